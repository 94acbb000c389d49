import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, type Locale, readLocale } from "./locale.ts";
import english from "./messages/en.json" with { type: "json" };
import indonesian from "./messages/id.json" with { type: "json" };

const MESSAGES: Record<Locale, typeof indonesian> = { id: indonesian, en: english };

/** The language of a request is a choice kept in a cookie; addresses are the same in both. All words stay on the server. */
export default getRequestConfig(async () => {
  const locale = readLocale((await cookies()).get(LOCALE_COOKIE)?.value);
  return { locale, messages: MESSAGES[locale], timeZone: "Asia/Jakarta" };
});
