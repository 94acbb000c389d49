import { type Account, correctedAct, type TransferKind } from "./journal.ts";
import { ALL_METHODS, type PayMethod } from "./payment.ts";
import type { Millis } from "./time.ts";

/** The sum of journal lines of one kind between two accounts, in rupiah. */
export type LineSum = {
  readonly kind: TransferKind;
  readonly debit: Account;
  readonly credit: Account;
  readonly method: PayMethod | null;
  /** Whether a line is on its own shift's slip, was written after that shift closed, or belongs to no shift. */
  readonly place: Place;
  readonly count: number;
  readonly amount: number;
  /** The nominal of these payments; no account holds it. */
  readonly nominal: number;
  readonly admin: number;
};
export type Place = (typeof PLACES)[number];
const PLACES = ["slip", "late", "outside"] as const;

export type Sum = { readonly count: number; readonly total: number };
export type MethodSums = { readonly success: Sum; readonly unsettled: Sum; readonly undone: Sum };

/** Cash put into the drawer without a payment, or taken out (negative). */
export type CashMove = {
  readonly amount: number;
  readonly reason: string;
  readonly byName: string;
  readonly at: Millis;
};

/** The totals of a shift or a day, in rupiah. */
export type Totals = {
  /** Per method: what was handed over for paid bills, money held for unsettled ones, and what was handed over for failed, cancelled and reversed ones. */
  readonly methods: Readonly<Record<PayMethod, MethodSums>>;
  /** Paid bills only. `total`: their prices; `deposit`: the biller's share; `rounding`, `ownFee`: what was handed over beyond the price. */
  readonly paid: Sum & {
    readonly nominal: number;
    readonly admin: number;
    readonly deposit: number;
    readonly commission: number;
    readonly rounding: number;
    readonly ownFee: number;
  };
  readonly unsettled: Sum;
  /** Paid bills by slip: on their own shift's, on a later shift's, on none. */
  readonly places: Readonly<Record<Place, Sum>>;
  /** Settled in this shift or day, but claimed in an earlier one, where they are counted. */
  readonly earlier: { readonly paid: Sum; readonly undone: Sum };
  /** Every claimed cash payment, whatever its outcome: the cash went into the drawer. */
  readonly cashIn: Sum;
  /** Cash refunded in this time, whenever it was received. */
  readonly cashOut: Sum;
  /** Refunds by other methods. */
  readonly returnedOtherwise: Sum;
  /** Cash with which customers paid what they owed. */
  readonly collected: Sum;
  /** Cash in and cash out, oldest first. */
  readonly moves: readonly CashMove[];
  /** Count minus expectation, at opening and closing: negative where cash was missing. */
  readonly differences: { readonly opening: number; readonly counted: number };
  /** For these payments: refunds still due, and what customers owe. */
  readonly toReturn: Sum;
  readonly receivable: Sum;
};

/** What journal lines alone don't tell. */
export type Beside = Partial<Pick<Totals, "earlier" | "moves" | "toReturn" | "receivable">>;

export const NOTHING: Sum = { count: 0, total: 0 };

/** Adds up journal lines. Cash moves when it is handed over or given back, not when the biller answers. */
export function totalsOf(written: readonly LineSum[], beside: Beside = {}): Totals {
  const lines = written.map(asIfNeverWrong);
  const methods = Object.fromEntries(
    ALL_METHODS.map((method) => {
      const mine = lines.filter((line) => line.method === method);
      return [method, { success: receivedIn(mine), unsettled: unsettledOf(mine), undone: undoneOf(mine) }];
    }),
  ) as Record<PayMethod, MethodSums>;
  const of = (kind: TransferKind) => lines.filter((line) => line.kind === kind);
  const returned = of("returned");
  return {
    methods,
    paid: {
      ...paidOf(lines),
      nominal: quotedOf(lines, "nominal"),
      admin: quotedOf(lines, "admin"),
      deposit: creditedTo(lines.filter(isOutcome), "deposit"),
      commission: creditedTo(lines.filter(isOutcome), "commission"),
      rounding: creditedTo(lines.filter(isOutcome), "rounding"),
      ownFee: creditedTo(lines.filter(isOutcome), "own_fee"),
    },
    unsettled: unsettledOf(lines),
    places: Object.fromEntries(
      PLACES.map((place) => [place, paidOf(lines.filter((line) => line.place === place))]),
    ) as Record<Place, Sum>,
    earlier: { paid: NOTHING, undone: NOTHING },
    cashIn: sumOf(of("claim").filter(({ method }) => method === "cash")),
    cashOut: sumOf(returned.filter(({ credit }) => isCash(credit))),
    returnedOtherwise: sumOf(returned.filter(({ credit }) => !isCash(credit))),
    collected: sumOf(of("collected").filter(({ debit }) => isCash(debit))),
    moves: [],
    differences: {
      opening: debitedTo(of("opening_difference"), "drawer"),
      counted: debitedTo(of("counted_difference"), "drawer") - debitedTo(of("claim"), "cash_difference"),
    },
    toReturn: NOTHING,
    receivable: NOTHING,
    ...beside,
  };
}

/** A correction's line as the act that it repeats or reverses, so that the mistake leaves no trace in totals. */
function asIfNeverWrong(line: LineSum): LineSum {
  if (line.kind !== "corrected") return line;
  const { sign, ...act } = correctedAct(line.debit, line.credit);
  const { count, amount, nominal, admin } = line;
  return { ...line, ...act, count: sign * count, amount: sign * amount, nominal: sign * nominal, admin: sign * admin };
}

/** Outcomes of payments claimed in an earlier shift. */
export function earlierOf(
  settled: readonly {
    readonly kind: TransferKind;
    readonly count: number;
    readonly price: number;
    readonly handed: number;
  }[],
): Totals["earlier"] {
  const of = (kind: TransferKind, sum: "price" | "handed") =>
    sumUp(settled.filter((one) => one.kind === kind).map((one) => ({ count: one.count, total: one[sum] })));
  const reversed = of("reversed", "price");
  const paid = of("success", "price");
  return {
    paid: { count: paid.count - reversed.count, total: paid.total - reversed.total },
    undone: sumUp([of("undone", "handed"), of("reversed", "handed")]),
  };
}

/** What customers handed over for paid bills, in rupiah. */
export function receivedOf({ total, ownFee, rounding }: Totals["paid"]): number {
  return total + ownFee + rounding;
}

export function sumUp(sums: readonly Sum[]): Sum {
  return sums.reduce((all, { count, total }) => ({ count: all.count + count, total: all.total + total }), NOTHING);
}

/** The number of all payments, whatever their outcome. */
export function countedIn({ methods }: Pick<Totals, "methods">): number {
  return Object.values(methods).reduce(
    (all, { success, unsettled, undone }) => all + success.count + unsettled.count + undone.count,
    0,
  );
}

/** "Kas menurut sistem": expected cash in the drawer. Negative when more was given back than came in. */
export function expectedCash(
  openingCash: number,
  { cashIn, cashOut, collected, moves }: Pick<Totals, "cashIn" | "cashOut" | "collected" | "moves">,
): number {
  const moved = moves.reduce((all, { amount }) => all + amount, 0);
  return openingCash + cashIn.total - cashOut.total + collected.total + moved;
}

/** Cash put into and taken out of drawers; both positive. */
export function movedCash(moves: readonly CashMove[]): { readonly added: Sum; readonly takenOut: Sum } {
  const sum = (chosen: readonly CashMove[]): Sum => ({
    count: chosen.length,
    total: chosen.reduce((all, { amount }) => all + Math.abs(amount), 0),
  });
  return {
    added: sum(moves.filter(({ amount }) => amount > 0)),
    takenOut: sum(moves.filter(({ amount }) => amount < 0)),
  };
}

/** Whether a line is a payment's outcome at the biller, or its reversal. */
function isOutcome({ kind }: Pick<LineSum, "kind">): boolean {
  return kind === "success" || kind === "reversed";
}

function isCash(account: Account): boolean {
  return account === "drawer" || account === "cash";
}

/** Each success has one line that takes its price from the deposit, each reversal one that puts it back. */
function paidOf(lines: readonly LineSum[]): Sum {
  const outcomes = lines.filter(isOutcome);
  return {
    count: countWhere(outcomes, "credit", "deposit") - countWhere(outcomes, "debit", "deposit"),
    total: creditedTo(outcomes, "deposit") + creditedTo(outcomes, "commission"),
  };
}

/** What customers handed over for these bills: own fee and rounding, too. */
function receivedIn(lines: readonly LineSum[]): Sum {
  const { count, total } = paidOf(lines);
  const outcomes = lines.filter(isOutcome);
  return { count, total: total + creditedTo(outcomes, "own_fee") + creditedTo(outcomes, "rounding") };
}

function quotedOf(lines: readonly LineSum[], column: "nominal" | "admin"): number {
  return lines.filter(isOutcome).reduce((all, line) => {
    if (line.credit === "deposit") return all + line[column];
    return line.debit === "deposit" ? all - line[column] : all;
  }, 0);
}

/** Money held for unsettled payments. */
function unsettledOf(lines: readonly LineSum[]): Sum {
  const of = (kind: TransferKind) => lines.filter((line) => line.kind === kind);
  const begun = countIn(of("claim")) + countIn(of("redone"));
  return {
    count: begun - countWhere(of("success"), "credit", "deposit") - countIn(of("undone")),
    total: creditedTo(lines, "held"),
  };
}

/** Failed, cancelled and reversed payments, without those that were paid after all. */
function undoneOf(lines: readonly LineSum[]): Sum {
  const of = (kind: TransferKind) => lines.filter((line) => line.kind === kind);
  const [undone, redone, reversed] = [of("undone"), of("redone"), of("reversed")];
  return {
    count: countIn(undone) - countIn(redone) + countWhere(reversed, "debit", "deposit"),
    total: sumOf(undone).total - sumOf(redone).total + creditedTo(reversed, "refunds"),
  };
}

/** The gain of an account that grows by credits. */
function creditedTo(lines: readonly LineSum[], account: Account): number {
  return sumWhere(lines, "credit", account) - sumWhere(lines, "debit", account);
}

/** The gain of an account that grows by debits. */
function debitedTo(lines: readonly LineSum[], account: Account): number {
  return sumWhere(lines, "debit", account) - sumWhere(lines, "credit", account);
}

function sumWhere(lines: readonly LineSum[], side: "debit" | "credit", account: Account): number {
  return sumOf(lines.filter((line) => line[side] === account)).total;
}

function countWhere(lines: readonly LineSum[], side: "debit" | "credit", account: Account): number {
  return countIn(lines.filter((line) => line[side] === account));
}

function countIn(lines: readonly LineSum[]): number {
  return lines.reduce((all, { count }) => all + count, 0);
}

function sumOf(lines: readonly LineSum[]): Sum {
  return { count: countIn(lines), total: lines.reduce((all, { amount }) => all + amount, 0) };
}
