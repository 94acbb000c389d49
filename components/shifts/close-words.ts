import { getTranslations } from "next-intl/server";
import { linkWords } from "#components/ui/link-words.ts";
import type { CloseWords } from "./close-shift-form.tsx";

/** The words of the form that closes a shift, at the counter and in the office. */
export async function closeWords(): Promise<CloseWords> {
  const t = await getTranslations("shift");
  return {
    counted: t("counted"),
    note: t("note"),
    coin: t("coin"),
    more: t("more"),
    fewer: t("fewer"),
    expected: t("expected"),
    difference: t("difference"),
    rounding: t("rounding"),
    notCounted: t("notCounted"),
    matches: t("matches"),
    missing: t("missing"),
    over: t("over"),
    reason: t("reason"),
    reasonHint: t("reasonHint"),
    reasonOther: t("reasonOther"),
    countFirst: t("countFirst"),
    blindLead: t("blindLead"),
    compare: t("compare"),
    comparing: t("comparing"),
    recount: t("recount"),
    submit: t("close"),
    busy: t("closing"),
    ...(await linkWords()),
  };
}
