import { beforeEach, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { ledgerStamp } from "#lib/db/ledger-stamp.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment } from "#lib/db/testing/rows.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { CASHIER } from "#lib/payments/testing/counter.ts";
import { cacheByStamp } from "./cache-by-stamp.ts";

describeOnBothDatabases("totals that are kept while the ledger stands still", (open) => {
  let database: Database;
  let now: number;
  let asked: TransactionFilter[];
  let totals: (filter: TransactionFilter) => Promise<number>;
  beforeEach(async () => {
    database = await open();
    now = AT;
    asked = [];
    totals = cacheByStamp(
      () => ledgerStamp(database.read),
      () => now,
      async (filter) => asked.push(filter),
    );
  });

  test("are added up once for each filter, however its parts are ordered", async () => {
    expect(await totals({ state: "failed", search: "pt" })).toBe(1);
    expect(await totals({ search: "pt", state: "failed" })).toBe(1);
    expect(await totals({ search: "pt" })).toBe(2);
    expect(await Promise.all([totals({}), totals({})])).toEqual([3, 3]);
  });

  test("are never told again after a payment has changed, or after a while", async () => {
    await totals({});
    const { trId } = await putPayment(database, { state: "pending" });
    const event = { trId, at: AT, by: CASHIER, kind: "reply", fromState: "sending", toState: "pending" } as const;
    await database.transaction((tx) => appendEvent(tx, { ...event, data: {} }));
    expect(await totals({})).toBe(2);
    now += 10_000;
    expect(await totals({})).toBe(3);
  });

  test("a failure is not kept", async () => {
    let tries = 0;
    const failing = cacheByStamp(
      () => ledgerStamp(database.read),
      () => now,
      async () => {
        tries += 1;
        if (tries === 1) throw new Error("the ledger is busy");
        return tries;
      },
    );
    await expect(failing({})).rejects.toThrow("busy");
    expect(await failing({})).toBe(2);
  });
});
