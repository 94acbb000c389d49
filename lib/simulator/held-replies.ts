type Held = { trId: number | null; run: () => void };

/**
 * What waits for a time or for a control call to release it. Tests hold requests here instead of sleeping. What still waits when the
 * simulator closes never happens.
 */
export class HeldReplies {
  #held: Held[] = [];
  #timers = new Set<NodeJS.Timeout>();
  #closed = false;

  /** How many wait for `release`. */
  get size(): number {
    return this.#held.length;
  }

  /** Runs `run` after `when` milliseconds, or when released. */
  hold(trId: number | null, when: number | "released", run: () => void): void {
    if (this.#closed) return;
    if (when === "released") {
      this.#held.push({ trId, run });
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, when);
    this.#timers.add(timer);
  }

  /** Waits; without a `when`, continues at once. */
  async wait(trId: number | null, when: number | "released" | undefined): Promise<void> {
    if (when === undefined) return;
    await new Promise<void>((resolve) => this.hold(trId, when, resolve));
  }

  /** Releases everything, or what is about one `tr_id`; the released work is done when this returns. */
  release(trId?: number): number {
    const freed = this.#held.filter((held) => trId === undefined || held.trId === trId);
    this.#held = this.#held.filter((held) => !freed.includes(held));
    for (const held of freed) held.run();
    return freed.length;
  }

  close(): void {
    this.#closed = true;
    this.#held = [];
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
