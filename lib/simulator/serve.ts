import type { ServerResponse } from "node:http";
import { alterReply } from "./alter-reply.ts";
import { answer } from "./answer.ts";
import type { Fault, ReplyFault } from "./faults.ts";
import { type BillerRequest, subjectOf } from "./request.ts";
import { sendReply } from "./send-reply.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Reply } from "./wire.ts";

/**
 * One request from its arrival to its reply, with any fault. It does not check whether the client is still there: a biller that has the
 * request goes on with it.
 */
export async function serve(
  simulator: SimulatorState,
  request: BillerRequest,
  response: ServerResponse,
  connection: number,
): Promise<void> {
  const { ledger, journal, faults, held, clock } = simulator;
  const subject = subjectOf(ledger, request);
  const inquiry = subject.trId === null ? undefined : ledger.byTrId(subject.trId);
  const fault = faults.take(subject);
  const { seq } = journal.receive(clock.now(), request, subject, connection, fault, inquiry);
  await held.wait(subject.trId, fault?.waitMs);
  const truth = act(simulator, request, seq, subject.trId, fault ?? {});
  await held.wait(subject.trId, fault?.holdReplyMs);
  const replyFault: ReplyFault = fault?.reply ?? { kind: truth ? "truth" : "hang" };
  response.setHeader("date", new Date(clock.now() + (fault?.dateOffsetMs ?? 0)).toUTCString());
  sendReply(response, alterReply(simulator, request, subject, truth, replyFault), replyFault);
}

/** Does what is asked, unless the fault says that it never arrived or arrives later. */
function act(
  simulator: SimulatorState,
  request: BillerRequest,
  seq: number,
  trId: number | null,
  fault: Fault,
): Reply | null {
  const now = (how: "request" | "late"): Reply => {
    const reply = answer(simulator, request, { how, requestSeq: seq, endsWith: endingOf(fault) });
    const code = reply.shape === "pdf" ? "00" : (reply.fields.response_code ?? reply.fields.rc);
    simulator.journal.note(seq, { responseCode: typeof code === "string" ? code : null, ...aboutQuote(reply) });
    return reply;
  };
  if (fault.execute === "never") return null;
  if (fault.execute === "later") {
    simulator.held.hold(trId, fault.executeAfterMs ?? "released", () => now("late"));
    return null;
  }
  return now("request");
}

function endingOf({ execute, payCode }: Fault): string | undefined {
  if (execute === "pending") return "39";
  return execute === "fails" ? (payCode ?? "37") : undefined;
}

/** An inquiry's journal entry gets its `tr_id` and period only once it has been answered. */
function aboutQuote(reply: Reply): { trId?: number; period?: string } {
  if (reply.shape !== "bill") return {};
  const { tr_id: trId, period } = reply.fields;
  return {
    ...(typeof trId === "number" ? { trId } : {}),
    ...(typeof period === "string" ? { period } : {}),
  };
}
