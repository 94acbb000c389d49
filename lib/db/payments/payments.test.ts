import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putInquiry, putPayment, TODAY } from "#lib/db/testing/rows.ts";
import { mayMove, PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { unpaidInquiries } from "./inquiries.ts";
import {
  changePayment,
  findPayment,
  findPaymentForChange,
  latestPayments,
  type PaymentPatch,
  successesOf,
  unsettledPaymentOf,
} from "./payments.ts";

describeOnBothDatabases("payments in the ledger", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  const change = (payment: Parameters<typeof changePayment>[1], patch: PaymentPatch) =>
    database.transaction((tx) => changePayment(tx, payment, patch, AT + 1));

  test("come back as they were written, every field", async () => {
    const payment = await putPayment(database, {
      cashReceived: rupiah(200_000),
      earlierReached: true,
      reached: true,
      suspicion: "paid_before",
      firstZeroAt: AT,
      nextCheckAt: AT + 5,
      message: "quotes ' and \" and 北京",
    });
    expect(await findPayment(database.read, payment.trId)).toEqual(payment);
  });

  test("move only along the table of states, whatever the code asks for", async () => {
    for (const from of PAYMENT_STATES) {
      for (const to of PAYMENT_STATES.filter((state) => state !== from)) {
        const payment = await putPayment(database, { state: from });
        if (mayMove(from, to)) expect(await change(payment, { state: to })).toMatchObject({ state: to, version: 2 });
        else await expect(change(payment, { state: to })).rejects.toThrow(`may not move from ${from} to ${to}`);
      }
    }
  });

  test("are not changed by whoever read them before somebody else did", async () => {
    const stale = await putPayment(database);
    await change(stale, { state: "unknown" });
    await expect(change(stale, { state: "failed" })).rejects.toThrow("changed under a transaction");
    expect(await findPayment(database.read, stale.trId)).toMatchObject({
      state: "unknown",
      version: 2,
      updatedAt: AT + 1,
    });
  });

  test("are changed one after another by those who hold them first", async () => {
    const { trId } = await putPayment(database);
    const checks = Array.from({ length: 20 }, () =>
      database.transaction(async (tx) => {
        const payment = await findPaymentForChange(tx, trId);
        if (!payment) throw new Error("vanished");
        await changePayment(tx, payment, { checks: payment.checks + 1 }, AT);
      }),
    );
    await Promise.all(checks);
    expect(await findPayment(database.read, trId)).toMatchObject({ checks: 20, version: 21 });
  });

  test("of a bill: the unsettled one, and those that succeeded, latest first", async () => {
    const first = await putPayment(database, { state: "success", settledAt: AT });
    const { hp } = first;
    const second = await putPayment(database, { state: "success", settledAt: AT + 9 }, { hp });
    await putPayment(database, { state: "failed", settledAt: AT + 20 }, { hp });
    expect(await unsettledPaymentOf(database.read, first)).toBeNull();
    const unsettled = await putPayment(database, { state: "review" }, { hp });
    expect(await unsettledPaymentOf(database.read, first)).toEqual(unsettled);
    expect(await successesOf(database.read, first, 5)).toEqual([second, first]);
    expect(await successesOf(database.read, first, 1)).toEqual([second]);
  });

  test("are listed newest first", async () => {
    const [older, newer] = [
      await putPayment(database, { createdAt: AT + 1_000_000 }),
      await putPayment(database, { createdAt: AT + 1_000_001 }),
    ];
    expect(await latestPayments(database.read, 2)).toEqual([newer, older]);
  });

  test("hide the quotes of their bill that are older from what is still unpaid", async () => {
    const day = "2026-11-30";
    const free = await putInquiry(database, { day, askedAt: AT + 1 });
    await putInquiry(database, { day: TODAY });
    const { hp } = await putPayment(database, { state: "failed", createdAt: AT }, { day });
    const again = await putInquiry(database, { day, hp, askedAt: AT + 2 });
    expect((await unpaidInquiries(database.read, { day, limit: 9 })).map(({ trId }) => trId)).toEqual([
      again.trId,
      free.trId,
    ]);
    await putPayment(database, { state: "pending", createdAt: AT + 3 }, { day, hp });
    expect((await unpaidInquiries(database.read, { day, limit: 9 })).map(({ trId }) => trId)).toEqual([free.trId]);
  });
});
