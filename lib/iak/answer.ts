import { isUtf8 } from "node:buffer";
import { gunzipSync } from "node:zlib";
import type { NoAnswer, NotSent } from "#lib/domain/biller.ts";
import type { HttpOutcome } from "./exchange.ts";
import type { Secrets } from "./hide-secrets.ts";
import { type ReplyRead, readReply } from "./read-reply.ts";

/** A complete HTTP reply. `fields` is null when it has none, with the reason; `raw` is without secrets and limited in length. */
export type Answer = ReplyRead & { readonly httpStatus: number; readonly raw: string };

/** Larger replies are not read as fields, in bytes. */
export const LONGEST_REPLY = 256 * 1024;
const LONGEST_RAW = 4_000;

/** Turns a call's outcome into a reply's fields and its text without secrets, or the reason why there is none. Never throws. */
export function toAnswer(outcome: HttpOutcome, secrets: Secrets): Answer | NotSent | NoAnswer {
  if (outcome.kind === "not_sent") return outcome;
  if (outcome.kind === "no_answer") {
    const { body, ...lost } = outcome;
    return body === undefined || body.length === 0 ? lost : { ...lost, raw: toRaw(body, secrets) };
  }
  const { status: httpStatus } = outcome;
  const body = unpacked(outcome.body);
  const raw = toRaw(body, secrets);
  // A receipt may be larger than this, an error in its place may not.
  if (body.length > LONGEST_REPLY) return { httpStatus, fields: null, fault: "too large to be read", raw };
  return { httpStatus, ...readReply(toText(body), secrets.hide), raw };
}

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Some intermediaries compress although we ask for plain replies. A reply that is cut off or inflates too far stays as received,
 * unreadable.
 */
function unpacked(body: Buffer): Buffer {
  if (!body.subarray(0, 2).equals(GZIP)) return body;
  try {
    return gunzipSync(body, { maxOutputLength: LONGEST_REPLY });
  } catch {
    return body;
  }
}

/** UTF-8, or Latin-1 as browsers read it when the whole is not valid UTF-8. */
function toText(body: Buffer, bytes = body.length): string {
  return new TextDecoder(isUtf8(body) ? "utf-8" : "windows-1252").decode(body.subarray(0, bytes));
}

export function isAnswer(answer: Answer | NotSent | NoAnswer): answer is Answer {
  return !("kind" in answer);
}

/** Secrets are removed before the text is cut, or half of one could remain. Databases accept neither NUL nor lone surrogates. */
function toRaw(body: Buffer, secrets: Secrets): string {
  const text = secrets.hideInRaw(toText(body, LONGEST_REPLY));
  return text.slice(0, LONGEST_RAW).replaceAll("\0", "\uFFFD").toWellFormed();
}
