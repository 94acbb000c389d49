/** States of a payment. `quoted` is not one: that is an inquiry without a payment. */
export const PAYMENT_STATES = [
  "sending",
  "success",
  "failed",
  "pending",
  "unknown",
  "not_sent",
  "not_received",
  "review",
  "cancelled",
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export function isPaymentState(value: unknown): value is PaymentState {
  return (PAYMENT_STATES as readonly unknown[]).includes(value);
}

/**
 * Every permitted move; each change of state goes through `mayMove`. Success is reachable from everywhere, because the biller may report it
 * at any time, and is final.
 */
const MOVES: Record<PaymentState, readonly PaymentState[]> = {
  sending: ["success", "failed", "not_sent", "not_received", "pending", "unknown"],
  pending: ["success", "failed", "not_received", "review"],
  unknown: ["success", "failed", "pending", "not_sent", "not_received", "review"],
  // `unknown`, `pending`: a late reply or check refutes the proof that nothing had arrived.
  not_received: ["sending", "cancelled", "success", "failed", "pending", "unknown", "not_sent", "review"],
  // `unknown`: in a restored ledger, when the biller knows a later attempt.
  not_sent: ["sending", "cancelled", "success", "unknown"],
  // `failed`: only by a person. A later plain answer does not resolve a contradiction.
  review: ["success", "failed"],
  failed: ["success"],
  cancelled: ["success"],
  success: [],
};

/** What the table allows; no state moves to itself. */
export function mayMove(from: PaymentState, to: PaymentState): boolean {
  return MOVES[from].includes(to);
}

/** While a payment is unsettled nobody can pay the same bill (I14). The ledger's partial unique index lists the same states. */
export const UNSETTLED = [
  "sending",
  "pending",
  "unknown",
  "not_sent",
  "not_received",
  "review",
] as const satisfies readonly PaymentState[];

/** Whether the biller or a person has still to decide. */
export function isUnsettled(state: PaymentState): boolean {
  return (UNSETTLED as readonly PaymentState[]).includes(state);
}

/** States in which the money may or may not have moved: the screen says "Jangan bayar ulang tagihan ini." */
const UNCLEAR = ["sending", "pending", "unknown", "review"] as const satisfies readonly PaymentState[];

/** Whether the money may or may not have moved. */
export function isUnclear(state: PaymentState): boolean {
  return (UNCLEAR as readonly PaymentState[]).includes(state);
}

/** Whether the deposit is proven untouched, so that a person may send the bill again. */
export function maySendAgain(state: PaymentState): boolean {
  return state === "not_sent" || state === "not_received";
}
