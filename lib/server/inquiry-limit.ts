/** Inquiries cost the biller's goodwill: so many a minute for each cashier, no daily cap. */
export type InquiryLimit = {
  /** Null when one more may go; otherwise the seconds to wait. */
  readonly take: (userId: string) => number | null;
};

const MINUTE = 60_000;

export function createInquiryLimit(now: () => number, perMinute = 30): InquiryLimit {
  const taken = new Map<string, number[]>();
  return {
    take(userId) {
      const recent = (taken.get(userId) ?? []).filter((at) => at > now() - MINUTE);
      const oldest = recent[0];
      if (recent.length >= perMinute && oldest !== undefined) return Math.ceil((oldest + MINUTE - now()) / 1_000);
      taken.set(userId, [...recent, now()]);
      return null;
    },
  };
}
