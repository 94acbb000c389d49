import { type KyselyPlugin, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { findInquiry } from "#lib/db/payments/inquiries.ts";
import { latestPayments } from "#lib/db/payments/payments.ts";
import { indexPayment } from "#lib/db/search/search.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { closeShift } from "#lib/payments/close-shift.ts";
import { openShift } from "#lib/payments/open-shift.ts";
import { returnMoney } from "#lib/payments/return-money.ts";
import { reversePayment } from "#lib/payments/reverse-payment.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { beforeAsking, recordBalance } from "#lib/reports/record-balance.ts";
import { verifyLedger } from "./verify-ledger.ts";

describeOnBothDatabases("the ledger, checked against itself", (open) => {
  const counter = withCounter(open);
  const run = async (...statements: string[]) => {
    for (const text of statements) await sql.raw(text).execute(counter.database.raw);
  };
  /** The owner of a database can damage even append-only tables. */
  const unlock = async (table: string, trigger: string) =>
    counter.database.dialect === "sqlite"
      ? run(`drop trigger ${trigger}`)
      : run(`alter table ${table} disable trigger ${trigger}`);
  const faults = async (from = counter.database.read) => {
    const found: string[] = [];
    for await (const check of verifyLedger(from)) {
      expect(check.checked, check.name).toBeGreaterThan(0);
      found.push(...check.faults.map(({ subject, words }) => `${check.name} ${subject}: ${words}`));
    }
    return found;
  };
  const readDeposit = async (balance: number) => {
    const { database, clock } = counter;
    clock.advance(60_000);
    const at = clock.now();
    const before = await beforeAsking(database.read);
    await recordBalance(database, { before, isTimeSure: true, startedAt: at - 10, at, balance });
  };

  beforeAll(async () => {
    const shift = await openShift(counter.deps, CASHIER, { openingCash: rupiah(50_000_000), reason: null });
    if (!shift.ok) throw new Error("no shift");
    await readDeposit(9_000_000_000);
    const paid = await counter.pay(await counter.quote());
    const failed = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    await returnMoney(counter.deps, CASHIER, { trId: failed.trId, reference: null });
    await counter.payMeeting({ execute: "never", reply: { kind: "reset" } });
    const back = await counter.pay(await counter.quote(), { method: "qris" });
    const reversal = { trId: back.trId, reason: "IAK mengembalikan saldo", onlySupervisor: false };
    expect(await reversePayment(counter.deps, SUPERVISOR, reversal)).toMatchObject({ ok: true });
    await readDeposit(9_000_000_000 - paid.sellingPrice - back.sellingPrice);
    const unclear = (
      await counter.database.read.query.selectFrom("payments").selectAll().where("state", "=", "unknown").execute()
    )[0];
    const expected = 50_000_000 + paid.price + (unclear?.price ?? 0);
    const count = { shiftId: shift.shift.id, counts: {}, expectedShown: expected, reason: "laci tidak dihitung" };
    expect(await closeShift(counter.deps, CASHIER, count)).toMatchObject({ ok: true });
    await unlock("journal", "journal_no_update");
    await unlock("journal", "journal_no_delete");
    await unlock("receipts", "receipts_no_update");
    await unlock("shifts", "shifts_closed_no_update");
  });

  test("agrees after a day with every kind of money in it", async () => {
    expect(await faults()).toEqual([]);
  });

  test("agrees while payments are settled just after they were read, or added up", async () => {
    const due = new Map<string, TrId>();
    for (const column of ["refId", "count"]) {
      const inquiry = await counter.quote();
      counter.nextPay({ reply: { kind: "reset" } });
      due.set(column, (await counter.pay(inquiry, {}, OTHER_CASHIER)).trId);
    }
    const settling: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        for (const [column, trId] of due) {
          if (!result.rows.some((row) => column in row && row.cashierId === OTHER_CASHIER.id)) continue;
          due.delete(column);
          expect(await counter.check(trId)).toMatchObject({ state: "success" });
        }
        return result;
      },
    };
    const { office } = counter.database;
    expect(await faults({ ...office, query: office.query.withPlugin(settling) })).toEqual([]);
    expect(due.size).toBe(0);
  });

  const success = "(select min(tr_id) from payments where state = 'success' and reversed_at is null)";
  const point = "(select max(id) from deposit_readings where quiet = 1)";
  test.each([
    [
      "a total of an hour",
      "hours",
      "update hourly_totals set price = price + 1 where state = 'success'",
      "price = price - 1",
    ],
    ["what is owed", "payments", `update payments set owed = owed + 1 where tr_id = ${success}`, "owed = owed - 1"],
    [
      "the shop's own fee",
      "payments",
      `update payments set own_fee = own_fee + 1 where tr_id = ${success}`,
      "own_fee = own_fee - 1",
    ],
    [
      "the price at the biller",
      "payments",
      `update payments set selling_price = selling_price - 1 where tr_id = ${success}`,
      "selling_price = selling_price + 1",
    ],
    [
      "a version",
      "payments",
      `update payments set version = version + 1 where tr_id = ${success}`,
      "version = version - 1",
    ],
    [
      "an amount of the journal",
      "payments",
      `update journal set amount = amount + 1 where kind = 'claim' and tr_id = ${success}`,
      "amount = amount - 1",
    ],
    [
      "an account of the journal",
      "shifts",
      "update journal set credit = 'cash' where kind = 'returned'",
      "credit = 'drawer'",
    ],
    [
      "a receipt",
      "payments",
      `update receipts set model = replace(model, '"total"', '"words"') where tr_id = ${success}`,
      `model = replace(replace(model, '"words"', '"total"'), '"kind":"total","label":"Terbilang"', '"kind":"words","label":"Terbilang"')`,
    ],
    [
      "what a shift should hold",
      "shifts",
      "update shifts set expected_cash = expected_cash + 1",
      "expected_cash = expected_cash - 1",
    ],
    [
      "what was counted",
      "shifts",
      "update shifts set counted_cash = counted_cash + 1",
      "counted_cash = counted_cash - 1",
    ],
    [
      "a fixed point of the deposit",
      "deposit",
      `update deposit_readings set paid_sum = paid_sum + 1 where id = ${point}`,
      "paid_sum = paid_sum - 1",
    ],
  ])("row 55: never takes %s that is wrong by one rupiah, or one word, for right", async (_, name, damage, repair) => {
    await run(damage);
    const found = await faults();

    expect(found.filter((fault) => fault.startsWith(name))).not.toEqual([]);
    await run(damage.replace(/ set .*?(?= where |$)/, ` set ${repair}`));
    expect(await faults()).toEqual([]);
  });

  test("names a payment that a search finds by a state that it is not in", async () => {
    const { database } = counter;
    const [payment] = await latestPayments(database.read, 1);
    if (!payment) throw new Error("no payment");
    const details = (await findInquiry(database.read, payment.trId))?.details;
    await database.transaction((tx) => indexPayment(tx, { ...payment, state: "review" }, details));
    expect(await faults()).toEqual([`payments ${payment.trId}: a search does not find it as it stands`]);
    await database.transaction((tx) => indexPayment(tx, payment, details));
    expect(await faults()).toEqual([]);
  });
});
