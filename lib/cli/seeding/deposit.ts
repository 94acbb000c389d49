type Reading = {
  at: number;
  balance: number;
  source: "balance" | "payment";
  trId: string | null;
  quiet: 0 | 1;
  startedAt: number | null;
  paidCount: number | null;
  paidSum: number | null;
};

const NO_POINT = { quiet: 0, startedAt: null, paidCount: null, paidSum: null } as const;

const STEP = 50_000_000;
const AFTERWARDS = 5 * 60_000;

/** The deposit as the biller would have told it: less with each payment, filled up when a day's business would empty it. */
export class Deposit {
  balance: number;
  readonly #fill: number;
  #last = 0;
  #paidCount = 0;
  #paidSum = 0;

  /** `aDay`: what a day's payments take from it, in rupiah. */
  constructor(aDay: number) {
    this.#fill = Math.max(STEP, Math.ceil((aDay * 2) / STEP) * STEP);
    this.balance = this.#fill;
  }

  /** A moment as close to `at` as the order of the readings allows: the biller answers one payment after another. */
  moment(at: number): number {
    this.#last = Math.max(at, this.#last + 2);
    return this.#last;
  }

  /** What the biller tells while nothing is being paid: a fixed point, from which the next one is explained. */
  ask(at: number): Reading {
    const paid = { paidCount: this.#paidCount, paidSum: this.#paidSum };
    this.#paidCount = 0;
    this.#paidSum = 0;
    const asked = this.moment(at);
    return { at: asked, balance: this.balance, source: "balance", trId: null, quiet: 1, startedAt: asked - 1, ...paid };
  }

  /** The same a while after the last payment, so that a day's business is told on its own day. */
  askAfterwards(): Reading {
    return this.ask(this.#last + AFTERWARDS);
  }

  /** The readings around one payment at a moment that `moment` gave. */
  pay(sellingPrice: number, at: number, trId: string): Reading[] {
    const readings: Reading[] = [];
    if (this.balance - sellingPrice < this.#fill / 5) {
      this.balance += Math.max(this.#fill, Math.ceil(sellingPrice / STEP) * STEP);
      readings.push({ at: at - 1, balance: this.balance, source: "balance", trId: null, ...NO_POINT });
    }
    this.balance -= sellingPrice;
    this.#paidCount += 1;
    this.#paidSum += sellingPrice;
    readings.push({ at, balance: this.balance, source: "payment", trId, ...NO_POINT });
    return readings;
  }
}
