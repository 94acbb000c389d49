/** Eight keys in a row that are closer together than this on average, in milliseconds, were not typed by hand. */
const FASTEST_HAND_MS = 35;
/** The shortest scanned number: an inquiry ID has nine digits, a customer number usually twelve. */
const SHORTEST_SCAN = 8;

/** Detects a barcode scanner's burst among single key presses. */
export class ScannerWatch {
  /** When the last characters were typed, at most the shortest scan's. */
  #times: readonly number[] = [];

  /**
   * Adds a character typed at `at` (an event's `timeStamp`: when the key was pressed, not when a busy page got to it); returns true if the
   * last ones come from a scanner. Only their whole time counts: a computer that stood still for a moment between two keys changes nothing.
   */
  key(at: number): boolean {
    this.#times = [...this.#times, at].slice(-SHORTEST_SCAN);
    const [first] = this.#times;
    return this.#times.length === SHORTEST_SCAN && at - (first ?? at) <= FASTEST_HAND_MS * (SHORTEST_SCAN - 1);
  }

  /** Enter was pressed: what follows is typed anew. */
  end(): void {
    this.#times = [];
  }
}
