import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { MINUTE } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createBillerClock } from "../watching/biller-clock.ts";
import { createDepositAsk } from "./deposit.ts";
import { createDepositWatch } from "./deposit-watch.ts";

/** The watch looks every five seconds. */
const LOOK_MS = 5_000;

describeOnBothDatabases("the watch over the deposit", (open) => {
  const counter = withCounter(open);
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  const start = () => {
    const { deps } = counter.start();
    let asked = 0;
    const deposit = createDepositAsk(deps, createBillerClock());
    const fresh = () => {
      asked += 1;
      return deposit.fresh();
    };
    const watch = createDepositWatch(deps, { fresh });
    return { ...watch, asked: () => asked };
  };
  /** Time for one look; `stop` waits for its end. */
  const lookOnce = async (watches: readonly ReturnType<typeof start>[]) => {
    for (const watch of watches) watch.start();
    vi.advanceTimersByTime(LOOK_MS);
    await Promise.all(watches.map(({ stop }) => stop()));
  };

  test("of two processes one asks, and once more than half an hour later", async () => {
    const both = [start(), start()];
    const asked = () => both.reduce((sum, watch) => sum + watch.asked(), 0);
    counter.clock.advance(31 * MINUTE);
    await lookOnce(both);
    expect(asked()).toBe(1);
    counter.clock.advance(10 * MINUTE);
    await lookOnce(both);
    expect(asked()).toBe(1);
    counter.clock.advance(21 * MINUTE);
    await lookOnce(both);
    expect(asked()).toBe(2);
  });

  test("asks nothing before it is started, and nothing after it has been stopped", async () => {
    const watch = start();
    counter.clock.advance(31 * MINUTE);
    vi.advanceTimersByTime(LOOK_MS);
    expect(watch.asked()).toBe(0);
    watch.start();
    await watch.stop();
    vi.advanceTimersByTime(LOOK_MS);
    expect(watch.asked()).toBe(0);
  });
});
