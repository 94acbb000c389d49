import type { Bill } from "./bills.ts";
import type { BillChange } from "./change-bill.ts";

/** IAK's own `status` of an inquiry: 0 no payment request received, 1 paid, 2 failed, 3 in process. */
export type PaymentStatus = 0 | 1 | 2 | 3;

export type Inquiry = {
  trId: number;
  refId: string;
  code: string;
  hp: string;
  bill: Bill;
  /** UTC milliseconds. */
  quotedAt: number;
  status: PaymentStatus;
  /** The code with which paying it failed: paying again gives the same. */
  failedWith: string | null;
  settledAt: number | null;
  noref: string;
  balanceAfter: number | null;
  /** Another program's inquiry that counts as made today, every day, until it is paid. */
  datedToday?: boolean;
};

/** One movement of money. This list alone decides whether a payment happened. */
export type Execution = {
  at: number;
  trId: number;
  refId: string;
  code: string;
  hp: string;
  /** Tells the bill from the number's other bills; usually the period. */
  period: string;
  price: number;
  sellingPrice: number;
  balanceAfter: number;
  noref: string;
  /** By a request at once, by a request that arrived late, or by a control call. */
  how: "request" | "late" | "settled";
  /** The journal number of the request that did it. */
  requestSeq: number | null;
};

export type LedgerState = {
  version: 1;
  balance: number;
  nextTrId: number;
  inquiries: Inquiry[];
  usedRefIds: string[];
  executed: Execution[];
  billChanges: BillChange[];
  outOfService: string[];
};

/** The biller's books. Every change goes to `save` before anyone is answered. */
export class Ledger {
  readonly state: LedgerState;
  #save: (state: LedgerState) => void;
  #byTrId = new Map<number, Inquiry>();
  #byRefId = new Map<string, Inquiry>();
  #usedRefIds: Set<string>;
  #paid = new Map<string, number>();

  constructor(state: LedgerState, save: (state: LedgerState) => void = () => {}) {
    this.state = state;
    this.#save = save;
    this.#usedRefIds = new Set(state.usedRefIds);
    for (const inquiry of state.inquiries) this.#index(inquiry);
  }

  byTrId(trId: number): Inquiry | undefined {
    return this.#byTrId.get(trId);
  }

  byRefId(refId: string): Inquiry | undefined {
    return this.#byRefId.get(refId);
  }

  isRefIdUsed(refId: string): boolean {
    return this.#usedRefIds.has(refId) || this.#byRefId.has(refId);
  }

  /** A reference counts as used even if its inquiry was refused. */
  useRefId(refId: string): void {
    this.#usedRefIds.add(refId);
    this.state.usedRefIds.push(refId);
    this.save();
  }

  /** The `tr_id` under which a bill was paid, if any. A bill is a product, a number and a period. */
  paidUnder(code: string, hp: string, period: string): number | undefined {
    return this.#paid.get(billKey(code, hp, period));
  }

  /** Books a new inquiry under the next free `tr_id`. */
  quote(inquiry: Pick<Inquiry, "refId" | "code" | "hp" | "bill" | "quotedAt">): Inquiry {
    while (this.#byTrId.has(this.state.nextTrId)) this.state.nextTrId += 1;
    const unpaid = { status: 0, failedWith: null, settledAt: null, noref: "", balanceAfter: null } as const;
    const booked: Inquiry = { trId: this.state.nextTrId, ...inquiry, ...unpaid };
    this.state.nextTrId += 1;
    this.state.inquiries.push(booked);
    this.#index(booked);
    this.save();
    return booked;
  }

  /** Takes the selling price from the deposit. The caller has decided that this is allowed. */
  takeMoney(inquiry: Inquiry, at: number, how: Execution["how"], requestSeq: number | null): Execution {
    const { trId, refId, code, hp, bill } = inquiry;
    this.state.balance -= bill.sellingPrice;
    const balanceAfter = this.state.balance;
    const noref = norefOf(trId, at);
    Object.assign(inquiry, { status: 1, failedWith: null, settledAt: at, noref, balanceAfter });
    const { price, sellingPrice } = bill;
    const period = keyOf(bill);
    const execution = { at, trId, refId, code, hp, period, price, sellingPrice, balanceAfter, noref, how, requestSeq };
    this.state.executed.push(execution);
    this.#index(inquiry);
    this.save();
    return execution;
  }

  markPending(inquiry: Inquiry): void {
    inquiry.status = 3;
    this.save();
  }

  markFailed(inquiry: Inquiry, code: string, at: number): void {
    Object.assign(inquiry, { status: 2, failedWith: code, settledAt: at });
    this.save();
  }

  save(): void {
    this.#save(this.state);
  }

  #index(inquiry: Inquiry): void {
    this.#byTrId.set(inquiry.trId, inquiry);
    this.#byRefId.set(inquiry.refId, inquiry);
    if (inquiry.status === 1) {
      this.#paid.set(billKey(inquiry.code, inquiry.hp, keyOf(inquiry.bill)), inquiry.trId);
    }
  }
}

/** The biller's reference number in the documented form: `iak` and thirteen hexadecimal digits, seconds first. */
export function norefOf(trId: number, at: number): string {
  const seconds = Math.floor(at / 1000)
    .toString(16)
    .padStart(8, "0");
  return `iak${seconds}${(trId % 0x100000).toString(16).padStart(5, "0")}`;
}

/** Tells it from other bills of the same number. */
export function keyOf(bill: Bill): string {
  return bill.key ?? bill.period;
}

function billKey(code: string, hp: string, period: string): string {
  return `${code} ${hp} ${period}`;
}
