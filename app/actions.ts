"use server";

import { refresh } from "next/cache";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { LOCALE_COOKIE, LOCALES, THEME_COOKIE, THEMES } from "#lib/i18n/choices.ts";
import { KEPT_FOR_A_YEAR, keep, loket } from "#lib/server/next.ts";
import { action } from "#lib/server/web/action-client.ts";

/** Ends the session here and in the ledger. */
export const signOut = action({ name: "session.end", role: "anyone", schema: z.strictObject({}) }, async () => {
  const cookie = await loket().auth.signOut((await headers()).get("cookie"));
  await keep(cookie);
  redirect("/login");
});

/** Locks the screen; unlocking returns to the same page. */
export const lock = action(
  { name: "session.lock", role: "cashier", schema: z.strictObject({}), fromAnyPage: true },
  async ({ session }) => {
    await loket().auth.lockScreen(session);
    // The browser forgets the pages it has drawn: "Back" must not show them.
    refresh();
    const from = URL.parse((await headers()).get("referer") ?? "");
    redirect(`/login?next=${encodeURIComponent(from ? from.pathname + from.search : "/")}`);
  },
);

export const setLocale = action(
  { name: "locale.set", role: "anyone", schema: z.strictObject({ locale: z.enum(LOCALES) }) },
  async ({ input }) => {
    (await cookies()).set(LOCALE_COOKIE, input.locale, KEPT_FOR_A_YEAR);
    return { ok: true };
  },
);

export const setTheme = action(
  { name: "theme.set", role: "anyone", schema: z.strictObject({ theme: z.enum(THEMES) }) },
  async ({ input }) => {
    (await cookies()).set(THEME_COOKIE, input.theme, KEPT_FOR_A_YEAR);
    return { ok: true };
  },
);
