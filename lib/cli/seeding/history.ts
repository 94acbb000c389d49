import type { DialectName } from "#lib/db/connection.ts";
import { toRow } from "#lib/db/payments/payment-row.ts";
import { indexRow } from "#lib/db/search/search.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { KodeIuran, RefId, TrId } from "#lib/domain/identifiers.ts";
import { accountOf, claimTransfers, outcomeTransfers, owedAfter, type Transfer } from "#lib/domain/journal.ts";
import type { PayMethod, Payment } from "#lib/domain/payment.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { type Rupiah, rupiah } from "#lib/domain/rupiah.ts";
import { wibDay } from "#lib/domain/time.ts";
import { newPayment } from "#lib/payments/new-payment.ts";
import { COMMISSION, pricesOf } from "#lib/simulator/bills.ts";
import { lastMonth } from "#lib/simulator/period.ts";
import { daysOf, moments } from "./calendar.ts";
import { companyOf } from "./company.ts";
import { Deposit } from "./deposit.ts";
import { lifeOf } from "./payment-histories.ts";
import { type Draw, drawsFrom, pick } from "./random.ts";

type Person = { readonly id: string; readonly name: string };
export type Plan = {
  readonly dialect: DialectName;
  readonly payments: number;
  /** The same seed and `now` make the same history. */
  readonly seed: number;
  /** When the history ends: UTC milliseconds. */
  readonly now: number;
  readonly cashiers: readonly Person[];
  readonly refIdOf: (sequence: number) => string;
  readonly receiptOf: (inquiry: Inquiry, payment: Payment) => ReceiptModel;
  /** Successes from then on have their receipt; older ones would make the ledger several times as large. */
  readonly receiptsSince: number;
};

/** Rows of one piece of the history, in the order in which their tables want them. */
export type Rows = Readonly<Record<(typeof TABLES)[number], Record<string, unknown>[]>>;
export const TABLES = [
  "inquiries",
  "payments",
  "attempts",
  "paymentEvents",
  "journal",
  "receipts",
  "depositReadings",
  "paymentSearch",
] as const;

const BATCH = 2_000;
const MEAN_PRICE = 4_000_000;
/** Below every number that the simulator gives out. */
const FIRST_TR_ID = 30_000_000;
const SPARE = 20;
const METHODS: readonly PayMethod[] = [
  "cash",
  "cash",
  "cash",
  "cash",
  "cash",
  "cash",
  "cash",
  "qris",
  "qris",
  "transfer",
  "debit",
];

/** Makes up a shop's history, in pieces, oldest first. `sequence` and `balance` tell where it has come to. */
export class History {
  readonly #plan: Plan;
  readonly #draw: Draw;
  readonly #deposit: Deposit;
  /** As many as are paid for in a month, so that nobody pays for one period twice. */
  readonly #companies: number;
  /** When the last payment began, and how many before it in the same millisecond. */
  #last = { at: 0, nth: 0 };
  #sequence = 0;
  #day = "";

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#draw = drawsFrom(plan.seed);
    const aDay = Math.ceil(plan.payments / daysOf(plan.payments));
    this.#companies = Math.min(plan.payments, aDay * 60) + SPARE;
    this.#deposit = new Deposit(aDay * MEAN_PRICE);
  }

  /** How many references have been used. */
  get sequence(): number {
    return this.#sequence;
  }

  /** The deposit after the last payment, in rupiah. */
  get balance(): number {
    return this.#deposit.balance;
  }

  *pieces(): Generator<Rows> {
    const { payments, now } = this.#plan;
    let rows = noRows();
    let index = 0;
    for (const at of moments(payments, now, this.#draw)) {
      this.#add(rows, at, index);
      index += 1;
      if (index % BATCH === 0) {
        yield rows;
        rows = noRows();
      }
    }
    // The shop has closed, or nobody is being served.
    rows.depositReadings.push(this.#deposit.ask(now));
    yield rows;
  }

  #add(rows: Rows, at: number, index: number): void {
    const draw = this.#draw;
    const { payments, now, receiptsSince, receiptOf } = this.#plan;
    const cashier = pick(draw, this.#plan.cashiers, 1.3);
    const day = wibDay(at);
    if (day !== this.#day) {
      if (this.#day !== "") rows.depositReadings.push(this.#deposit.askAfterwards());
      rows.depositReadings.push(this.#deposit.ask(at));
    }
    this.#day = day;
    const askedAt = at - 15_000 - Math.floor(draw() * 150_000);
    // Sometimes somebody only asks.
    if (draw() < 0.02) this.#quote(rows, askedAt - 1000, payments + index, cashier);
    const quote = this.#quote(rows, askedAt, index, cashier);
    const method = pick(draw, METHODS);
    const how = { method, cashReceived: method === "cash" ? handed(draw, quote.price) : null };
    const claimed = newPayment(quote, how, cashier, at, at + 60_000);
    const answeredAt = at + 700 + Math.floor(draw() ** 3 * 8_000);
    const endedAt = this.#deposit.moment(answeredAt);
    const life = lifeOf(draw, claimed, payments - 1 - index, endedAt, now);
    const state = life.steps.at(-1)?.to ?? claimed.state;
    const version = 1 + life.steps.length;
    const updatedAt = life.steps.length > 0 ? endedAt + (life.steps.length - 1) * 60_000 : at;
    const payment: Payment = { ...claimed, ...life.patch, state, version, updatedAt };

    rows.payments.push({ ...toRow(payment), checkLeaseUntil: null, checkLeaseOwner: null });
    this.#last = { at, nth: at === this.#last.at ? this.#last.nth + 1 : 0 };
    rows.paymentSearch.push(indexRow(this.#plan.dialect, payment, quote.details, this.#last.nth));
    const { trId } = payment;
    this.#book(rows, payment, endedAt);
    const ended = life.ending === null ? null : endedAt;
    rows.attempts.push({ trId, number: 1, startedAt: at, endedAt: ended, ending: life.ending });
    this.#tell(rows, payment, cashier, life.steps, endedAt);
    if (state !== "success") return;
    rows.depositReadings.push(...this.#deposit.pay(payment.sellingPrice, endedAt, trId));
    if (at >= receiptsSince) {
      rows.receipts.push({ trId, model: JSON.stringify(receiptOf(quote, payment)), createdAt: endedAt });
    }
  }

  /** No shifts are made up: all cash is outside them. What failed has been given back. */
  #book(rows: Rows, payment: Payment, endedAt: number): void {
    const { trId, state, method, cashierId, cashierName, createdAt } = payment;
    const outcome = outcomeTransfers({ ...payment, state: "sending" }, state);
    const owed = owedAfter(0, outcome);
    const credit = accountOf(method, false);
    const lines: [number, Transfer][] = [
      ...claimTransfers(payment).map((line): [number, Transfer] => [createdAt, line]),
      ...outcome.map((line): [number, Transfer] => [endedAt, line]),
    ];
    if (owed > 0) lines.push([endedAt + 60_000, { kind: "returned", debit: "refunds", credit, amount: owed }]);
    const by = { byId: cashierId, byName: cashierName };
    for (const [at, line] of lines) {
      rows.journal.push({ ...line, at, day: wibDay(createdAt), trId, method, cashierId, cashierName, ...by });
    }
  }

  #quote(rows: Rows, askedAt: number, number: number, askedBy: Person): Inquiry {
    const { hp, npp, division, name, programmes } = companyOf(this.#plan.seed, number % this.#companies);
    const { jht, jkk, jkm, jpk, jpn } = programmes;
    const prices = pricesOf(jht + jkk + jkm + jpk + jpn, COMMISSION.BPJSTKPU);
    const details = { kode_iuran: hp, npp, kode_divisi: division, ...programmes };
    const trId = String(FIRST_TR_ID + this.#sequence * 53 + Math.floor(this.#draw() * 53)) as TrId;
    const refId = this.#plan.refIdOf(this.#sequence) as RefId;
    this.#sequence += 1;
    const inquiry: Inquiry = {
      trId,
      refId,
      product: "BPJSTKPU",
      hp: hp as KodeIuran,
      company: name,
      period: lastMonth(askedAt),
      nominal: rupiah(prices.nominal),
      admin: rupiah(prices.admin),
      price: rupiah(prices.price),
      sellingPrice: rupiah(prices.sellingPrice),
      details,
      day: wibDay(askedAt),
      askedAt,
      askedBy,
      source: "here",
    };
    const raw = JSON.stringify({
      data: { tr_id: Number(trId), code: "BPJSTKPU", hp, ref_id: refId, response_code: "00" },
    });
    const { details: _details, askedBy: _by, ...same } = inquiry;
    const by = { askedById: askedBy.id, askedByName: askedBy.name };
    rows.inquiries.push({ ...same, details: JSON.stringify(details), ...by, raw });
    return inquiry;
  }

  #tell(
    rows: Rows,
    { trId, createdAt, price, method, cashReceived }: Payment,
    cashier: Person,
    steps: ReturnType<typeof lifeOf>["steps"],
    endedAt: number,
  ): void {
    const facts = { price, method, cashReceived, repeatConfirmed: false };
    const claim = { trId, at: createdAt, kind: "claimed", fromState: null, toState: "sending" };
    rows.paymentEvents.push({ ...claim, actorId: cashier.id, actorName: cashier.name, data: JSON.stringify(facts) });
    let fromState = "sending";
    for (const [index, { kind, to, data, cashier: byCashier }] of steps.entries()) {
      const by = byCashier ? { actorId: cashier.id, actorName: cashier.name } : { actorId: null, actorName: "Loket" };
      const at = endedAt + index * 60_000;
      rows.paymentEvents.push({ trId, at, kind, fromState, toState: to, ...by, data: JSON.stringify(data) });
      fromState = to;
    }
  }
}

function noRows(): Rows {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Rows;
}

/** What a customer puts on the counter: exactly the sum, or rounded up to a note. */
function handed(draw: Draw, price: Rupiah): Rupiah | null {
  return draw() < 0.4 ? null : rupiah(Math.ceil(price / 50_000) * 50_000);
}
