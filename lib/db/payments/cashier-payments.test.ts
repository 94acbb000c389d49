import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, putReturn } from "#lib/db/testing/rows.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { cashierTotals, openPaymentsOf } from "./cashier-payments.ts";

describeOnBothDatabases("a cashier's payments", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test("to follow are those that are unsettled, or with money that somebody owes, and these come first; all are counted", async () => {
    const mine = { cashierId: "follow", state: "failed" } as const;
    const due = await putPayment(database, { ...mine, createdAt: AT + 2 });
    const open = await putPayment(database, { ...mine, state: "pending", createdAt: AT + 1 });
    await putReturn(database, await putPayment(database, mine), AT);
    await putPayment(database, { ...mine, state: "success" });
    await putPayment(database, { state: "pending", cashierId: "somebody else" });
    expect(await openPaymentsOf(database.read, "follow", 10)).toEqual({ payments: [due, open], count: 2 });
    expect(await openPaymentsOf(database.read, "follow", 1)).toEqual({ payments: [due], count: 2 });
    expect(await openPaymentsOf(database.read, "nobody", 1)).toEqual({ payments: [], count: 0 });
  });

  test("are counted, and summed with own fee and rounding: successes since a moment, as numbers", async () => {
    const mine = { cashierId: "counts", state: "success" } as const;
    expect(await cashierTotals(database.read, "counts", AT)).toEqual({ count: 0, total: 0 });
    await putPayment(database, { ...mine, price: rupiah(9_000_000_000_000) });
    await putPayment(database, { ...mine, price: rupiah(1), ownFee: 2_000, rounding: -500 });
    await putPayment(database, { ...mine, createdAt: AT - 1 });
    await putPayment(database, { ...mine, state: "failed" });
    await putPayment(database, { ...mine, reversedAt: AT });
    expect(await cashierTotals(database.read, "counts", AT)).toEqual({ count: 2, total: 9_000_000_001_501 });
  });
});
