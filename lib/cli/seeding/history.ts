import type { AuditEntry } from "#lib/db/audit/audit-log.ts";
import type { DialectName } from "#lib/db/connection.ts";
import { toRow } from "#lib/db/payments/payment-row.ts";
import { indexRow } from "#lib/db/search/search.ts";
import { closingColumns } from "#lib/db/shifts/shifts.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { roundingOf } from "#lib/domain/cash-rounding.ts";
import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import {
  accountOf,
  claimTransfers,
  movementTransfer,
  outcomeTransfers,
  owedAfter,
  type Transfer,
} from "#lib/domain/journal.ts";
import type { PayMethod, Payment } from "#lib/domain/payment.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { type Rupiah, rupiah } from "#lib/domain/rupiah.ts";
import { DAY, HOUR, startOfWibDay, wibDay } from "#lib/domain/time.ts";
import { newPayment } from "#lib/payments/new-payment.ts";
import { billOf } from "./bill-of.ts";
import { CLOSES, daysOf, moments } from "./calendar.ts";
import { companyOf } from "./company.ts";
import { type AskedReading, Deposit } from "./deposit.ts";
import { type ClosedShift, Drawers, type OpenShift } from "./drawers.ts";
import { lifeOf, type Open } from "./payment-histories.ts";
import { type Draw, drawsFrom, pick } from "./random.ts";

export type Plan = {
  readonly dialect: DialectName;
  readonly payments: number;
  /** The same seed and `now` make the same history. */
  readonly seed: number;
  /** The end of the history, UTC milliseconds. */
  readonly now: number;
  readonly cashiers: readonly Actor[];
  readonly supervisor: Actor;
  /** Include names and amounts that may break a page, a paper or an export. */
  readonly odd: boolean;
  /** What is unsettled or owed at the end of the history. */
  readonly open: Open;
  /** The minimum deposit, in rupiah. */
  readonly deposit: number;
  readonly refIdOf: (sequence: number) => string;
  readonly receiptOf: (inquiry: Inquiry, payment: Payment) => ReceiptModel;
  /** Successes from then on have receipts; older ones would make the ledger several times larger. */
  readonly receiptsSince: number;
};

/** Rows of one piece of the history, in the order in which their tables need them. */
export type Rows = Readonly<Record<(typeof TABLES)[number], Record<string, unknown>[]>>;
export const TABLES = [
  "inquiries",
  "shifts",
  "payments",
  "attempts",
  "paymentEvents",
  "journal",
  "receipts",
  "depositReadings",
  "depositExplanations",
  "paymentSearch",
] as const;

const BATCH = 2_000;
const MEAN_PRICE = 4_000_000;
/** Below every id of the simulator. */
const FIRST_TR_ID = 30_000_000;
const SPARE = 20;
/** How often each is used. */
const METHODS: readonly PayMethod[] = [...Array<PayMethod>(7).fill("cash"), "qris", "qris", "transfer", "debit"];

/** With this many cashiers, half of them have a day off. */
const IN_TURNS = 4;
const MINUTE = 60_000;
const TOP_UP = "Transfer dari rekening gerai";

/** Generates a shop's history in pieces, oldest first. `sequence`, `balance` and the following fields tell how far it has come. */
export class History {
  readonly #plan: Plan;
  readonly #draw: Draw;
  readonly #deposit: Deposit;
  readonly #drawers: Drawers;
  /** As many as pay in a month, so that nobody pays for a period twice. */
  readonly #companies: number;
  /** What people did besides payments, for the audit log. */
  readonly acts: AuditEntry[] = [];
  /** The quotes of payments with an unknown outcome. */
  readonly unclear: Inquiry[] = [];
  /** The claim of the last payment, and the number of payments before it in the same millisecond. */
  #last = { at: 0, nth: 0 };
  #sequence = 0;
  #day = "";

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#draw = drawsFrom(plan.seed);
    const aDay = Math.ceil(plan.payments / daysOf(plan.payments));
    this.#companies = Math.min(plan.payments, aDay * 60) + SPARE;
    this.#deposit = new Deposit(aDay * MEAN_PRICE, plan.deposit);
    this.#drawers = new Drawers(this.#draw);
  }

  /** The number of references used. */
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
      const day = wibDay(at);
      if (day !== this.#day) {
        if (this.#day !== "") this.#endDay(rows);
        this.#day = day;
        // A piece ends with a day, so that its shifts are complete.
        if (rows.payments.length >= BATCH) {
          yield rows;
          rows = noRows();
        }
        this.#hear(rows, this.#deposit.ask(at));
      }
      this.#add(rows, at, index);
      index += 1;
    }
    // The shop has closed, or has no customers.
    if (now - startOfWibDay(now) >= CLOSES * HOUR + HOUR || wibDay(now) !== this.#day) this.#endDay(rows);
    for (const shift of this.#drawers.stillOpen()) rows.shifts.push(shiftRow(shift));
    this.#hear(rows, this.#deposit.ask(now));
    yield rows;
  }

  #endDay(rows: Rows): void {
    const asked = this.#deposit.askAfterwards();
    this.#hear(rows, asked);
    const { at } = asked.reading;
    for (const { shift, lines } of this.#drawers.close(at)) {
      rows.shifts.push(shiftRow(shift));
      const { id, cashier, closing } = shift;
      for (const line of lines) this.#line(rows, { ...line, shiftId: id, cashier, by: cashier });
      const { counts, counted, expected, difference, reason } = closing;
      const data = { cashier: cashier.name, counts, counted, expected, difference, reason };
      this.acts.push({ at, by: cashier, action: "shift.close", subject: String(id), data });
    }
  }

  /** A balance, and the supervisor's explanation of the top-up before it. */
  #hear(rows: Rows, { reading, topUp }: AskedReading): void {
    rows.depositReadings.push(reading);
    if (topUp === 0) return;
    const { id: readingId, at } = reading;
    const { supervisor } = this.#plan;
    const word = { amount: topUp, kind: "top_up" as const, note: TOP_UP };
    rows.depositExplanations.push({ readingId, ...word, at, byId: supervisor.id, byName: supervisor.name });
    this.#line(rows, { at, line: movementTransfer("top_up", topUp), note: TOP_UP, by: supervisor });
    this.acts.push({ at, by: supervisor, action: "deposit.explain", subject: String(readingId), data: word });
  }

  #cashier(): Actor {
    const { cashiers } = this.#plan;
    const day = Math.floor(Date.parse(this.#day) / DAY);
    const onDuty = cashiers.length < IN_TURNS ? cashiers : cashiers.filter((_, place) => (place + day) % 2 === 0);
    return pick(this.#draw, onDuty, 1.3);
  }

  #shiftOf(rows: Rows, cashier: Actor, at: number): number {
    const { shift, lines } = this.#drawers.shiftOf(cashier, at);
    const { id, openedAt, openingCash } = shift;
    for (const line of lines) this.#line(rows, { ...line, shiftId: id, cashier, by: cashier });
    if (lines.length > 0) {
      const data = { openingCash };
      this.acts.push({ at: openedAt, by: cashier, action: "shift.open", subject: String(id), data });
    }
    return id;
  }

  #line(
    rows: Rows,
    entry: {
      readonly at: number;
      readonly line: Transfer;
      readonly by: Actor;
      readonly day?: string;
      readonly note?: string | null;
      readonly cashier?: Actor | null;
      readonly shiftId?: number | null;
      readonly payment?: Pick<Payment, "trId" | "method">;
    },
  ): void {
    const { at, line, by, day = wibDay(at), note = null, cashier = null, shiftId = null, payment } = entry;
    const whose = { cashierId: cashier?.id ?? null, cashierName: cashier?.name ?? null };
    const { trId = null, method = null } = payment ?? {};
    rows.journal.push({ ...line, at, day, trId, shiftId, method, ...whose, byId: by.id, byName: by.name, note });
  }

  #add(rows: Rows, at: number, index: number): void {
    const draw = this.#draw;
    const { payments, now, open, receiptsSince, receiptOf } = this.#plan;
    const cashier = this.#cashier();
    const askedAt = at - 15_000 - Math.floor(draw() * 150_000);
    // Sometimes a customer only asks.
    if (draw() < 0.02) this.#quote(rows, askedAt - 1000, payments + index, cashier);
    const quote = this.#quote(rows, askedAt, index, cashier);
    const method = pick(draw, METHODS);
    const rounding = roundingOf(quote.price, method, "up_100");
    const how = {
      method,
      rounding,
      cashReceived: method === "cash" ? handed(draw, rupiah(quote.price + rounding)) : null,
      reference: method === "cash" ? null : String(Math.floor(1e11 + draw() * 9e11)),
      shiftId: this.#shiftOf(rows, cashier, at),
    };
    const claimed = newPayment(quote, how, cashier, at, at + MINUTE);
    const answeredAt = at + 700 + Math.floor(draw() ** 3 * 8_000);
    const endedAt = this.#deposit.moment(answeredAt);
    const life = lifeOf(draw, claimed, endedAt, { open, left: payments - 1 - index, now });
    if (life.steps.at(-1)?.to === "unknown") this.unclear.push(quote);
    const state = life.steps.at(-1)?.to ?? claimed.state;
    const version = 1 + life.steps.length;
    const updatedAt = life.steps.length > 0 ? endedAt + (life.steps.length - 1) * MINUTE : at;
    const payment: Payment = { ...claimed, ...life.patch, state, version, updatedAt };

    rows.payments.push({ ...toRow(payment), checkLeaseUntil: null, checkLeaseOwner: null });
    this.#last = { at, nth: at === this.#last.at ? this.#last.nth + 1 : 0 };
    rows.paymentSearch.push(indexRow(this.#plan.dialect, payment, quote.details, this.#last.nth));
    const { trId } = payment;
    this.#book(rows, payment, cashier, endedAt);
    const ended = life.ending === null ? null : endedAt;
    rows.attempts.push({ trId, number: 1, startedAt: at, endedAt: ended, ending: life.ending });
    this.#tell(rows, payment, cashier, life.steps, endedAt);
    if (state !== "success") return;
    rows.depositReadings.push(...this.#deposit.pay(payment.sellingPrice, endedAt, trId));
    if (at >= receiptsSince) {
      rows.receipts.push({ trId, model: JSON.stringify(receiptOf(quote, payment)), createdAt: endedAt });
    }
  }

  /** Failed payments have been refunded, unless the refund is still due. */
  #book(rows: Rows, payment: Payment, by: Actor, endedAt: number): void {
    const { state, method, createdAt, shiftId } = payment;
    const outcome = outcomeTransfers({ ...payment, state: "sending" }, state);
    const due = owedAfter(0, outcome) - payment.owed;
    const credit = accountOf(method, true);
    const lines: [number, Transfer][] = [
      ...claimTransfers(payment).map((line): [number, Transfer] => [createdAt, line]),
      ...outcome.map((line): [number, Transfer] => [endedAt, line]),
    ];
    if (due > 0) lines.push([endedAt + MINUTE, { kind: "returned", debit: "refunds", credit, amount: due }]);
    for (const [at, line] of lines) {
      this.#line(rows, { at, line, by, day: wibDay(createdAt), cashier: by, shiftId, payment });
      this.#drawers.book(line, payment);
    }
  }

  #quote(rows: Rows, askedAt: number, number: number, askedBy: Actor): Inquiry {
    const company = companyOf(this.#plan.seed, number % this.#companies, this.#plan.odd);
    const { hp, name } = company;
    const trId = String(FIRST_TR_ID + this.#sequence * 53 + Math.floor(this.#draw() * 53)) as TrId;
    const refId = this.#plan.refIdOf(this.#sequence) as RefId;
    this.#sequence += 1;
    const inquiry: Inquiry = {
      trId,
      refId,
      hp: hp as CustomerNumber,
      company: name,
      ...billOf(company, askedAt),
      day: wibDay(askedAt),
      askedAt,
      askedBy,
      source: "here",
    };
    const raw = JSON.stringify({
      data: { tr_id: Number(trId), code: inquiry.product, hp, ref_id: refId, response_code: "00" },
    });
    const { details, askedBy: _by, ...same } = inquiry;
    const by = { askedById: askedBy.id, askedByName: askedBy.name };
    rows.inquiries.push({ ...same, details: JSON.stringify(details), ...by, raw });
    return inquiry;
  }

  #tell(
    rows: Rows,
    { trId, createdAt, price, method, cashReceived }: Payment,
    cashier: Actor,
    steps: ReturnType<typeof lifeOf>["steps"],
    endedAt: number,
  ): void {
    const facts = { price, method, cashReceived, repeatConfirmed: false };
    const claim = { trId, at: createdAt, kind: "claimed", fromState: null, toState: "sending" };
    rows.paymentEvents.push({ ...claim, actorId: cashier.id, actorName: cashier.name, data: JSON.stringify(facts) });
    let fromState = "sending";
    for (const [index, { kind, to, data, cashier: byCashier }] of steps.entries()) {
      const by = byCashier ? { actorId: cashier.id, actorName: cashier.name } : { actorId: null, actorName: "Loket" };
      const at = endedAt + index * MINUTE;
      rows.paymentEvents.push({ trId, at, kind, fromState, toState: to, ...by, data: JSON.stringify(data) });
      fromState = to;
    }
  }
}

function noRows(): Rows {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Rows;
}

function shiftRow(shift: OpenShift | ClosedShift): Record<string, unknown> {
  const { id, cashier, openedAt, openingCash } = shift;
  const closing = closingColumns("closing" in shift ? shift.closing : null);
  return { id, cashierId: cashier.id, cashierName: cashier.name, openedAt, openingCash, ...closing };
}

/** The cash that a customer hands over: exact, or rounded up to a note. */
function handed(draw: Draw, price: Rupiah): Rupiah | null {
  return draw() < 0.4 ? null : rupiah(Math.ceil(price / 50_000) * 50_000);
}
