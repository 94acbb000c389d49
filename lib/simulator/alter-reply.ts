import type { CannedBody, ReplyFault } from "./faults.ts";
import { errorReply, layOver, paymentReply, statusReply } from "./replies.ts";
import type { BillerRequest, Subject } from "./request.ts";
import { messageOf } from "./response-codes.ts";
import type { SimulatorState } from "./simulator-state.ts";
import { type Encoded, encode, type Fields, type Reply } from "./wire.ts";

const CANNED: Record<CannedBody, { contentType: string; text: string }> = {
  html: { contentType: "text/html", text: "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>" },
  empty: { contentType: "application/json", text: "" },
  object: { contentType: "application/json", text: "{}" },
  list: { contentType: "application/json", text: '{"data":[],"meta":[]}' },
};

/** The reply altered by a fault. `truth` is null when the request was lost and there is none. */
export function alterReply(
  simulator: SimulatorState,
  request: BillerRequest,
  subject: Subject,
  truth: Reply | null,
  fault: ReplyFault,
): Encoded & { headers?: Record<string, string> } {
  const base = truth ?? pretended(simulator, subject);
  switch (fault.kind) {
    case "http": {
      const canned = CANNED[fault.body ?? "html"];
      const body = Buffer.from(fault.text ?? canned.text);
      return { httpStatus: fault.status, contentType: canned.contentType, body, headers: fault.headers };
    }
    case "redirect": {
      const headers = { location: fault.location };
      return { httpStatus: fault.status ?? 307, contentType: "text/html", body: Buffer.alloc(0), headers };
    }
    case "bad-request":
      return encode(badRequest(fault), request.format);
    case "code":
      return encode(withCode(simulator, subject, fault), request.format);
    case "status":
      return encode(withStatus(simulator, subject, fault) ?? base, request.format);
    case "change":
      return encode(changed(base, fault.fields ?? {}, fault.remove ?? []), request.format);
    case "same-tr-id":
      return encode(changed(base, previousTrId(simulator), []), request.format);
    case "xml":
      return encode(fault.responseCode ? errorReply(fault.responseCode) : base, "xml");
    default:
      return encode(base, request.format);
  }
}

/** The answer that a lost payment would have had if paid, for replies that lie, or are cut off while lying. */
function pretended(simulator: SimulatorState, subject: Subject): Reply {
  const inquiry = simulator.ledger.byTrId(subject.trId ?? -1);
  if (!inquiry) return errorReply("103");
  return paymentReply(inquiry, "00", simulator.clock.now(), simulator.ledger.state.balance);
}

function badRequest(fault: { responseCode?: string; details?: Fields }): Reply {
  const code = fault.responseCode ?? "107";
  const details = fault.details ?? { tr_id: ["The tr id field is required."] };
  const fields = { response_code: code, message: messageOf(code), error_details: details };
  return { shape: "bill", fields, httpStatus: 400 };
}

function withCode(
  simulator: SimulatorState,
  subject: Subject,
  fault: { responseCode: string; message?: string },
): Reply {
  const inquiry = simulator.ledger.byTrId(subject.trId ?? -1);
  const reply =
    subject.command === "balance"
      ? balanceWith(fault.responseCode)
      : subject.command === "pay-pasca" && inquiry
        ? paymentReply(inquiry, fault.responseCode, simulator.clock.now(), simulator.ledger.state.balance)
        : errorReply(fault.responseCode, subject.refId === null ? {} : { ref_id: subject.refId });
  return fault.message === undefined ? reply : changed(reply, { message: fault.message }, []);
}

function balanceWith(rc: string): Reply {
  return { shape: "balance", fields: { balance: 0, message: messageOf(rc), rc } };
}

function withStatus(simulator: SimulatorState, subject: Subject, fault: ReplyFault & { kind: "status" }): Reply | null {
  const inquiry = simulator.ledger.byRefId(subject.refId ?? "");
  if (!inquiry) return null;
  const reply = statusReply(inquiry, fault.status, simulator.clock.now(), simulator.ledger.state.balance);
  if (fault.responseCode === undefined) return reply;
  return changed(reply, { response_code: fault.responseCode, message: messageOf(fault.responseCode) }, []);
}

function changed(reply: Reply, fields: Fields, remove: string[]): Reply {
  if (reply.shape === "pdf") return reply;
  const kept = Object.entries(layOver(reply.fields, fields)).filter(([name]) => !remove.includes(name));
  return { ...reply, fields: Object.fromEntries(kept) };
}

function previousTrId(simulator: SimulatorState): Fields {
  const previous = simulator.ledger.state.inquiries.at(-2);
  return previous ? { tr_id: previous.trId } : {};
}
