import { getTranslations } from "next-intl/server";
import type { Entry } from "#components/ui/entry-form.tsx";

/** Common fields of forms about people: one's own password again, and a new one. */
export async function personEntries() {
  const t = await getTranslations("users");
  const required = t("required");
  const secret = { type: "password", maxLength: 128, required } as const;
  const own: Entry = { ...secret, name: "own", label: t("own"), autoComplete: "current-password" };
  const newPassword: Entry = {
    ...secret,
    name: "password",
    label: t("newPassword"),
    hint: t("passwordHint"),
    autoComplete: "new-password",
  };
  return { own, newPassword, required, words: (submit: string) => ({ submit, busy: t("saving") }) };
}
