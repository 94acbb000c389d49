import { isUtf8 } from "node:buffer";
import { gunzipSync } from "node:zlib";
import type { NoAnswer, NotSent } from "#lib/domain/biller.ts";
import type { HttpOutcome } from "./exchange.ts";
import type { Secrets } from "./hide-secrets.ts";
import { type ReplyRead, readReply } from "./read-reply.ts";

/** A whole HTTP reply: `fields` null when its content holds none, and then why; `raw` without secrets and of a limited length. */
export type Answer = ReplyRead & { readonly httpStatus: number; readonly raw: string };

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
  const { status: httpStatus } = outcome;
  const body = unpacked(outcome.body);
  const raw = toRaw(body, secrets);
  // A receipt may be larger than this; an error in its place may not.
  if (body.length > LONGEST_REPLY) return { httpStatus, fields: null, fault: "too large to be read", raw };
  return { httpStatus, ...readReply(toText(body), secrets.hide), raw };
}

const GZIP = Buffer.from([0x1f, 0x8b]);

/** Some intermediaries compress what was asked for plain. What is cut off or unfolds too far stays as it came, and cannot be read. */
function unpacked(body: Buffer): Buffer {
  if (!body.subarray(0, 2).equals(GZIP)) return body;
  try {
    return gunzipSync(body, { maxOutputLength: LONGEST_REPLY });
  } catch {
    return body;
  }
}

/** UTF-8 or, where the whole is not, Latin 1 as browsers read it. */
function toText(body: Buffer, bytes = body.length): string {
  return new TextDecoder(isUtf8(body) ? "utf-8" : "windows-1252").decode(body.subarray(0, bytes));
}

export function isAnswer(answer: Answer | NotSent | NoAnswer): answer is Answer {
  return !("kind" in answer);
}

/** Secrets go before the text is shortened, or half of one could stay; and a database takes neither NUL nor half a character. */
function toRaw(body: Buffer, secrets: Secrets): string {
  const text = secrets.hideInRaw(toText(body, LONGEST_REPLY));
  return text.slice(0, LONGEST_RAW).replaceAll("\0", "\uFFFD").toWellFormed();
}
