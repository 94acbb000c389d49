import { getTranslations } from "next-intl/server";
import { formAction } from "#components/ui/form-action.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { ScreenLock } from "./screen-lock.tsx";
import type { ShellActions, ShellProps } from "./shell-props.ts";

/** The counter's keys with their words. */
export async function ShellKeys({ lock, lockAfter }: Pick<ShellProps, "lockAfter"> & Pick<ShellActions, "lock">) {
  const t = await getTranslations("keys");
  return (
    <>
      <ScreenLock lock={formAction(lock, {})} after={lockAfter} />
      <KeysDialog
        words={{
          title: t("title"),
          close: t("close"),
          new: t("new"),
          pay: t("pay"),
          print: t("print"),
          receipts: t("receipts"),
          lock: t("lock"),
          back: t("back"),
          search: t("search"),
          help: t("help"),
          next: t("next"),
          enable: t("enable"),
          here: t("here"),
        }}
      />
    </>
  );
}
