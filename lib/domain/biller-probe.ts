import type { ListedProduct, NoAnswerReason, NotSentReason, Trouble } from "./biller.ts";
import type { Millis } from "./time.ts";

/** One call at the biller as it went over the wire, the key and the signature hidden. */
export type Exchange = {
  readonly url: string;
  readonly request: string;
  /** Null when nothing came. */
  readonly reply: string | null;
  readonly httpStatus: number | null;
  /** Until a request could be written: name, TCP and TLS. Null when that was never reached. */
  readonly connectMs: number | null;
  readonly totalMs: number;
  /** How far this machine's clock is ahead of the biller's, to a second or so; null when the biller did not say. */
  readonly clockAheadMs: number | null;
};

export type ProbeTrouble = NotSentReason | NoAnswerReason | Trouble;

export type ProbedCall = Exchange & {
  readonly command: "balance" | "pricelist-pasca";
  readonly trouble: ProbeTrouble | null;
  /** The biller's own code where it refused. */
  readonly code: string | null;
};

/** What a live test of the biller found. */
export type ProbeReport = {
  readonly at: Millis;
  readonly signature: "accepted" | "refused" | "unknown";
  /** Rupiah; null when it was not told. */
  readonly balance: number | null;
  /** `absent`: listed without ours; null: there was no list. */
  readonly product: ListedProduct | "absent" | null;
  readonly calls: readonly ProbedCall[];
};

/** One accepted call is proof; a refusal for anything else says nothing of the signature. */
export function signatureOf(calls: readonly Pick<ProbedCall, "trouble">[]): ProbeReport["signature"] {
  if (calls.some(({ trouble }) => trouble === "signature")) return "refused";
  return calls.some(({ trouble }) => trouble === null) ? "accepted" : "unknown";
}
