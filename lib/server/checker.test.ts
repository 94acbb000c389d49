import { expect, test } from "vitest";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { HOUR, MINUTE, SECOND } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { type Changes, createChanges } from "./changes.ts";
import { createCheckSlots } from "./check-slots.ts";
import { startChecker } from "./checker.ts";

const LOST = { execute: "never", reply: { kind: "reset" } } as const;

describeMostlyOnSqlite("the checker", (open) => {
  const counter = withCounter(open);
  const pending = async (count: number) => {
    const made: TrId[] = [];
    while (made.length < count) made.push((await counter.payMeeting(LOST)).trId);
    return made;
  };
  const asksOf = (trIds: readonly TrId[]) =>
    counter.simulator.journal.requests.filter(
      ({ command, trId }) => command === "checkstatus" && trIds.includes(String(trId) as TrId),
    );

  /** A checker of its own, and a promise for each payment's first change. */
  function start(over: Partial<PaymentDeps> = {}) {
    const changes: Changes = createChanges();
    const { deps } = counter.start();
    const checker = startChecker({ ...deps, announce: changes.announce, ...over }, changes, createCheckSlots());
    return { changes, ...checker, newsOf: (trIds: readonly TrId[]) => newsOf(changes, trIds) };
  }

  test("asks about everything that is due when it starts", async () => {
    const trIds = await pending(12);
    counter.clock.advance(2 * SECOND);
    const { stop, newsOf } = start();
    await newsOf(trIds);
    await stop();
    expect(asksOf(trIds)).toHaveLength(12);
  });

  test("I10: recovers what a lost process was sending, before anything else", async () => {
    const inquiry = await counter.quote();
    counter.process.freeze();
    await counter.claim(inquiry);
    counter.restart();
    counter.clock.advance(MINUTE);
    const { stop, newsOf } = start();
    await newsOf([inquiry.trId]);
    await stop();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "unknown" });
  });

  test("row 37: two checkers on one ledger ask about each payment once", async () => {
    const trIds = await pending(12);
    counter.clock.advance(2 * SECOND);
    const [one, other] = [start(), start()];
    const asked = counter.simulator.journal.waitFor(() => asksOf(trIds).length === trIds.length);
    await asked;
    await Promise.all([one.stop(), other.stop()]);
    expect(
      asksOf(trIds)
        .map(({ trId }) => String(trId))
        .sort(),
    ).toEqual([...trIds].sort());
  });

  test("asks about five at once and no more, of which three are older than ten minutes and no more", async () => {
    const old = await pending(8);
    counter.clock.advance(HOUR);
    const young = await pending(2);
    counter.clock.advance(2 * SECOND);
    counter.addFaults({ command: "checkstatus", times: 5, fault: { holdReplyMs: "released" } });
    const { biller } = counter.deps;
    const most = { all: 0, old: 0 };
    const asking = new Set<string>();
    const checkStatus: typeof biller.checkStatus = async (ask) => {
      asking.add(ask.refId);
      const among = await Promise.all(old.map(async (trId) => asking.has((await counter.payment(trId)).refId)));
      most.all = Math.max(most.all, asking.size);
      most.old = Math.max(most.old, among.filter(Boolean).length);
      return biller.checkStatus(ask).finally(() => asking.delete(ask.refId));
    };
    const { stop, newsOf } = start({ biller: { ...biller, checkStatus } });
    const news = newsOf([...old, ...young]);
    // None is answered until five are asked about.
    await counter.simulator.journal.waitFor(() => asksOf([...old, ...young]).length === 5);
    expect([asksOf(old).length, asksOf(young).length]).toEqual([3, 2]);
    counter.simulator.control.release();
    await news;
    await stop();
    expect(most).toEqual({ all: 5, old: 3 });
  });

  test("looks at once when it is told of a check that is due", async () => {
    const { stop, changes } = start();
    const [trId] = (await pending(1)) as [TrId];
    counter.clock.advance(2 * SECOND);
    const asked = counter.simulator.journal.waitFor(() => asksOf([trId]).length === 1);
    changes.announce({ trId, version: 2, nextCheckAt: counter.clock.now() });
    await asked;
    await stop();
    expect((await counter.payment(trId)).checks).toBe(1);
  });

  test("I11: cancels a not_sent whose day is over, and asks nobody", async () => {
    const inquiry = await counter.quote();
    counter.process.wire.line = "down";
    await counter.pay(inquiry);
    counter.clock.advance(24 * HOUR);
    const { stop, newsOf } = start();
    await newsOf([inquiry.trId]);
    await stop();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "cancelled" });
    expect(asksOf([inquiry.trId])).toEqual([]);
  });

  test("when it is stopped it waits for the answers that are on their way, and records them", async () => {
    const [trId] = (await pending(1)) as [TrId];
    counter.addFaults({ command: "checkstatus", times: 1, fault: { holdReplyMs: "released" } });
    counter.clock.advance(2 * SECOND);
    const { stop } = start();
    await counter.simulator.journal.waitFor(() => asksOf([trId]).length === 1);
    const stopped = stop();
    counter.simulator.control.release();
    await stopped;
    expect(await counter.payment(trId)).toMatchObject({ lastCheckedAt: counter.clock.now() });
  });
});

/** Resolves when each payment has changed at least once. */
function newsOf(changes: Changes, trIds: readonly TrId[]): Promise<void> {
  const missing = new Set(trIds);
  return new Promise((resolve) => {
    const off = changes.onChange(({ trId }) => {
      missing.delete(trId);
      if (missing.size > 0) return;
      off();
      resolve();
    });
  });
}
