import type { ServerResponse } from "node:http";
import { alterReply } from "./alter-reply.ts";
import { answer } from "./answer.ts";
import type { Fault, ReplyFault } from "./faults.ts";
import { type BillerRequest, subjectOf } from "./request.ts";
import { sendReply } from "./send-reply.ts";
import type { Reply } from "./wire.ts";
import type { World } from "./world.ts";

/**
 * One request from its arrival to its reply, through whatever fault meets it. Nothing here looks at whether the asker
 * is still there: a biller that has the request goes on with it.
 */
export async function serve(
  world: World,
  request: BillerRequest,
  response: ServerResponse,
  connection: number,
): Promise<void> {
  const { ledger, journal, faults, gates, clock } = world;
  const subject = subjectOf(ledger, request);
  const inquiry = subject.trId === null ? undefined : ledger.byTrId(subject.trId);
  const fault = faults.take(subject);
  const { seq } = journal.receive(clock.now(), request, subject, connection, fault, inquiry);
  await gates.wait(subject.trId, fault?.waitMs);
  const truth = act(world, request, seq, subject.trId, fault ?? {});
  await gates.wait(subject.trId, fault?.holdReplyMs);
  const replyFault: ReplyFault = fault?.reply ?? { kind: truth ? "truth" : "hang" };
  sendReply(response, alterReply(world, request, subject, truth, replyFault), replyFault);
}

/** Does what is asked, unless the fault says that it never arrived or arrives later. */
function act(world: World, request: BillerRequest, seq: number, trId: number | null, fault: Fault): Reply | null {
  const now = (how: "request" | "late"): Reply => {
    const reply = answer(world, request, { how, requestSeq: seq, endsWith: endingOf(fault) });
    const code = reply.shape === "pdf" ? "00" : (reply.fields.response_code ?? reply.fields.rc);
    world.journal.note(seq, { responseCode: typeof code === "string" ? code : null, ...aboutQuote(reply) });
    return reply;
  };
  if (fault.execute === "never") return null;
  if (fault.execute === "later") {
    world.gates.hold(trId, fault.executeAfterMs ?? "released", () => now("late"));
    return null;
  }
  return now("request");
}

function endingOf({ execute, payCode }: Fault): string | undefined {
  if (execute === "pending") return "39";
  return execute === "fails" ? (payCode ?? "37") : undefined;
}

/** An inquiry's journal entry learns its `tr_id` and period only once it has been answered. */
function aboutQuote(reply: Reply): { trId?: number; period?: string } {
  if (reply.shape !== "bill") return {};
  const { tr_id: trId, period } = reply.fields;
  return {
    ...(typeof trId === "number" ? { trId } : {}),
    ...(typeof period === "string" ? { period } : {}),
  };
}
