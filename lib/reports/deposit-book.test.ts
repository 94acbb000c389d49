import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, TODAY } from "#lib/db/testing/rows.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { depositBook, depositDay } from "./deposit-book.ts";
import { beforeAsking, recordBalance } from "./record-balance.ts";

const MANY = 10_000;

describeOnBothDatabases("the deposit's days", (open) => {
  test("row 54: ten thousand unsettled payments between two readings neither overflow nor are an alarm", async () => {
    const database = await open();
    const read = async (at: number, balance: number) =>
      recordBalance(database, {
        ...{ before: await beforeAsking(database.read), isTimeSure: true },
        ...{ startedAt: at - 80, at, balance },
      });
    await read(AT, 9_000_000_000);
    const one = await putPayment(database, { state: "unknown", reached: true, createdAt: AT + 1_000 });
    const { query } = database.read;
    const inquiry = await query
      .selectFrom("inquiries")
      .selectAll()
      .where("trId", "=", one.trId)
      .executeTakeFirstOrThrow();
    const payment = await query
      .selectFrom("payments")
      .selectAll()
      .where("trId", "=", one.trId)
      .executeTakeFirstOrThrow();
    const numbers = Array.from({ length: MANY - 1 }, (_, n) => String(700_000 + n));
    const copies = <T extends object>(row: T, some: readonly string[]) =>
      some.map((number) => ({ ...row, trId: number, refId: `MANY${number}`, hp: number }));
    await database.transaction(async (tx) => {
      for (let n = 0; n < MANY; n += 500) {
        const some = numbers.slice(n, n + 500);
        await tx.query.insertInto("inquiries").values(copies(inquiry, some)).execute();
        await tx.query.insertInto("payments").values(copies(payment, some)).execute();
      }
    });
    const fall = MANY * one.sellingPrice;
    expect(await read(AT + 60_000, 9_000_000_000 - fall)).toEqual({ quiet: true });
    expect(await openAlarms(database.read, 9)).toEqual([]);
    const opened = await depositDay(database.read, SUPERVISOR, { day: TODAY, zone: "WIB" });
    expect(opened).toMatchObject({ book: { maybe: -fall, falls: { left: 0 }, state: "waiting" } });
    // One rupiah more than all of them can have taken is somebody else's.
    await read(AT + 120_000, 9_000_000_000 - fall - 1);
    expect((await openAlarms(database.read, 9)).map(({ data }) => data.amount)).toEqual([1]);
  });

  test("what was paid since the last reading is told as not yet compared, on the page of today only", async () => {
    const database = await open();
    await recordBalance(database, {
      before: await beforeAsking(database.read),
      isTimeSure: true,
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
