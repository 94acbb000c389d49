import { changeFor } from "./inquire.ts";
import { type Execution, type Inquiry, keyOf } from "./ledger.ts";
import { wibDay } from "./period.ts";
import { datedAt, errorReply, paymentReply } from "./replies.ts";
import { trIdOf } from "./request.ts";
import { behaviourOf } from "./sandbox-numbers.ts";
import type { SimulatorState } from "./simulator-state.ts";
import type { Reply } from "./wire.ts";

export type PayOptions = {
  how: "request" | "late";
  requestSeq: number;
  /** A fault's own ending, replacing the number's. */
  endsWith?: string;
};

/** Answers `pay-pasca`. The only way for a request to move money; it does so at most once for each `tr_id`. */
export function pay(simulator: SimulatorState, fields: Record<string, string>, options: PayOptions): Reply {
  const inquiry = simulator.ledger.byTrId(trIdOf(fields.tr_id) ?? -1);
  if (!inquiry) return errorReply("06", { tr_id: fields.tr_id ?? "" });
  const code = outcomeOf(simulator, inquiry, options);
  return paymentReply(inquiry, code, simulator.clock.now(), simulator.ledger.state.balance);
}

/** Moves the money and records it. */
export function execute(simulator: SimulatorState, inquiry: Inquiry, how: Execution["how"], seq: number | null): void {
  simulator.journal.noteExecution(simulator.ledger.takeMoney(inquiry, simulator.clock.now(), how, seq));
}

function outcomeOf(simulator: SimulatorState, inquiry: Inquiry, options: PayOptions): string {
  const { ledger, clock, journal } = simulator;
  const now = clock.now();
  const paidUnder = ledger.paidUnder(inquiry.code, inquiry.hp, keyOf(inquiry.bill));
  if (paidUnder !== undefined) journal.note(options.requestSeq, { duplicateOf: paidUnder });
  if (inquiry.status === 1) return "01";
  if (inquiry.status === 3) return "39";
  if (inquiry.status === 2) return inquiry.failedWith ?? "37";
  if (wibDay(datedAt(inquiry, now)) !== wibDay(now)) return "04";
  // The bill was paid under another tr_id. The biller was asked and refused, so this one has failed for good.
  if (paidUnder !== undefined) return failed(simulator, inquiry, "01");
  if (ledger.state.balance < inquiry.bill.sellingPrice) return "17";
  const ending = options.endsWith ?? endingOf(simulator, inquiry);
  if (ending === "39") {
    ledger.markPending(inquiry);
    return "39";
  }
  if (ending !== "00") return failed(simulator, inquiry, ending);
  execute(simulator, inquiry, options.how, options.requestSeq);
  return "00";
}

function failed(simulator: SimulatorState, inquiry: Inquiry, code: string): string {
  simulator.ledger.markFailed(inquiry, code, simulator.clock.now());
  return code;
}

function endingOf(simulator: SimulatorState, { code, hp }: Inquiry): string {
  return changeFor(simulator, code, hp)?.payCode ?? behaviourOf(code, hp).payCode ?? "00";
}
