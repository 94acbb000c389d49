import { productOf } from "./products.ts";

/** What happens to a number that is not simply billed and paid. */
export type Behaviour = {
  /** The inquiry is refused with this code, without a `tr_id`. */
  inquiryCode?: string;
  /** Paying ends with this code instead of 00: 39 stays in process, any other is a failure. */
  payCode?: string;
};

/** The older sandbox's cases, by the last digit; its first two succeed. */
const OLDER: Record<string, Behaviour> = {
  3: { inquiryCode: "103" },
  4: { inquiryCode: "01" },
  5: { inquiryCode: "14" },
  6: { payCode: "37" },
  7: { payCode: "39" },
  8: { payCode: "105" },
};
/** The newer sandbox's cases, by the last four digits. */
const NEWER: Record<string, Behaviour> = {
  "0001": { inquiryCode: "01" },
  "0014": { inquiryCode: "14" },
  "0103": { inquiryCode: "103" },
  "1037": { payCode: "37" },
  "1039": { payCode: "39" },
  "1105": { payCode: "105" },
};

/** The special behaviour of a sandbox number; none for any other. Where the two generations collide, the older one counts. */
export function behaviourOf(code: string, hp: string): Behaviour {
  const { older, stem } = productOf(code) ?? {};
  if (older && hp.length === older.length && hp.slice(0, -1) === older.slice(0, -1)) return OLDER[hp.slice(-1)] ?? {};
  return (stem && hp.startsWith(stem) && NEWER[hp.slice(stem.length)]) || {};
}
