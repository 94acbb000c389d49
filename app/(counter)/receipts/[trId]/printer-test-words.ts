import { getTranslations } from "next-intl/server";
import type { PrinterTestWords } from "#components/receipts/printer-test.tsx";

export async function printerTestWords(): Promise<PrinterTestWords> {
  const t = await getTranslations("receipt");
  const link = await getTranslations("link");
  return {
    usb: t("thermalUsb"),
    serial: t("thermalSerial"),
    printing: t("testPrinting"),
    printed: t("testPrinted"),
    failed: t("testFailed"),
    none: t("testNone"),
    offline: link("offline"),
    stale: link("stale"),
  };
}
