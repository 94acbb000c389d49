import type { NoAnswer, NotSent } from "#lib/domain/biller.ts";
import type { HttpOutcome } from "./exchange.ts";
import type { Secrets } from "./hide-secrets.ts";
import { type ReplyFields, readReply } from "./read-reply.ts";

/** A whole HTTP reply: `fields` null when its content holds none, `raw` without secrets and of a limited length. */
export type Answer = { readonly httpStatus: number; readonly fields: ReplyFields | null; readonly raw: string };

/** Bytes of a reply that are read as fields. */
export const LONGEST_REPLY = 256 * 1024;
const LONGEST_RAW = 4_000;

/** What came of a call as those who judge it read it: the reply's fields and its text without secrets, or why there is none. Never throws. */
export function toAnswer(outcome: HttpOutcome, secrets: Secrets): Answer | NotSent | NoAnswer {
  if (outcome.kind === "not_sent") return outcome;
  if (outcome.kind === "no_answer") {
    const { body, ...lost } = outcome;
    return body === undefined || body.length === 0 ? lost : { ...lost, raw: toRaw(body, secrets) };
  }
  const { status: httpStatus, body } = outcome;
  // A receipt may be larger than this; an error in its place may not.
  const text = body.length > LONGEST_REPLY ? "" : body.toString("utf8").replace(/^\uFEFF/, "");
  return { httpStatus, fields: readReply(text, secrets.hide), raw: toRaw(body, secrets) };
}

export function isAnswer(answer: Answer | NotSent | NoAnswer): answer is Answer {
  return !("kind" in answer);
}

/** Secrets go before the text is shortened, or half of one could stay; and a database takes neither NUL nor half a character. */
function toRaw(body: Buffer, secrets: Secrets): string {
  const text = secrets.hideInRaw(body.subarray(0, LONGEST_REPLY).toString("utf8"));
  return text.slice(0, LONGEST_RAW).replaceAll("\0", "\uFFFD").toWellFormed();
}
