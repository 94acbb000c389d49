import { getTranslations } from "next-intl/server";
import type { PrinterTestWords } from "#components/receipts/printer-test.tsx";
import { linkWords } from "#components/ui/link-words.ts";

export async function printerTestWords(): Promise<PrinterTestWords> {
  const t = await getTranslations("receipt");
  return {
    usb: t("thermalUsb"),
    serial: t("thermalSerial"),
    printing: t("testPrinting"),
    printed: t("testPrinted"),
    failed: t("testFailed"),
    none: t("testNone"),
    ...(await linkWords()),
  };
}
