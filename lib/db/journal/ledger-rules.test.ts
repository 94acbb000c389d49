import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Database } from "#lib/db/connection.ts";
import { insertAttempt } from "#lib/db/payments/attempts.ts";
import { findInquiry, insertInquiry } from "#lib/db/payments/inquiries.ts";
import { appendEvent } from "#lib/db/payments/payment-events.ts";
import { findPayment, insertPayment } from "#lib/db/payments/payments.ts";
import { insertReceipt } from "#lib/db/payments/receipts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, anInquiry, aPayment, putInquiry, putPayment } from "#lib/db/testing/rows.ts";
import { isUnsettled, PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { SYSTEM } from "#lib/domain/roles.ts";

describeOnBothDatabases("the ledger itself refuses", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test("two inquiries with one tr_id or one ref_id: the first is kept", async () => {
    const first = await putInquiry(database);
    for (const same of [{ trId: first.trId }, { refId: first.refId }]) {
      const second = anInquiry(same);
      expect(await database.transaction((tx) => insertInquiry(tx, second, "{}"))).toBe(false);
    }
    expect(await findInquiry(database.read, first.trId)).toEqual(first);
  });

  test("two payments of one tr_id", async () => {
    const payment = await putPayment(database, { state: "failed" });
    expect(await database.transaction((tx) => insertPayment(tx, payment, anInquiry()))).toBe(false);
  });

  test.each(PAYMENT_STATES)(
    "a second unsettled payment of a bill, and only while the first is unsettled (%s)",
    async (state) => {
      const { hp } = await putPayment(database, { state });
      const second = await putInquiry(database, { hp });
      expect(await database.transaction((tx) => insertPayment(tx, aPayment(second), second))).toBe(!isUnsettled(state));
    },
  );

  test("no second payment of another bill: number and product together are the bill", async () => {
    const { hp } = await putPayment(database);
    const other = await putInquiry(database, { hp, product: "BPJS" });
    expect(await database.transaction((tx) => insertPayment(tx, aPayment(other), other))).toBe(true);
  });

  test("fifty claims of one bill at once, but one", async () => {
    const { hp } = await putInquiry(database);
    const quotes = await Promise.all(Array.from({ length: 50 }, () => putInquiry(database, { hp })));
    const won = await Promise.all(
      quotes.map((quote) => database.transaction((tx) => insertPayment(tx, aPayment(quote), quote))),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
  });

  test("a second request inside one attempt", async () => {
    const { trId } = await putPayment(database);
    const open = () => database.transaction((tx) => insertAttempt(tx, { trId, number: 1, startedAt: AT }));
    await open();
    await expect(open()).rejects.toThrow();
  });

  test("changes to what has been written down: events, audit rows and receipts", async () => {
    const { trId } = await putPayment(database, { state: "success" });
    await database.transaction(async (tx) => {
      const event = {
        trId,
        at: AT,
        kind: "claimed",
        fromState: null,
        toState: "sending",
        by: SYSTEM,
        data: {},
      } as const;
      await appendEvent(tx, event);
      await appendAudit(tx, Buffer.alloc(32), { at: AT, by: SYSTEM, action: "test.row", subject: trId });
      await insertReceipt(tx, { trId, model: {}, createdAt: AT });
    });
    for (const [table, column] of [
      ["payment_events", "kind"],
      ["audit_log", "action"],
      ["receipts", "model"],
    ]) {
      const changes = [`update ${table} set ${column} = 'x'`, `delete from ${table}`];
      for (const change of changes) await expect(sql.raw(change).execute(database.raw)).rejects.toThrow(/append only/);
    }
  });

  test("a payment without its inquiry, and a receipt without its payment", async () => {
    const unknown = anInquiry();
    const nobody = aPayment(unknown);
    await expect(database.transaction((tx) => insertPayment(tx, nobody, unknown))).rejects.toThrow();
    const receipt = { trId: nobody.trId, model: {}, createdAt: AT };
    await expect(database.transaction((tx) => insertReceipt(tx, receipt))).rejects.toThrow();
  });

  test("half of a transaction: what throws leaves nothing", async () => {
    const inquiry = anInquiry();
    const half = database.transaction(async (tx) => {
      await insertInquiry(tx, inquiry, "{}");
      await insertPayment(tx, aPayment(inquiry), inquiry);
      throw new Error("after the writing");
    });
    await expect(half).rejects.toThrow("after the writing");
    expect(await findInquiry(database.read, inquiry.trId)).toBeNull();
    expect(await findPayment(database.read, inquiry.trId)).toBeNull();
  });
});
