import type { ListedProduct, NoAnswerReason, NotSentReason } from "./biller.ts";
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

/** `signature`, `address`: refused for these; `rejected`: refused for anything else. */
export type ProbeTrouble = NotSentReason | NoAnswerReason | "signature" | "address" | "rejected";

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

// IAK: 100 of the postpaid host, 204 of the prepaid one.
const SIGNATURE_CODES = ["100", "204"];
const ADDRESS_CODE = "102";

/** What a reply of the biller means to whoever looks for the reason. */
export function troubleOf(reply: { kind: string; reason?: string; code?: string }): ProbeTrouble | null {
  if (reply.kind === "not_sent" || reply.kind === "no_answer") return reply.reason as NotSentReason | NoAnswerReason;
  if (reply.kind !== "refused") return null;
  if (SIGNATURE_CODES.includes(reply.code ?? "")) return "signature";
  return reply.code === ADDRESS_CODE ? "address" : "rejected";
}

/** One accepted call is proof; a refusal for anything else says nothing of the signature. */
export function signatureOf(calls: readonly Pick<ProbedCall, "trouble">[]): ProbeReport["signature"] {
  if (calls.some(({ trouble }) => trouble === "signature")) return "refused";
  return calls.some(({ trouble }) => trouble === null) ? "accepted" : "unknown";
}
