/** Keys closer together than this, in milliseconds, were not typed by hand. */
const FASTEST_HAND_MS = 35;
/** The shortest scanned number: an inquiry ID has nine digits, a customer number usually twelve. */
const SHORTEST_SCAN = 8;

/** Detects a barcode scanner's burst among single key presses. */
export class ScannerWatch {
  #run = 0;
  #lastAt = Number.NEGATIVE_INFINITY;

  /**
   * Adds a character typed at `at` (an event's `timeStamp`: when the key was pressed, not when a busy page got to it); returns true once the
   * characters so far come from a scanner.
   */
  key(at: number): boolean {
    this.#run = at - this.#lastAt <= FASTEST_HAND_MS ? this.#run + 1 : 1;
    this.#lastAt = at;
    return this.#run >= SHORTEST_SCAN;
  }
}
