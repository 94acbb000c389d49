type Reading = {
  id: number;
  at: number;
  balance: number;
  source: "balance" | "payment";
  trId: string | null;
  quiet: 0 | 1;
  startedAt: number | null;
  paidCount: number | null;
  paidSum: number | null;
};
/** A fixed point, and the top-up since the previous one, in rupiah. */
export type AskedReading = { readonly reading: Reading; readonly topUp: number };

const NO_POINT = { quiet: 0, startedAt: null, paidCount: null, paidSum: null } as const;

const STEP = 50_000_000;
const AFTERWARDS = 5 * 60_000;
/** Topped up when less than this share of it is left. */
const LOW = 0.8;

/** The deposit as the biller would report it: it falls with each payment, and is topped up long before a day could empty it. */
export class Deposit {
  balance: number;
  readonly #fill: number;
  #readings = 0;
  #last = 0;
  #topUp = 0;
  #paidCount = 0;
  #paidSum = 0;

  /** `aDay`: what a day's payments cost; `least`: the minimum kept there; in rupiah. */
  constructor(aDay: number, least: number) {
    this.#fill = Math.ceil(Math.max(least / LOW, aDay * 2, STEP) / STEP) * STEP;
    this.balance = this.#fill;
  }

  /** The moment closest to `at` that keeps readings in order: the biller answers one payment after another. */
  moment(at: number): number {
    this.#last = Math.max(at, this.#last + 2);
    return this.#last;
  }

  /** A reading while nothing is being paid: a fixed point, from which the next is explained. */
  ask(at: number): AskedReading {
    const paid = { paidCount: this.#paidCount, paidSum: this.#paidSum };
    const topUp = this.#topUp;
    this.#paidCount = 0;
    this.#paidSum = 0;
    this.#topUp = 0;
    const asked = this.moment(at);
    const reading = this.#read({ at: asked, source: "balance", trId: null, quiet: 1, startedAt: asked - 1, ...paid });
    return { reading, topUp };
  }

  /** A reading a while after the last payment, so that a day's business is read on its own day. */
  askAfterwards(): AskedReading {
    return this.ask(this.#last + AFTERWARDS);
  }

  /** The readings around one payment, at a moment from `moment`. */
  pay(sellingPrice: number, at: number, trId: string): Reading[] {
    const readings: Reading[] = [];
    const missing = this.#fill - (this.balance - sellingPrice);
    if (missing > this.#fill * (1 - LOW)) {
      const topUp = Math.ceil(missing / STEP) * STEP;
      this.balance += topUp;
      this.#topUp += topUp;
      readings.push(this.#read({ at: at - 1, source: "balance", trId: null, ...NO_POINT }));
    }
    this.balance -= sellingPrice;
    this.#paidCount += 1;
    this.#paidSum += sellingPrice;
    readings.push(this.#read({ at, source: "payment", trId, ...NO_POINT }));
    return readings;
  }

  #read(reading: Omit<Reading, "id" | "balance">): Reading {
    this.#readings += 1;
    return { id: this.#readings, balance: this.balance, ...reading };
  }
}
