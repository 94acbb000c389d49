import { expect, test } from "vitest";
import { callsNow } from "#lib/db/payments/calls-in-flight.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, TODAY } from "#lib/db/testing/rows.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { depositBook } from "./deposit-book.ts";
import { recordBalance } from "./record-balance.ts";

describeOnBothDatabases("the deposit's days", (open) => {
  test("what was paid since the last reading is told as not yet compared, on the page of today only", async () => {
    const database = await open();
    await recordBalance(database, {
      before: await callsNow(database.read),
      startedAt: AT - 80,
      at: AT,
      balance: 9_000_000,
    });
    const { trId, sellingPrice } = await putPayment(database, { state: "success", createdAt: AT + 1_000 });
    await database.transaction((tx) =>
      appendEvent(tx, {
        trId,
        at: AT + 2_000,
        by: CASHIER,
        kind: "reply",
        fromState: "sending",
        toState: "success",
        data: {},
      }),
    );
    const sinceOn = async (last: string) => {
      const page = await depositBook(database.read, SUPERVISOR, { last, count: 7, zone: "WIB" });
      return page.ok && page.since;
    };
    expect(await sinceOn(TODAY)).toEqual({ count: 1, sum: sellingPrice });
    expect(await sinceOn("2026-11-21")).toBeNull();
  });
});
