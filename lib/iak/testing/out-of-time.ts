import { vi } from "vitest";

/** Longer than any client here waits. */
const LONG_MS = 60_000;

/**
 * Asks for what is not answered in time. The time is over as soon as `arrived` says that the request is where it shall be, however slow the
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
