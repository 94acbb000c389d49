import { readTrId, type TrId } from "#lib/domain/identifiers.ts";

/** Today's inquiries that this browser's cashier has removed from the list of unpaid ones. */
export const DISMISSED_COOKIE = "loket_dismissed";

/** More than a day's list shows; a cookie has little room. */
const MOST = 60;

export function readDismissed(cookie: string | undefined): TrId[] {
  return (cookie ?? "").split(".").flatMap((text) => readTrId(text) ?? []);
}

export function dismiss(cookie: string | undefined, trId: TrId) {
  const value = [trId, ...readDismissed(cookie)].slice(0, MOST).join(".");
  return { value, options: { path: "/", httpOnly: true, sameSite: "lax", maxAge: 24 * 60 * 60 } as const };
}
