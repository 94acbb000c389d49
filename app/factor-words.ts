import { getTranslations } from "next-intl/server";
import { linkWords } from "#components/ui/link-words.ts";

/** The words of the second factor's form. */
export async function factorWords() {
  const t = await getTranslations("gate");
  return {
    code: t("code"),
    codeHint: t("codeHint"),
    submit: t("submit"),
    busy: t("busy"),
    passkey: t("passkey"),
    passkeyFailed: t("passkeyFailed"),
    ...(await linkWords()),
  };
}
