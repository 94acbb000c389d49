import type { CashCount } from "./cash-count.ts";
import { ALL_METHODS, type PayMethod } from "./payment.ts";
import { isUnsettled, type PaymentState } from "./payment-state.ts";
import type { Millis } from "./time.ts";

/** Payments of one means and one state, summed; amounts in rupiah. */
export type Flow = {
  readonly method: PayMethod;
  readonly state: PaymentState;
  readonly count: number;
  readonly nominal: number;
  readonly admin: number;
  readonly price: number;
  readonly sellingPrice: number;
  /** What their cash totals were rounded by. */
  readonly rounding: number;
  /** Of these: money that must still go back to customers. */
  readonly dueCount: number;
  readonly due: number;
};

export type Sum = { readonly count: number; readonly total: number };
export type MethodSums = { readonly success: Sum; readonly unsettled: Sum; readonly undone: Sum };

/** What a shift or a day comes to; amounts in rupiah. */
export type Totals = {
  /** By means of payment: paid, not settled yet, and failed or cancelled. */
  readonly methods: Readonly<Record<PayMethod, MethodSums>>;
  /** Every cash payment that was claimed, whatever became of it: the customer's cash went into the drawer then. */
  readonly cashIn: Sum;
  /** Cash given back to customers in this time, whenever it had come in. */
  readonly cashOut: Sum;
  /** Of these payments: cash that must still go back. */
  readonly toReturn: Sum;
  readonly unsettled: Sum;
  /** Cash brought away from the drawer or fetched into it meanwhile, oldest first. */
  readonly moves: readonly CashMove[];
  /** Paid ones alone. */
  readonly paid: Sum & { readonly nominal: number; readonly admin: number; readonly commission: number };
};

/** Cash that went into the drawer without a payment, or out of it: below zero. */
export type CashMove = {
  readonly amount: number;
  readonly reason: string;
  readonly byName: string;
  readonly at: Millis;
};

export type Shift = {
  readonly id: number;
  readonly cashierId: string;
  readonly cashierName: string;
  readonly openedAt: Millis;
  readonly openingCash: number;
  /** Null while it is open. */
  readonly closing: Closing | null;
};

/** How a shift was closed: written once, never computed again. */
export type Closing = {
  readonly at: Millis;
  readonly byId: string;
  readonly byName: string;
  readonly counts: CashCount;
  readonly counted: number;
  readonly expected: number;
  /** Counted less expected: negative when cash is missing. */
  readonly difference: number;
  readonly reason: string | null;
  readonly totals: Totals;
};

/** Sums flows up. Cash moves when it is handed over and when it is given back, not when the biller answers. */
export function totalsOf(flows: readonly Flow[], cashOut: Sum, moves: readonly CashMove[] = []): Totals {
  const sum = (chosen: (flow: Flow) => boolean): Sum => add(flows.filter(chosen));
  const methods = Object.fromEntries(
    ALL_METHODS.map((method) => {
      const of = (chosen: (state: PaymentState) => boolean) =>
        sum((flow) => flow.method === method && chosen(flow.state));
      const success = of((state) => state === "success");
      return [method, { success, unsettled: of(isUnsettled), undone: of(isUndone) }];
    }),
  ) as Record<PayMethod, MethodSums>;
  const paid = flows.filter(({ state }) => state === "success");
  return {
    methods,
    cashIn: handedOver(flows.filter(({ method }) => method === "cash")),
    cashOut,
    moves,
    toReturn: {
      count: flows.reduce((all, { dueCount }) => all + dueCount, 0),
      total: flows.reduce((all, { due }) => all + due, 0),
    },
    unsettled: sum(({ state }) => isUnsettled(state)),
    paid: {
      ...add(paid),
      nominal: paid.reduce((all, { nominal }) => all + nominal, 0),
      admin: paid.reduce((all, { admin }) => all + admin, 0),
      commission: paid.reduce((all, { price, sellingPrice }) => all + price - sellingPrice, 0),
    },
  };
}

/** "Kas menurut sistem": what must lie in the drawer. Below zero when more was given back than ever came in. */
export function expectedCash(
  openingCash: number,
  { cashIn, cashOut, moves }: Pick<Totals, "cashIn" | "cashOut" | "moves">,
): number {
  return openingCash + cashIn.total - cashOut.total + moves.reduce((all, { amount }) => all + amount, 0);
}

/** What was fetched into drawers, and what was brought away from them: both above zero. */
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

function add(flows: readonly Flow[]): Sum {
  return {
    count: flows.reduce((all, { count }) => all + count, 0),
    total: flows.reduce((all, { price }) => all + price, 0),
  };
}

function handedOver(flows: readonly Flow[]): Sum {
  const { count, total } = add(flows);
  return { count, total: total + flows.reduce((all, { rounding }) => all + rounding, 0) };
}

function isUndone(state: PaymentState): boolean {
  return state === "failed" || state === "cancelled";
}
