import type { TrId } from "./identifiers.ts";
import type { PayMethod, Payment } from "./payment.ts";
import type { PaymentState } from "./payment-state.ts";
import type { Millis } from "./time.ts";

/**
 * The accounts of the journal. `drawer` is the cash in the drawer of an open shift, `cash` the outlet's cash outside shifts,
 * `held` what customers handed over for bills whose outcome is not known.
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

/** What happened. Each kind stands in `docs/payments.md` with its accounts. */
export const TRANSFER_KINDS = [
  /** The customer handed the money over. */
  "claim",
  /** The biller took its price; what is left is commission, rounding and the shop's own fee. */
  "success",
  /** Failed or cancelled: the customer is owed what was handed over. */
  "undone",
  /** Paid after all: what was owed back is held again, or the customer owes it where it had been returned. */
  "redone",
  /** The customer has the money back. */
  "returned",
  /** The customer paid what was owed to the outlet. */
  "collected",
  /** The outlet gives up what the customer owes. */
  "written_off",
  /** A success that did not stand: the deposit has the price back, and the customer is owed. */
  "reversed",
  /** A supervisor corrects the method or the cashier. */
  "corrected",
  "shift_opened",
  /** What was counted at opening differs from the last count. */
  "opening_difference",
  "cash_in",
  "cash_out",
  /** What was counted at closing differs from what must lie there. */
  "counted_difference",
  "shift_closed",
  /** A supervisor's word on a movement of the deposit, or its withdrawal. */
  "deposit_movement",
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/**
 * One line of the journal: an amount in whole rupiah, never negative, that leaves the credited account for the debited one.
 * Every line balances by itself, so no set of lines can fail to.
 */
export type Transfer = {
  readonly kind: TransferKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: number;
};

type HandedOver = { readonly price: number; readonly rounding: number; readonly ownFee: number };

/** What the customer hands over for a bill: the price and the shop's own fee, rounded where it is paid in cash. */
export function handedOver({ price, rounding, ownFee }: HandedOver): number {
  return price + ownFee + rounding;
}

/** Where money of a method lies; cash outside a shift has an account of its own. */
export function accountOf(method: PayMethod, inShift: boolean): Account {
  if (method === "cash") return inShift ? "drawer" : "cash";
  return `clearing_${method}`;
}

/** The claim: the customer's money is in the drawer, or on its way to the bank, and held for the bill. */
export function claimTransfers(payment: HandedOver & Pick<Payment, "method" | "shiftId">): Transfer[] {
  const debit = accountOf(payment.method, payment.shiftId !== null);
  return [{ kind: "claim", debit, credit: "held", amount: handedOver(payment) }];
}

type Settled = HandedOver & Pick<Payment, "state" | "sellingPrice" | "owed">;

/** What a change of state does to the money; most changes do nothing. */
export function outcomeTransfers(payment: Settled, to: PaymentState): Transfer[] {
  const { state } = payment;
  if (to === state) return [];
  const wasUndone = state === "failed" || state === "cancelled";
  if (to === "success") return [...(wasUndone ? [redone(payment)] : []), ...successTransfers(payment)];
  if (to === "failed" || to === "cancelled") return wasUndone ? [] : [undone(payment)];
  return [];
}

/** A success that is taken back, by the biller's refund or a person's word: the opposite of `successTransfers`, owed to the customer. */
export function reversalTransfers(payment: HandedOver & Pick<Payment, "sellingPrice">): Transfer[] {
  return successTransfers(payment).map(({ debit, credit, amount }) => ({
    kind: "reversed",
    debit: credit === "held" ? "refunds" : credit,
    credit: debit === "held" ? "refunds" : debit,
    amount,
  }));
}

/** The biller's price leaves the deposit; commission and rounding may be below zero, then they are taken the other way. */
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

/** Whether its money still lies where it was handed over, or is owed back whole: what has gone on from there is not moved under it. */
export function mayCorrect({ state, reversedAt, owed, ...payment }: Payment): boolean {
  if (state === "sending" || reversedAt !== null) return false;
  return owed === (state === "failed" || state === "cancelled" ? handedOver(payment) : 0);
}

/** What stands of a payment; `drawer`: that of its shift, null where there was none. */
type Standing = Settled & Pick<Payment, "method"> & { readonly drawer: "open" | "closed" | null };

/**
 * A correction of method or cashier: `back` takes what stands of the payment out of the journal, `again` writes it as it should have
 * been. Cash of a drawer that has been counted since was counted as a difference.
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

/**
 * What a line of a correction stands for: the act that it writes again, or takes back (`sign` -1). Its accounts tell, for each act has
 * its own.
 */
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

/** A shift takes over what was counted last (null: the first cash comes from the owner), and what differs is a line of its own. */
export function openingTransfers(opening: number, last: number | null): Transfer[] {
  const kind = "shift_opened";
  if (last === null) return [{ kind, debit: "drawer", credit: "owner", amount: opening }];
  return [{ kind, debit: "drawer", credit: "cash", amount: last }, ...difference("opening_difference", opening - last)];
}

/** The drawer comes to what was counted, and goes out of the shift. */
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

/** Cash that is fetched into the drawer, or brought away from it: below zero. */
export function cashMoveTransfer(amount: number): Transfer {
  return amount > 0
    ? { kind: "cash_in", debit: "drawer", credit: "owner", amount }
    : { kind: "cash_out", debit: "owner", credit: "drawer", amount: -amount };
}

/** A supervisor's word on a movement of the deposit, negative for a fall; `back`: it is withdrawn. */
export function movementTransfer(kind: ExplanationKind, amount: number, way: "said" | "back" = "said"): Transfer {
  const other = kind === "top_up" ? "owner" : "deposit_other";
  const rises = amount > 0 === (way === "said");
  const [debit, credit] = rises ? (["deposit", other] as const) : ([other, "deposit"] as const);
  return { kind: "deposit_movement", debit, credit, amount: Math.abs(amount) };
}

/** What the outlet owes the customer after these transfers; below zero: what the customer owes the outlet. */
export function owedAfter(owed: number, transfers: readonly Transfer[]): number {
  const isCustomers = (account: Account) => account === "refunds" || account === "receivable";
  return transfers.reduce(
    (sum, { debit, credit, amount }) => sum + (isCustomers(credit) ? amount : 0) - (isCustomers(debit) ? amount : 0),
    owed,
  );
}

/** The names that a bookkeeper knows, as they stand in exports. Indonesian whatever the screen speaks, as papers are. */
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

/** One act that changed a day's books: its lines in the journal belong together. */
export type DayChange = {
  readonly kind: TransferKind;
  readonly at: Millis;
  readonly byName: string;
  /** Above zero, in rupiah: of an outcome what the customer had handed over. */
  readonly amount: number;
  readonly trId: TrId | null;
  readonly company: string | null;
};

/** What a supervisor may call a movement of the deposit that our payments do not explain. */
export const EXPLANATION_KINDS = ["top_up", "other_use", "correction", "other"] as const;
export type ExplanationKind = (typeof EXPLANATION_KINDS)[number];

/** The word that takes back every one before it. */
export const WITHDRAWN = "withdrawn";
