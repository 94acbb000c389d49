import { isRecent, MINUTE } from "#lib/domain/time.ts";

/** Inquiries cost the biller's goodwill: so many a minute for each cashier, no daily cap. */
export type InquiryLimit = {
  /** Null when one more may go; otherwise the seconds to wait. `perMinute` as it is set now. */
  readonly take: (userId: string, perMinute?: number) => number | null;
};

/** `now` in UTC milliseconds. Counted in this process: another counts for itself. */
export function createInquiryLimit(now: () => number, usually = 30): InquiryLimit {
  const taken = new Map<string, number[]>();
  return {
    take(userId, perMinute = usually) {
      const recent = (taken.get(userId) ?? []).filter((at) => isRecent(at, MINUTE, now()));
      // The one that must grow old before another may go: the oldest, unless the limit was lowered meanwhile.
      const oldest = recent[recent.length - perMinute];
      if (oldest !== undefined) return Math.ceil((oldest + MINUTE - now()) / 1_000);
      taken.set(userId, [...recent, now()]);
      return null;
    },
  };
}
