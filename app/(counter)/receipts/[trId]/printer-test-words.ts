import { getTranslations } from "next-intl/server";
import type { PrinterTestWords } from "#components/printers/printer-test.tsx";
import { printerChoiceWords, printerFaultWords } from "#components/printers/printer-words.ts";
import { paperWords } from "#components/receipts/paper-words.ts";
import { linkWords } from "#components/ui/link-words.ts";

export async function printerTestWords(): Promise<PrinterTestWords> {
  const t = await getTranslations("receipt");
  return {
    usb: t("thermalUsb"),
    serial: t("thermalSerial"),
    bluetooth: t("thermalBluetooth"),
    printing: t("testPrinting"),
    printed: t("testPrinted"),
    faults: await printerFaultWords(),
    none: t("testNone"),
    device: t("device"),
    baudRate: t("baudRate"),
    choices: await printerChoiceWords(),
    papers: (await paperWords()).papers,
    ...(await linkWords()),
  };
}
