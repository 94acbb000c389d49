import { vi } from "vitest";

/** Longer than any client here waits. */
const LONG_MS = 60_000;

/**
 * A request that times out. Time is over as soon as `arrived` reports that the request has reached its destination, however slow the
 * machine.
 */
export async function outOfTime<T>(ask: () => Promise<T>, arrived: () => Promise<unknown>): Promise<T> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const asking = ask();
    await arrived();
    await vi.advanceTimersByTimeAsync(LONG_MS);
    return await asking;
  } finally {
    vi.useRealTimers();
  }
}
