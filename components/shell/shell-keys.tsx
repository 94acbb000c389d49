import { getTranslations } from "next-intl/server";
import { Hotkeys } from "./hotkeys.tsx";

/** The counter's keys with their words. */
export async function ShellKeys() {
  const t = await getTranslations("keys");
  return (
    <Hotkeys
      words={{
        title: t("title"),
        close: t("close"),
        new: t("new"),
        pay: t("pay"),
        print: t("print"),
        receipts: t("receipts"),
        back: t("back"),
        search: t("search"),
        help: t("help"),
        next: t("next"),
        enable: t("enable"),
        here: t("here"),
      }}
    />
  );
}
