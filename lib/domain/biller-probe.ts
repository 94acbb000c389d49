import type { ListedProduct, NoAnswerReason, NotSentReason, Trouble } from "./biller.ts";
import type { Millis } from "./time.ts";

/** One call to the biller as sent and received, with key and signature hidden. */
export type Exchange = {
  readonly url: string;
  readonly request: string;
  /** Null when there was no reply. */
  readonly reply: string | null;
  readonly httpStatus: number | null;
  /** Time until a request could be written: name lookup, TCP and TLS. Null when the connection failed before. */
  readonly connectMs: number | null;
  readonly totalMs: number;
  /** How far this machine's clock is ahead of the biller's, to about a second; null when the reply has no date. */
  readonly clockAheadMs: number | null;
};

export type ProbeTrouble = NotSentReason | NoAnswerReason | Trouble;

export type ProbedCall = Exchange & {
  readonly command: "balance" | "pricelist-pasca";
  readonly trouble: ProbeTrouble | null;
  /** The biller's own code, if it refused. */
  readonly code: string | null;
};

/** What a live test of the biller found. */
export type ProbeReport = {
  readonly at: Millis;
  readonly signature: "accepted" | "refused" | "unknown";
  /** Rupiah; null when the biller did not say. */
  readonly balance: number | null;
  /** `absent`: the price list came without our product; null: no price list came. */
  readonly product: ListedProduct | "absent" | null;
  readonly calls: readonly ProbedCall[];
};

/** One accepted call proves the signature; a refusal for any other reason says nothing about it. */
export function signatureOf(calls: readonly Pick<ProbedCall, "trouble">[]): ProbeReport["signature"] {
  if (calls.some(({ trouble }) => trouble === "signature")) return "refused";
  return calls.some(({ trouble }) => trouble === null) ? "accepted" : "unknown";
}
