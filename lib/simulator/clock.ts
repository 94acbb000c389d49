/** The biller's own time: a given clock or the machine's, shifted by a control call. */
export class Clock {
  #base: () => number;
  #offsetMs = 0;

  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  /** UTC milliseconds. */
  now(): number {
    return this.#base() + this.#offsetMs;
  }

  setOffset(ms: number): void {
    this.#offsetMs = ms;
  }
}
