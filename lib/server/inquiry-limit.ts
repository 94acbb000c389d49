import { isRecent, MINUTE } from "#lib/domain/time.ts";

/** Limits inquiries, which strain the biller: a number a minute for each cashier, without a daily cap. */
export type InquiryLimit = {
  /** Null if one more is allowed, else the seconds to wait. `perMinute` is the current setting. */
  readonly take: (userId: string, perMinute?: number) => number | null;
};

/** `now` in UTC milliseconds. Counts in this process only; another counts separately. */
export function createInquiryLimit(now: () => number, usually = 30): InquiryLimit {
  const taken = new Map<string, number[]>();
  return {
    take(userId, perMinute = usually) {
      const recent = (taken.get(userId) ?? []).filter((at) => isRecent(at, MINUTE, now()));
      // The one that must age before the next is allowed: the oldest, unless the limit was lowered meanwhile.
      const oldest = recent[recent.length - perMinute];
      if (oldest !== undefined) return Math.ceil((oldest + MINUTE - now()) / 1_000);
      taken.set(userId, [...recent, now()]);
      return null;
    },
  };
}
