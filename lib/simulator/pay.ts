import { changeFor } from "./inquire.ts";
import type { Execution, Inquiry } from "./ledger.ts";
import { datedAt, errorReply, paymentReply } from "./replies.ts";
import { trIdOf } from "./request.ts";
import { behaviourOf } from "./sandbox-numbers.ts";
import { wibDay } from "./wib.ts";
import type { Reply } from "./wire.ts";
import type { World } from "./world.ts";

export type PayOptions = {
  how: "request" | "late";
  requestSeq: number;
  /** A fault's own ending, in place of the number's. */
  endsWith?: string;
};

/** Answers `pay-pasca`. The only way for a request to move money, and it does so at most once a `tr_id`. */
export function pay(world: World, fields: Record<string, string>, options: PayOptions): Reply {
  const inquiry = world.ledger.byTrId(trIdOf(fields.tr_id) ?? -1);
  if (!inquiry) return errorReply("06", { tr_id: fields.tr_id ?? "" });
  const code = outcomeOf(world, inquiry, options);
  return paymentReply(inquiry, code, world.clock.now(), world.ledger.state.balance);
}

/** Moves the money and writes it down. */
export function execute(world: World, inquiry: Inquiry, how: Execution["how"], seq: number | null): void {
  world.journal.noteExecution(world.ledger.takeMoney(inquiry, world.clock.now(), how, seq));
}

function outcomeOf(world: World, inquiry: Inquiry, options: PayOptions): string {
  const { ledger, clock, journal } = world;
  const now = clock.now();
  const paidUnder = ledger.paidUnder(inquiry.code, inquiry.hp, inquiry.bill.period);
  if (paidUnder !== undefined) journal.note(options.requestSeq, { duplicateOf: paidUnder });
  if (inquiry.status === 1) return "01";
  if (inquiry.status === 3) return "39";
  if (inquiry.status === 2) return inquiry.failedWith ?? "37";
  if (wibDay(datedAt(inquiry, now)) !== wibDay(now)) return "04";
  // The bill was paid under another tr_id. The biller was asked and said no, so this one has failed for good.
  if (paidUnder !== undefined) return failed(world, inquiry, "01");
  if (ledger.state.balance < inquiry.bill.sellingPrice) return "17";
  const ending = options.endsWith ?? endingOf(world, inquiry);
  if (ending === "39") {
    ledger.markPending(inquiry);
    return "39";
  }
  if (ending !== "00") return failed(world, inquiry, ending);
  execute(world, inquiry, options.how, options.requestSeq);
  return "00";
}

function failed(world: World, inquiry: Inquiry, code: string): string {
  world.ledger.markFailed(inquiry, code, world.clock.now());
  return code;
}

function endingOf(world: World, { code, hp }: Inquiry): string {
  return changeFor(world, code, hp)?.payCode ?? behaviourOf(hp).payCode ?? "00";
}
