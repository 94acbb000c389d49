import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { latestPoint } from "#lib/db/deposit/deposit-points.ts";
import { latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { DAY, MINUTE, SECOND } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createDepositAsk } from "#lib/server/deposit/deposit.ts";
import { createBillerClock } from "#lib/server/watching/biller-clock.ts";
import { depositIntervals } from "./deposit-intervals.ts";
import { explainMovement, type MovementWord } from "./explain-movement.ts";
import { beforeAsking, recordBalance } from "./record-balance.ts";

describeOnBothDatabases("the deposit's fixed points", (open) => {
  const counter = withCounter(open);
  /** Some seconds later. */
  const read = async () => {
    counter.clock.advance(10 * SECOND);
    const told = await createDepositAsk(counter.deps, createBillerClock()).fresh();
    counter.clock.advance(10 * SECOND);
    return told;
  };
  const point = async () => {
    expect(await read()).toMatchObject({ quiet: true });
    const latest = await latestPoint(counter.database.read);
    if (!latest) throw new Error("a fixed point was just made");
    return latest;
  };
  /** The interval that ends with the latest fixed point. */
  const newest = async () => {
    const { at } = await point();
    const [interval] = await depositIntervals(counter.database.read, { since: at, until: at + 1 });
    if (!interval) throw new Error("there was a fixed point before");
    return interval;
  };
  const readings = (after: number) =>
    counter.database.read.query
      .selectFrom("depositReadings")
      .select("at")
      .where("id", ">", after)
      .orderBy("id")
      .execute();
  const fallAlarms = async () =>
    (await openAlarms(counter.database.read, 999)).filter(({ kind }) => kind === "deposit_fall");
  const OPENING = 4_000_000_000_000_000;
  let outside = 0;
  const balanceNow = () =>
    counter.simulator.journal.executed.reduce((left, { sellingPrice }) => left - sellingPrice, OPENING) + outside;
  const somebodyElse = (by: number) => {
    outside += by;
    counter.simulator.control.setBalance(balanceNow());
  };

  test("payments that were heard explain themselves", async () => {
    await point();
    const prices = [];
    for (let n = 0; n < 3; n += 1) {
      const { sellingPrice } = await counter.pay(await counter.quote());
      counter.clock.advance(SECOND);
      prices.push(sellingPrice);
    }
    const { paid, unexplained } = await newest();
    expect(paid).toEqual({ count: 3, sum: prices.reduce((sum, one) => sum + one, 0) });
    expect(unexplained).toBe(0);
    expect(await fallAlarms()).toEqual([]);
  });

  test("a reading while any process has a payment on its way is no fixed point", async () => {
    await point();
    const inquiry = await counter.quote();
    counter.nextPay({ waitMs: "released" });
    await counter.claim(inquiry);
    await counter.simulator.journal.waitFor(() => counter.paysOf(inquiry.trId).length > 0);
    expect(await read()).toMatchObject({ quiet: false });
    counter.simulator.control.release();
    await counter.process.idle();
    const { paid, unexplained } = await newest();
    expect([paid.count, unexplained]).toEqual([1, 0]);
  });

  test("a payment that was begun or ended during the question makes its reading no fixed point", async () => {
    await point();
    const before = await beforeAsking(counter.database.read);
    const startedAt = counter.clock.now();
    await counter.pay(await counter.quote());
    counter.clock.advance(SECOND);
    const told = { before, isTimeSure: true, startedAt, at: counter.clock.now(), balance: balanceNow() };
    expect(await recordBalance(counter.database, told)).toEqual({ quiet: false });
    expect((await newest()).unexplained).toBe(0);
  });

  test("a payment whose reply was lost is explained once it is known, in the interval in which it was taken", async () => {
    await point();
    const { trId, sellingPrice } = await counter.payMeeting({ reply: { kind: "reset" } });
    const doubtful = await newest();
    expect(doubtful.maybe).toMatchObject({ amount: -sellingPrice, outcomes: [{ trId }] });
    expect(doubtful.unexplained).toBe(0);
    await counter.check(trId);
    await point();
    const { at } = doubtful.to;
    const [known] = await depositIntervals(counter.database.read, { since: at, until: at + 1 });
    expect(known).toMatchObject({ maybe: { amount: 0 }, unexplained: 0 });
    expect(known?.late.map(({ outcome }) => outcome.trId)).toEqual([trId]);
    expect(await fallAlarms()).toEqual([]);
  });

  test("a fall that nothing explains is an alarm with its amount, once, until a supervisor explains it", async () => {
    await point();
    somebodyElse(-75_000);
    await counter.pay(await counter.quote());
    const { from, to, unexplained } = await newest();
    expect(unexplained).toBe(-75_000);
    await point();
    const alarms = await fallAlarms();
    expect(alarms.map(({ data }) => data)).toEqual([
      { amount: 75_000, since: from.at, until: to.at, readingId: to.id },
    ]);

    const { deps } = counter;
    const word: MovementWord = { readingId: to.id, amount: -75_000, kind: "other_use", note: "pulsa toko sebelah" };
    expect(await explainMovement(deps, SUPERVISOR, { ...word, amount: -1 })).toMatchObject({
      error: { code: "movement_changed" },
    });
    expect(await explainMovement(deps, { ...SUPERVISOR, role: "cashier" }, word)).toMatchObject({
      error: { code: "forbidden" },
    });
    const both = await Promise.all([explainMovement(deps, SUPERVISOR, word), explainMovement(deps, SUPERVISOR, word)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await fallAlarms()).toEqual([]);
    const audited = await counter.database.read.query
      .selectFrom("auditLog")
      .select(["actorName", "data"])
      .where("action", "=", "deposit.explain")
      .execute();
    expect(audited.map(({ actorName, data }) => [actorName, JSON.parse(data).note])).toEqual([
      ["Supervisor", "pulsa toko sebelah"],
    ]);
  });

  test("row 50: one reading by a clock that was five days ahead never stands as the balance once it is set back", async () => {
    const before = await point();
    const clock = createBillerClock();
    const ask = createDepositAsk(counter.deps, clock);
    const shown = () => latestDepositReading(counter.database.read);
    counter.clock.advance(5 * DAY);
    expect(await ask.fresh()).toMatchObject({ quiet: true });
    counter.clock.set(before.at + MINUTE);
    const { sellingPrice } = await counter.pay(await counter.quote());
    counter.clock.advance(MINUTE);
    // A reading in the future is repeated at once, and wrong dates are corrected as soon as the biller has told the time.
    clock.heard({ clockAheadMs: 0 });
    expect(await ask.current()).toEqual(await shown());
    expect(await shown()).toMatchObject({ balance: before.balance - sellingPrice, at: counter.clock.now() });
    const later = await readings(before.id);
    expect(later.map(({ at }) => at)).toEqual(later.map(({ at }) => at).sort());
    const intervals = await depositIntervals(counter.database.read, {
      since: before.at + 1,
      until: counter.clock.now() + 1,
    });
    expect(intervals.map(({ paid, unexplained }) => [paid.count, unexplained])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    // A clock that the biller says is wrong does not date readings.
    counter.clock.advance(-365 * DAY);
    clock.heard({ clockAheadMs: -365 * DAY });
    expect(await ask.fresh()).toMatchObject({ quiet: true });
    counter.clock.advance(365 * DAY);
    expect(await shown()).toMatchObject({ at: counter.clock.now() });
  });

  test("a top-up is a rise and no alarm", async () => {
    await point();
    somebodyElse(5_000_000);
    await counter.pay(await counter.quote());
    expect((await newest()).unexplained).toBe(5_000_000);
    expect(await fallAlarms()).toEqual([]);
  });

  test("what an unsettled payment excused becomes an alarm when it turns out not to have been taken", async () => {
    await point();
    const { trId, sellingPrice } = await counter.payMeeting({ execute: "fails", reply: { kind: "reset" } });
    somebodyElse(-sellingPrice);
    expect((await newest()).maybe.outcomes).toHaveLength(1);
    expect(await fallAlarms()).toEqual([]);
    counter.clock.advance(MINUTE);
    expect(await counter.check(trId)).toMatchObject({ state: "failed" });
    await point();
    expect((await fallAlarms()).map(({ data }) => data.amount)).toEqual([sellingPrice]);
    somebodyElse(sellingPrice);
    await point();
  });
});
