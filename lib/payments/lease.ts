/** How much longer than the biller's time limit a lease lasts (I10). */
const GRACE_MS = 30_000;

/** When a call to the biller that starts now is given up for lost, by whoever finds it. */
export function leaseUntil(deps: { now: () => number; timeoutMs: number }): number {
  return deps.now() + deps.timeoutMs + GRACE_MS;
}
