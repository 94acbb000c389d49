import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { DAY } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { checkTonight } from "./nightly-check.ts";

describeOnBothDatabases("the nightly check", (open) => {
  const counter = withCounter(open);
  const check = () => checkTonight(counter.deps, join(tmpdir(), "loket-no-anchors-here"));
  const differences = async () =>
    (await openAlarms(counter.database.read, 99)).filter(({ kind }) => kind === "ledger_difference");

  test("is one process's, once a night, and raises a difference once, however many nights it stands", async () => {
    await counter.pay(await counter.quote());
    expect(await check()).toBe(false);
    counter.clock.advance(DAY);
    expect((await Promise.all([check(), check()])).sort()).toEqual([false, true]);
    expect(await differences()).toEqual([]);

    await sql`update hourly_totals set price = price + 1 where count > 0`.execute(counter.database.raw);
    for (const _ of [1, 2]) {
      counter.clock.advance(DAY);
      expect(await check()).toBe(true);
      expect(await differences()).toMatchObject([{ data: { name: "hours" } }]);
    }
  });
});
