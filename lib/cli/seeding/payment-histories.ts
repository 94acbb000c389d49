import type { EventKind } from "#lib/db/payments/payment-events.ts";
import type { PaymentPatch } from "#lib/db/payments/payments.ts";
import { handedOver, type Payment } from "#lib/domain/payment.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import { HOUR } from "#lib/domain/time.ts";
import { norefOf } from "#lib/simulator/ledger.ts";
import { type Draw, pick } from "./random.ts";

/** A payment's course: each step and its distance from the previous one, in milliseconds. */
export type PaymentHistory = {
  readonly ending: string | null;
  readonly steps: readonly Step[];
  readonly patch: PaymentPatch;
};
type Step = { readonly kind: EventKind; readonly to: PaymentState; readonly data: object; readonly cashier?: boolean };

const REFUSALS = [
  ["106", "PRODUCT IS TEMPORARILY OUT OF SERVICE"],
  ["35", "PLEASE PAY PREVIOUS ARREAR FIRST"],
  ["17", "INSUFFICIENT DEPOSIT"],
] as const;

/** What is open at the end of a history, by the number of payments that follow; `owed`: failed, with the refund still due. */
export type Open = Readonly<Record<number, PaymentState | "owed">>;
/** Every possibility. */
export const ALL_OPEN: Open = {
  0: "sending",
  2: "pending",
  5: "unknown",
  9: "not_sent",
  14: "not_received",
  20: "review",
  27: "pending",
};
/** The fewest payments that include every state. */
export const LEAST = 200;

/** `left`: the number of payments after this one. `now`: the end of the history. */
export function lifeOf(
  draw: Draw,
  payment: Payment,
  endedAt: number,
  { open: all, left, now }: { readonly open: Open; readonly left: number; readonly now: number },
): PaymentHistory {
  const open = all[left];
  const chance = draw();
  // Those that even the shortest history must have.
  if (open === "owed") return refused(draw, payment, endedAt, true);
  if (open) return openLife(open, endedAt, now);
  if (left === 40 || chance < 0.02) return refused(draw, payment, endedAt);
  if (left === 60 || chance < 0.028) return givenUp(payment, endedAt);
  return paid(payment, endedAt);
}

function paid(payment: Payment, endedAt: number): PaymentHistory {
  const [code, message] = ["00", "PAYMENT SUCCESS"];
  const paidAt = endedAt - (endedAt % 1000);
  const noref = norefOf(Number(payment.trId), paidAt);
  const data = {
    attempt: 1,
    kind: "paid",
    code,
    message,
    httpStatus: 200,
    raw: rawOf(payment, { code, message, noref }),
  };
  const told = { code, message, noref, paidAt, settledAt: endedAt };
  return { ending: "paid", steps: [{ kind: "reply", to: "success", data }], patch: { ...reached(endedAt), ...told } };
}

function refused(draw: Draw, payment: Payment, endedAt: number, isOwed = false): PaymentHistory {
  const [code, message] = pick(draw, REFUSALS);
  const data = { attempt: 1, kind: "refused", code, message, httpStatus: 200, raw: rawOf(payment, { code, message }) };
  const steps: Step[] = [{ kind: "reply", to: "failed", data }];
  const told = { code, message, settledAt: endedAt };
  const life = { ending: "refused", steps, patch: { ...reached(endedAt), ...told } };
  if (isOwed) return { ...life, patch: { ...life.patch, owed: handedOver(payment) } };
  return withMoneyBack(payment, life);
}

function givenUp(payment: Payment, endedAt: number): PaymentHistory {
  const steps: Step[] = [
    { kind: "reply", to: "not_sent", data: { attempt: 1, ...REFUSED_CONNECTION } },
    { kind: "given_up", to: "cancelled", data: {}, cashier: true },
  ];
  const patch = { requestEndedAt: endedAt, leaseUntil: null, settledAt: endedAt };
  return withMoneyBack(payment, { ending: "not_sent:refused", steps, patch });
}

const REFUSED_CONNECTION = { kind: "not_sent", reason: "refused", detail: "connect ECONNREFUSED" };

function withMoneyBack(payment: Payment, life: PaymentHistory): PaymentHistory {
  const to = life.steps.at(-1)?.to;
  if (!to) return life;
  const back: Step = { kind: "money_returned", to, data: { amount: handedOver(payment) }, cashier: true };
  return { ...life, steps: [...life.steps, back] };
}

/** Not checked until the demo has run for a while: its biller does not know the seeded payments. */
function openLife(state: PaymentState, endedAt: number, now: number): PaymentHistory {
  const later = { nextCheckAt: now + 6 * HOUR };
  if (state === "sending") return { ending: null, steps: [], patch: {} };
  if (state === "not_sent") {
    const steps: Step[] = [{ kind: "reply", to: "not_sent", data: { attempt: 1, ...REFUSED_CONNECTION } }];
    return { ending: "not_sent:refused", steps, patch: { requestEndedAt: endedAt, leaseUntil: null, ...later } };
  }
  if (state === "pending") {
    const [code, message] = ["39", "PENDING / TRANSACTION IN PROCESS"];
    const data = { attempt: 1, kind: "in_process", code, message, httpStatus: 200 };
    const patch = { ...reached(endedAt), code, message, ...later };
    return { ending: "in_process", steps: [{ kind: "reply", to: "pending", data }], patch };
  }
  const lost = { attempt: 1, kind: "no_answer", reason: "timeout", detail: "no answer within 30 s" };
  const steps: Step[] = [{ kind: "reply", to: "unknown", data: lost }];
  const ending = "no_answer:timeout";
  if (state === "unknown") return { ending, steps, patch: { ...reached(endedAt), ...later } };
  const status = state === "not_received" ? 0 : 1;
  const heard = { kind: "status", status, code: "00", message: "CHECK STATUS", httpStatus: 200 };
  const checked = {
    checks: 2,
    lastCheckedAt: endedAt + 180_000,
    ...(status === 0 && { firstZeroAt: endedAt + 60_000 }),
  };
  return {
    ending,
    steps: [...steps, { kind: "check", to: state, data: heard }],
    patch: { ...reached(endedAt), ...checked, ...later },
  };
}

function reached(endedAt: number): PaymentPatch {
  return { reached: true, requestEndedAt: endedAt, leaseUntil: null };
}

function rawOf(payment: Payment, told: { code: string; message: string; noref?: string }): string {
  const { trId, refId, hp, price } = payment;
  const { code, ...rest } = told;
  return JSON.stringify({ data: { tr_id: Number(trId), ref_id: refId, hp, price, response_code: code, ...rest } });
}
