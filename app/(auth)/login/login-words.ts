import { getTranslations } from "next-intl/server";
import type { LoginWords } from "#components/auth/login-form.tsx";
import { linkWords } from "#components/ui/link-words.ts";

/** The words of the sign-in form. */
export async function loginWords(): Promise<LoginWords> {
  const t = await getTranslations("login");
  return {
    username: t("username"),
    password: t("password"),
    show: t("show"),
    submit: t("submit"),
    submitting: t("submitting"),
    ...(await linkWords()),
  };
}
