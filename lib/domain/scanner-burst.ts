/** Keys closer together than this were not pressed by hand, in milliseconds. */
const FASTEST_HAND_MS = 35;
/** As short as a scanned number gets: an inquiry ID has nine digits, a customer's number most often twelve. */
const SHORTEST_SCAN = 8;

/** Watches single key presses for a barcode scanner's burst. */
export class ScannerWatch {
  #run = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Tells of one character at `at` (milliseconds of any steady clock); true once those up to it came from a scanner. */
  key(at: number): boolean {
    this.#run = at - this.#lastAt <= FASTEST_HAND_MS ? this.#run + 1 : 1;
    this.#lastAt = at;
    return this.#run >= SHORTEST_SCAN;
  }
}
