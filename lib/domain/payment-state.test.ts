import { describe, expect, test } from "vitest";
import {
  isPaymentState,
  isUnclear,
  isUnsettled,
  mayMove,
  maySendAgain,
  PAYMENT_STATES,
  type PaymentState,
} from "./payment-state.ts";

const others = (state: PaymentState) => PAYMENT_STATES.filter((other) => other !== state);

/** As drawn in docs/architecture.md, with late answers and restored ledgers. */
const MOVES = [
  ["sending", ["success", "failed", "pending", "unknown", "not_sent", "not_received"]],
  ["pending", ["success", "failed", "not_received", "review"]],
  ["unknown", ["success", "failed", "pending", "not_sent", "not_received", "review"]],
  ["not_sent", ["sending", "success", "unknown", "cancelled"]],
  ["not_received", ["sending", "success", "failed", "pending", "unknown", "not_sent", "review", "cancelled"]],
  ["review", ["success", "failed"]],
  ["failed", ["success"]],
  ["cancelled", ["success"]],
  ["success", []],
] as const;

describe("the table of states", () => {
  test.each(MOVES)("%s becomes nothing but %j", (from, into) => {
    expect(PAYMENT_STATES.filter((to) => mayMove(from, to)).sort()).toEqual([...into].sort());
  });

  test.each(others("success"))("success is one move from %s: the biller may say so at any time", (state) => {
    expect(mayMove(state, "success")).toBe(true);
  });

  test.each(PAYMENT_STATES)("nothing leaves success, not even for %s", (state) => {
    expect(mayMove("success", state)).toBe(false);
  });

  test.each(["failed", "cancelled"] as const)("%s is left for success only", (state) => {
    expect(PAYMENT_STATES.filter((to) => mayMove(state, to))).toEqual(["success"]);
  });

  test("review is left for success and, by a person's word, for failed", () => {
    expect(PAYMENT_STATES.filter((to) => mayMove("review", to))).toEqual(["success", "failed"]);
  });

  test("only a claim begins sending: after that, only what is proven never to have arrived may be sent again", () => {
    expect(PAYMENT_STATES.filter((from) => mayMove(from, "sending"))).toEqual(["not_sent", "not_received"]);
    expect(PAYMENT_STATES.filter(maySendAgain)).toEqual(["not_sent", "not_received"]);
  });

  test("only what is proven never to have arrived may be cancelled", () => {
    expect(PAYMENT_STATES.filter((from) => mayMove(from, "cancelled"))).toEqual(["not_sent", "not_received"]);
  });

  test("a payment that nothing was sent of cannot fail, since nobody refused it", () => {
    expect(mayMove("not_sent", "failed")).toBe(false);
  });

  test("a move to the same state is none", () => {
    expect(PAYMENT_STATES.filter((state) => mayMove(state, state))).toEqual([]);
  });
});

test("a state is one of nine words, and nothing else that a ledger or an address may hold", () => {
  expect([...PAYMENT_STATES].sort()).toEqual(MOVES.map(([state]) => state).sort());
  for (const state of PAYMENT_STATES) expect(isPaymentState(state)).toBe(true);
  for (const other of ["", "quoted", "SUCCESS", null, undefined, 0]) expect(isPaymentState(other)).toBe(false);
});

test("unclear is what may have taken the money, or will: sending, pending, unknown and review", () => {
  expect(PAYMENT_STATES.filter(isUnclear)).toEqual(["sending", "pending", "unknown", "review"]);
});

test("unsettled is everything but success, failed and cancelled", () => {
  expect(PAYMENT_STATES.filter((state) => !isUnsettled(state))).toEqual(["success", "failed", "cancelled"]);
});

test("what may be sent again is never called unclear, and the two make up all that is unsettled", () => {
  for (const state of PAYMENT_STATES) {
    expect(isUnclear(state) && maySendAgain(state)).toBe(false);
    expect(isUnclear(state) || maySendAgain(state)).toBe(isUnsettled(state));
  }
});
