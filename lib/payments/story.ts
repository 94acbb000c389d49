import type { CheckReply, PaymentReply } from "#lib/domain/biller.ts";

/** What a payment's story keeps of a reply: its kind, the biller's code and words, and the redacted text as it came. */
export function storyOf(reply: PaymentReply | CheckReply): Record<string, unknown> {
  if (reply.kind === "not_sent") return { kind: reply.kind, reason: reply.reason, detail: reply.detail };
  if (reply.kind === "no_answer") {
    const { kind, reason, detail, httpStatus, raw } = reply;
    return { kind, reason, detail, httpStatus, raw };
  }
  const { kind, code, message, httpStatus, raw } = reply;
  return { kind, ...("status" in reply ? { status: reply.status } : {}), code, message, httpStatus, raw };
}
