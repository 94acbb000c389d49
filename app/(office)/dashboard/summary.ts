import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { granted } from "#lib/domain/result.ts";
import { dayOf, type Millis, type Zone } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";

/** Read once a request, whichever parts of the page ask. */
export const depositView = cache(async () => {
  const { dashboard, reads } = loket();
  const actor = await requireActor("supervisor", "/dashboard");
  return granted(await dashboard.deposit(actor, (await reads.outlet()).zone));
});

export const figures = cache(async () => {
  const { dashboard, reads } = loket();
  const actor = await requireActor("supervisor", "/dashboard");
  const { zone } = await reads.outlet();
  return { zone, ...granted(await dashboard.figures(actor, zone)) };
});

/** The weekday of a moment, in words. */
export async function weekdayOf(at: Millis, zone: Zone): Promise<string> {
  const t = await getTranslations("summary");
  const weekday = new Date(`${dayOf(at, zone)}T00:00:00Z`).getUTCDay();
  return t(`weekday_${weekday}` as "weekday_0");
}

/** One decimal for small numbers, with the language's decimal sign. */
export async function decimals(number: number): Promise<string> {
  const text = number < 10 ? number.toFixed(1) : String(Math.round(number));
  return (await getLocale()) === "id" ? text.replace(".", ",") : text;
}
