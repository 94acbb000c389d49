import type { TrId } from "./identifiers.ts";
import { type HandedOver, handedOver, type PayMethod, type Payment } from "./payment.ts";
import type { PaymentState } from "./payment-state.ts";
import type { Millis } from "./time.ts";

/**
 * The journal's accounts. `drawer`: the cash of an open shift; `cash`: the outlet's cash outside shifts; `held`: customers' money for bills
 * whose outcome is unknown.
 */
export const ACCOUNTS = [
  "drawer",
  "cash",
  "clearing_qris",
  "clearing_transfer",
  "clearing_debit",
  "clearing_unknown",
  "held",
  "refunds",
  "receivable",
  "deposit",
  "deposit_other",
  "commission",
  "rounding",
  "own_fee",
  "cash_difference",
  "owner",
  "write_off",
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Kinds of journal lines; `docs/payments.md` lists each with its accounts. */
export const TRANSFER_KINDS = [
  /** The customer handed over the money. */
  "claim",
  /** The biller took its price; the rest is commission, rounding and the shop's own fee. */
  "success",
  /** Failed or cancelled: the outlet owes the customer what was handed over. */
  "undone",
  /** Paid after all: the refund that was owed is held again, or, if already returned, the customer owes it. */
  "redone",
  /** The customer got the money back. */
  "returned",
  /** The customer paid what was owed to the outlet. */
  "collected",
  /** The outlet writes off what the customer owes. */
  "written_off",
  /** A success was taken back: the deposit gets the price back, and the outlet owes the customer. */
  "reversed",
  /** A supervisor corrected the method or the cashier. */
  "corrected",
  "shift_opened",
  /** The count at opening differs from the last count. */
  "opening_difference",
  "cash_in",
  "cash_out",
  /** The count at closing differs from the expected cash. */
  "counted_difference",
  "shift_closed",
  /** A supervisor explained a movement of the deposit, or withdrew the explanation. */
  "deposit_movement",
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/**
 * One line of the journal: whole rupiah, never negative, moved from the credited to the debited account. Each line balances by itself, so
 * any set of lines does.
 */
export type Transfer = {
  readonly kind: TransferKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: number;
};

/** The account of a method's money; cash outside a shift has its own. */
export function accountOf(method: PayMethod, inShift: boolean): Account {
  if (method === "cash") return inShift ? "drawer" : "cash";
  return `clearing_${method}`;
}

/** The claim: the customer's money is in the drawer or on its way to the bank, and held for the bill. */
export function claimTransfers(payment: HandedOver & Pick<Payment, "method" | "shiftId">): Transfer[] {
  const debit = accountOf(payment.method, payment.shiftId !== null);
  return [{ kind: "claim", debit, credit: "held", amount: handedOver(payment) }];
}

type Settled = HandedOver & Pick<Payment, "state" | "sellingPrice" | "owed">;

/** The lines of a state change; most changes have none. */
export function outcomeTransfers(payment: Settled, to: PaymentState): Transfer[] {
  const { state } = payment;
  if (to === state) return [];
  const wasUndone = state === "failed" || state === "cancelled";
  if (to === "success") return [...(wasUndone ? [redone(payment)] : []), ...successTransfers(payment)];
  if (to === "failed" || to === "cancelled") return wasUndone ? [] : [undone(payment)];
  return [];
}

/** A success taken back, by IAK's refund or by a supervisor: the opposite of `successTransfers`; the outlet owes the customer. */
export function reversalTransfers(payment: HandedOver & Pick<Payment, "sellingPrice">): Transfer[] {
  return successTransfers(payment).map(({ debit, credit, amount }) => ({
    kind: "reversed",
    debit: credit === "held" ? "refunds" : credit,
    credit: debit === "held" ? "refunds" : debit,
    amount,
  }));
}

/** The biller's price leaves the deposit. Negative commission or rounding moves the other way. */
function successTransfers(payment: HandedOver & Pick<Payment, "sellingPrice">): Transfer[] {
  const { price, sellingPrice, rounding, ownFee } = payment;
  return [
    { kind: "success", debit: "held", credit: "deposit", amount: sellingPrice },
    ...share("commission", price - sellingPrice),
    ...share("rounding", rounding),
    ...share("own_fee", ownFee),
  ];
}

function share(account: "commission" | "rounding" | "own_fee", amount: number): Transfer[] {
  if (amount === 0) return [];
  return amount > 0
    ? [{ kind: "success", debit: "held", credit: account, amount }]
    : [{ kind: "success", debit: account, credit: "held", amount: -amount }];
}

function undone(payment: HandedOver): Transfer {
  return { kind: "undone", debit: "held", credit: "refunds", amount: handedOver(payment) };
}

function redone(payment: HandedOver & Pick<Payment, "owed">): Transfer {
  const debit = payment.owed > 0 ? "refunds" : "receivable";
  return { kind: "redone", debit, credit: "held", amount: handedOver(payment) };
}

/**
 * Whether the money is still where it was handed over, or owed back in full. Once it has moved on, method and cashier cannot be corrected.
 */
export function mayCorrect({ state, reversedAt, owed, ...payment }: Payment): boolean {
  if (state === "sending" || reversedAt !== null) return false;
  return owed === (state === "failed" || state === "cancelled" ? handedOver(payment) : 0);
}

/** A payment's current money; `drawer` is that of its shift, null without one. */
type Standing = Settled & Pick<Payment, "method"> & { readonly drawer: "open" | "closed" | null };

/**
 * A correction of method or cashier: `back` reverses the payment's current lines, `again` writes the corrected ones. If the drawer has been
 * counted since, its cash was already booked as a difference.
 */
export function correctionTransfers(before: Standing, after: Standing): { back: Transfer[]; again: Transfer[] } {
  const swapped = ({ debit, credit, ...same }: Transfer): Transfer => ({ ...same, debit: credit, credit: debit });
  return { back: standing(before).map(swapped), again: standing(after) };
}

function standing(payment: Standing): Transfer[] {
  const { state, method, drawer } = payment;
  const isCounted = method === "cash" && drawer === "closed";
  const debit = isCounted ? "cash_difference" : accountOf(method, drawer !== null);
  const claim: Transfer = { kind: "claim", debit, credit: "held", amount: handedOver(payment) };
  const outcome = outcomeTransfers({ ...payment, state: "sending" }, state);
  return [claim, ...outcome].map((transfer) => ({ ...transfer, kind: "corrected" }));
}

/** The act that a correction's line repeats, or reverses (`sign` -1). The accounts identify it, since each act uses its own pair. */
export function correctedAct(
  debit: Account,
  credit: Account,
): Pick<Transfer, "kind" | "debit" | "credit"> & { sign: 1 | -1 } {
  const [other, sign] = debit === "held" ? ([credit, -1] as const) : ([debit, 1] as const);
  switch (other) {
    case "refunds":
      return { kind: "undone", debit: "held", credit: other, sign: sign === 1 ? -1 : 1 };
    case "deposit":
    case "commission":
    case "rounding":
    case "own_fee":
      return { kind: "success", debit: "held", credit: other, sign: sign === 1 ? -1 : 1 };
    default:
      return { kind: "claim", debit: other, credit: "held", sign };
  }
}

/** A shift starts with the last count (null: the first cash comes from the owner); a difference gets its own line. */
export function openingTransfers(opening: number, last: number | null): Transfer[] {
  const kind = "shift_opened";
  if (last === null) return [{ kind, debit: "drawer", credit: "owner", amount: opening }];
  return [{ kind, debit: "drawer", credit: "cash", amount: last }, ...difference("opening_difference", opening - last)];
}

/** Sets the drawer to what was counted, then moves that cash out of the shift. */
export function closingTransfers(counted: number, expected: number): Transfer[] {
  return [
    ...difference("counted_difference", counted - expected),
    { kind: "shift_closed", debit: "cash", credit: "drawer", amount: counted },
  ];
}

function difference(kind: "opening_difference" | "counted_difference", amount: number): Transfer[] {
  if (amount === 0) return [];
  return amount > 0
    ? [{ kind, debit: "drawer", credit: "cash_difference", amount }]
    : [{ kind, debit: "cash_difference", credit: "drawer", amount: -amount }];
}

/** Cash moved into the drawer, or out of it (negative). */
export function cashMoveTransfer(amount: number): Transfer {
  return amount > 0
    ? { kind: "cash_in", debit: "drawer", credit: "owner", amount }
    : { kind: "cash_out", debit: "owner", credit: "drawer", amount: -amount };
}

/** A supervisor's explanation of a deposit movement, negative for a fall; `back` withdraws it. */
export function movementTransfer(kind: ExplanationKind, amount: number, way: "said" | "back" = "said"): Transfer {
  const other = kind === "top_up" ? "owner" : "deposit_other";
  const rises = amount > 0 === (way === "said");
  const [debit, credit] = rises ? (["deposit", other] as const) : ([other, "deposit"] as const);
  return { kind: "deposit_movement", debit, credit, amount: Math.abs(amount) };
}

/** What the outlet owes the customer after these transfers; negative: what the customer owes the outlet. */
export function owedAfter(owed: number, transfers: readonly Transfer[]): number {
  const isCustomers = (account: Account) => account === "refunds" || account === "receivable";
  return transfers.reduce(
    (sum, { debit, credit, amount }) => sum + (isCustomers(credit) ? amount : 0) - (isCustomers(debit) ? amount : 0),
    owed,
  );
}

/** Account names for bookkeepers, used in exports. Always Indonesian, like all papers. */
export const ACCOUNT_NAMES: Readonly<Record<Account, string>> = {
  drawer: "Kas laci",
  cash: "Kas di luar shift",
  clearing_qris: "Kliring QRIS",
  clearing_transfer: "Kliring transfer",
  clearing_debit: "Kliring debit",
  clearing_unknown: "Kliring, cara bayar tidak diketahui",
  held: "Titipan pelanggan",
  refunds: "Utang pengembalian",
  receivable: "Piutang",
  deposit: "Saldo IAK",
  deposit_other: "Mutasi saldo lain",
  commission: "Komisi",
  rounding: "Pembulatan",
  own_fee: "Biaya loket",
  cash_difference: "Selisih kas",
  owner: "Pemilik dan bank",
  write_off: "Piutang dihapus",
};

/** One act that changed a day's books, with all its journal lines. */
export type DayChange = {
  readonly kind: TransferKind;
  readonly at: Millis;
  readonly byName: string;
  /** Rupiah, positive; for an outcome, what the customer had handed over. */
  readonly amount: number;
  readonly trId: TrId | null;
  readonly company: string | null;
};

/** How a supervisor can explain a deposit movement that our payments don't. */
export const EXPLANATION_KINDS = ["top_up", "other_use", "correction", "other"] as const;
export type ExplanationKind = (typeof EXPLANATION_KINDS)[number];

/** Withdraws all earlier explanations. */
export const WITHDRAWN = "withdrawn";
