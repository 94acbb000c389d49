/** Where a payment stands. `quoted` is no state of a payment: it is an inquiry without one. */
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
 * Every move that a payment may make; whatever changes a state goes through `mayMove`.
 * Success is reachable from everywhere, because the biller may say so at any time, and left by nothing.
 */
const MOVES: Record<PaymentState, readonly PaymentState[]> = {
  sending: ["success", "failed", "not_sent", "not_received", "pending", "unknown"],
  pending: ["success", "failed", "not_received", "review"],
  unknown: ["success", "failed", "pending", "not_sent", "not_received", "review"],
  // `unknown`, `pending`: a late reply or check contradicts the proof that nothing had arrived.
  not_received: ["sending", "cancelled", "success", "failed", "pending", "unknown", "not_sent", "review"],
  // `unknown`: a restored ledger, to which the biller knows a later attempt.
  not_sent: ["sending", "cancelled", "success", "unknown"],
  // `failed`: a person's word only. A contradiction does not dissolve with the next plain answer.
  review: ["success", "failed"],
  failed: ["success"],
  cancelled: ["success"],
  success: [],
};

/** What the table allows; no state moves to itself. */
export function mayMove(from: PaymentState, to: PaymentState): boolean {
  return MOVES[from].includes(to);
}

/** While a payment is unsettled nobody can pay the same bill (I14); the ledger's partial unique index lists the same states. */
export const UNSETTLED = [
  "sending",
  "pending",
  "unknown",
  "not_sent",
  "not_received",
  "review",
] as const satisfies readonly PaymentState[];

/** Whether the biller is still to be asked, or a person has still to decide. */
export function isUnsettled(state: PaymentState): boolean {
  return (UNSETTLED as readonly PaymentState[]).includes(state);
}

/** The states in which the money may or may not have moved: the screen says "Jangan bayar ulang tagihan ini." */
const UNCLEAR = ["sending", "pending", "unknown", "review"] as const satisfies readonly PaymentState[];

/** Whether the money may or may not have moved. */
export function isUnclear(state: PaymentState): boolean {
  return (UNCLEAR as readonly PaymentState[]).includes(state);
}

/** The states in which it is proven that the deposit was not touched and the bill may be sent again by a person. */
export function maySendAgain(state: PaymentState): boolean {
  return state === "not_sent" || state === "not_received";
}
