import { expect, test } from "vitest";
import { acknowledgeOne, openAlarms } from "#lib/db/audit/alarms.ts";
import { insertDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { MINUTE } from "#lib/domain/time.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { type ConditionDeps, watchConditions } from "./conditions.ts";

describeOnBothDatabases("what stands until it is over", (open) => {
  const counter = withCounter(open);
  let asked = 0;
  const watch = (over: Partial<ConditionDeps> = {}) =>
    watchConditions({
      ...counter.deps,
      clock: { offsetMs: () => 0, errorMs: () => null },
      lostSince: () => null,
      lastCall: () => ({ at: 0, kind: "answered", latencyMs: 1 }),
      deposit: { freshen: () => void asked++ },
      ...over,
    });
  const read = (balance: number) =>
    counter.database.transaction((tx) =>
      insertDepositReading(tx, { at: counter.clock.now(), balance, source: "balance", trId: null }),
    );
  const opened = async () => (await openAlarms(counter.database.read, 99)).map(({ kind }) => kind);

  test("a deposit under the threshold is told once, whoever has seen it, and again only after there was enough", async () => {
    await read(1_999_999);
    await Promise.all([watch(), watch()]);
    expect(await opened()).toEqual(["deposit_low"]);
    const [alarm] = await openAlarms(counter.database.read, 1);
    await counter.database.transaction((tx) =>
      acknowledgeOne(tx, alarm?.id ?? 0, { at: 1, by: "Supervisor", note: "sudah ditransfer" }),
    );
    await watch();
    expect(await opened()).toEqual([]);
    await read(2_000_000);
    await watch();
    await read(0);
    await watch();
    expect(await opened()).toEqual(["deposit_low"]);
    await read(2_000_000);
    await watch();
    expect(await opened()).toEqual([]);
  });

  test("IAK is called unreachable after five minutes without an answer, and is asked until it answers", async () => {
    const since = counter.clock.now();
    const lost = { lostSince: () => since, lastCall: () => ({ at: since, kind: "lost", reason: "timeout" }) as const };
    asked = 0;
    counter.clock.advance(5 * MINUTE - 1);
    await watch(lost);
    expect([await opened(), asked]).toEqual([[], 1]);
    counter.clock.advance(1);
    await watch(lost);
    await watch({ lastCall: () => null });
    expect(await opened()).toEqual(["biller_unreachable"]);
    await watch();
    expect(await opened()).toEqual([]);
  });

  test("a wrong clock is an alarm until it is right", async () => {
    await watch({ clock: { offsetMs: () => 400_000, errorMs: () => 400_000 } });
    await watch({ clock: { offsetMs: () => null, errorMs: () => null } });
    expect(await opened()).toEqual(["clock_off"]);
    await watch();
    expect(await opened()).toEqual([]);
  });
});
