/** How thermal printers differ, besides their paper. The first choice of each suits most printers. */
export const PRINTER_CHOICES = {
  /** The pin of the printer's drawer socket. */
  drawerPin: ["2", "5"],
  /** The command that prints the logo: GS v 0, ESC *, or none. */
  logo: ["raster", "columns", "none"],
  /** The printer's own QR command, or the code as a picture. */
  qr: ["command", "raster", "columns"],
} as const;

export type PrinterProfile = { readonly [C in keyof typeof PRINTER_CHOICES]: (typeof PRINTER_CHOICES)[C][number] };
export type PrinterChoice = keyof PrinterProfile;
export const PRINTER_CHOICE_NAMES = Object.keys(PRINTER_CHOICES) as PrinterChoice[];

/** Serial line speeds in bits a second, as text. */
export const BAUD_RATES = ["9600", "19200", "38400", "115200"] as const;

/** Reads a profile from an address or a device's storage; missing or unknown values get their first choice. */
export function readPrinterProfile(given: Readonly<Record<string, unknown>>): PrinterProfile {
  const chosen = PRINTER_CHOICE_NAMES.map((name) => {
    const choices: readonly unknown[] = PRINTER_CHOICES[name];
    return [name, choices.includes(given[name]) ? given[name] : choices[0]];
  });
  return Object.fromEntries(chosen) as PrinterProfile;
}

export const USUAL_PROFILE = readPrinterProfile({});
