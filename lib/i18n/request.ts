import { cookies } from "next/headers";
import type {} from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, type Locale, readLocale } from "./choices.ts";
// Not as `type: "json"`, which the build would not compile.
import english from "./messages/en.json";
import indonesian from "./messages/id.json";

const MESSAGES: Record<Locale, typeof indonesian> = { id: indonesian, en: english };

/** A request's language comes from a cookie; addresses are the same in both. Browsers get only what `ClientMessages` names. */
export default getRequestConfig(async () => {
  const locale = readLocale((await cookies()).get(LOCALE_COOKIE)?.value);
  return { locale, messages: MESSAGES[locale], timeZone: "Asia/Jakarta" };
});

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof indonesian;
  }
}
