import { getLocale, getTranslations } from "next-intl/server";
import { dayOf, formatDate, formatTime, type Millis, type Zone } from "#lib/domain/time.ts";

/** Formats moments on a day's page: the time, with a date if on another day. */
export async function momentsOn(day: string, zone: Zone) {
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const moment = (at: Millis): string => {
    const time = formatTime(at, zone, language);
    return dayOf(at, zone) === day ? time : `${formatDate(at, zone, language).replace(/ \d{4}$/, "")} ${time}`;
  };
  /** With the zone once, at the end. */
  const between = (since: Millis, until: Millis): string =>
    t("between", { since: moment(since).slice(0, -zone.length - 1), until: moment(until) });
  return { moment, between };
}
