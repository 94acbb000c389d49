import { getTranslations } from "next-intl/server";
import { PRINTER_CHOICE_NAMES, PRINTER_CHOICES } from "#lib/domain/printer-profile.ts";
import type { PrinterChoiceWords } from "./printer-choices.tsx";
import { PRINTER_FAULTS, type PrinterFaultCode } from "./printer-port.ts";

/** The choices that depend on the printer's make, in the reader's language. */
export async function printerChoiceWords(): Promise<PrinterChoiceWords> {
  const t = await getTranslations("printer");
  const words = PRINTER_CHOICE_NAMES.map((name) => {
    const options = PRINTER_CHOICES[name].map((choice) => [choice, t(`${name}_${choice}` as "qr_command")]);
    return [name, { label: t(`choice_${name}`), options: Object.fromEntries(options) }];
  });
  return Object.fromEntries(words);
}

export async function printerFaultWords(): Promise<Record<PrinterFaultCode, string>> {
  const t = await getTranslations("printer");
  return Object.fromEntries(PRINTER_FAULTS.map((code) => [code, t(`fault_${code}`)])) as Record<
    PrinterFaultCode,
    string
  >;
}
