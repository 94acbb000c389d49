/** What thermal printers differ in, besides their paper; the first choice of each is what most of them know. */
export const PRINTER_CHOICES = {
  /** The pin of the printer's socket on which the cash drawer hangs. */
  drawerPin: ["2", "5"],
  /** The picture command for the logo: GS v 0, ESC *, or no logo. */
  logo: ["raster", "columns", "none"],
  /** The printer's own QR command, or the code as a picture. */
  qr: ["command", "raster", "columns"],
} as const;

export type PrinterProfile = { readonly [C in keyof typeof PRINTER_CHOICES]: (typeof PRINTER_CHOICES)[C][number] };
export type PrinterChoice = keyof PrinterProfile;
export const PRINTER_CHOICE_NAMES = Object.keys(PRINTER_CHOICES) as PrinterChoice[];

/** Bits a second of a serial line, as texts. */
export const BAUD_RATES = ["9600", "19200", "38400", "115200"] as const;

/** The profile in what an address or a device's memory says; what is missing or unknown there has its first choice. */
export function readPrinterProfile(given: Readonly<Record<string, unknown>>): PrinterProfile {
  const chosen = PRINTER_CHOICE_NAMES.map((name) => {
    const choices: readonly unknown[] = PRINTER_CHOICES[name];
    return [name, choices.includes(given[name]) ? given[name] : choices[0]];
  });
  return Object.fromEntries(chosen) as PrinterProfile;
}

export const USUAL_PROFILE = readPrinterProfile({});
