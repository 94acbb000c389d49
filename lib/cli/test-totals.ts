export type Totals = { passed: number; failed: number; skipped: number };

export const none: Totals = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A check counts as one test; so does a step that must succeed. */
export function one(isGood: boolean): Totals {
  return isGood ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/** The last line of `npm test`, read by other programs. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}
