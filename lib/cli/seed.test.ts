import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { explanationsBetween } from "#lib/db/deposit/deposit-explanations.ts";
import { latestPoint } from "#lib/db/deposit/deposit-points.ts";
import { answeredPayments } from "#lib/db/deposit/payments-answered.ts";
import { verifyLedger } from "#lib/db/journal/verify-ledger.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { transactionTotals } from "#lib/db/search/transaction-totals.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putPayment } from "#lib/db/testing/rows.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { readStoredReceipt } from "#lib/receipts/stored-receipt.ts";
import { explainIntervals } from "#lib/reports/deposit-days.ts";
import { depositIntervals } from "#lib/reports/deposit-intervals.ts";
import { readEnvironment } from "#lib/server/environment.ts";
import { secretsOf } from "#lib/server/secrets.ts";
import { readStateFile } from "#lib/simulator/state-file.ts";
import { simulatorStateFile } from "./demo-biller.ts";
import { seed, seedDemo, seedLedger } from "./seed.ts";
import { moments } from "./seeding/calendar.ts";
import { History, type Plan } from "./seeding/history.ts";
import { drawsFrom } from "./seeding/random.ts";
import { EVERYTHING } from "./seeding/shops.ts";

const SECRET = "a-secret-for-these-tests-only-0123456789";
const NOW = Date.UTC(2026, 10, 20, 8);
const WISH = { payments: 600, seed: 7, now: NOW, shop: EVERYTHING };

describeOnBothDatabases("a made-up history", (_open, freshUrl) => {
  test("fills an empty ledger with payments in every state, and everything that is kept of them agrees", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const environment = readEnvironment({ DATABASE_URL: await freshUrl(), AUTH_SECRET: SECRET });
    const history = await seedLedger(environment, WISH);
    const database = await openDatabase(environment.databaseUrl);
    try {
      await expectWhole(database, history);
      expect(await verifyAudit(database.read, secretsOf(environment).audit)).toMatchObject({ ok: true });
      // The ledger continues from there.
      await putPayment(database, { createdAt: NOW + 1 });
      expect(await transactionTotals(database.read, {})).toMatchObject({ count: WISH.payments + 1 });
    } finally {
      await database.close();
    }
    await expect(seedLedger(environment, WISH)).rejects.toThrow("has data already");
  });

  test("is never written into a ledger that is in use", async () => {
    const environment = readEnvironment({ DATABASE_URL: await freshUrl(), AUTH_SECRET: SECRET });
    const running = await openDatabase(environment.databaseUrl);
    try {
      await running.read.query.selectNoFrom(({ lit }) => lit(1).as("one")).execute();
      await expect(seedLedger(environment, WISH)).rejects.toThrow("Loket is running");
    } finally {
      await running.close();
    }
  });
});

async function expectWhole(database: Database, history: History): Promise<void> {
  const { query } = database.read;
  const payments = await query.selectFrom("payments").selectAll().execute();
  expect(payments).toHaveLength(WISH.payments);
  expect(new Set(payments.map(({ state }) => state))).toEqual(new Set(PAYMENT_STATES));

  for await (const { name, faults } of verifyLedger(database.read))
    expect({ name, faults }).toEqual({ name, faults: [] });

  expect(new Set(payments.map(({ family }) => family)).size).toBeGreaterThan(8);
  // They include names and amounts that break a page.
  const names = new Set(payments.map(({ company }) => company));
  for (const odd of ["X", "=SUM(A1:A9) JAYA", `TOKO KUE D'APUR "IBU" & ANAK <SEJAK 1998>`])
    expect(names).toContain(odd);
  expect(payments.map(({ price }) => price)).toContain(12_345_678_900);

  const readings = await query.selectFrom("depositReadings").selectAll().orderBy("at").orderBy("id").execute();
  const price = new Map(payments.map(({ trId, sellingPrice }) => [trId, sellingPrice]));
  for (const [index, { trId, balance }] of readings.entries()) {
    const before = readings[index - 1]?.balance;
    if (trId !== null && before !== undefined) expect(before - balance).toBe(price.get(trId));
  }
  expect(readings.at(-1)).toMatchObject({ balance: history.balance, quiet: 1 });
  // Payments explain each day's deposit, except for whole top-ups.
  const intervals = await depositIntervals(database.read, { since: 0, until: NOW + 60_000 });
  expect(intervals.length).toBeGreaterThan(30);
  for (const { unexplained } of intervals) expect([unexplained >= 0, unexplained % 50_000_000]).toEqual([true, 0]);
  // Each payment is among the movements of its own interval.
  for (const { from, to, paid } of intervals) {
    const heard = await answeredPayments(database.read, { after: from.mark, upTo: to.mark, limit: WISH.payments });
    expect({ count: heard.length, sum: heard.reduce((all, one) => all + one.sellingPrice, 0) }).toEqual(paid);
  }

  const [latest] = await listTransactions(database.read, { state: "success" }, { limit: 1 });
  const receipt = await findReceipt(database.read, latest?.trId as TrId);
  expect(readStoredReceipt(receipt?.model).kind).toBe("receipt");
}

test("the demo's past agrees with itself and with its biller, and hides nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "loket-demo-"));
  const environment = readEnvironment({ DATABASE_URL: `file:${join(folder, "demo.db")}`, AUTH_SECRET: SECRET });
  expect(await seedDemo(environment)).toBe(true);
  expect(await seedDemo(environment)).toBe(false);
  const { read, close } = await openDatabase(environment.databaseUrl);
  try {
    for await (const check of verifyLedger(read)) expect({ ...check, checked: 0 }).toMatchObject({ faults: [] });
    expect(await verifyAudit(read, secretsOf(environment).audit)).toMatchObject({ ok: true });
    const biller = readStateFile(simulatorStateFile(environment));
    expect((await latestPoint(read))?.balance).toBe(biller?.balance);
    const intervals = await depositIntervals(read, { since: 0, until: Date.now() });
    const words = await explanationsBetween(read, 0, intervals.at(-1)?.to.id ?? 0);
    expect(words.length).toBeGreaterThan(0);
    expect(explainIntervals(intervals, words).filter(({ left }) => left !== 0)).toEqual([]);

    const payments = await read.query.selectFrom("payments").selectAll().orderBy("createdAt").execute();
    expect(new Set(payments.map(({ day }) => day)).size).toBeGreaterThan(42);
    expect(payments.filter(({ state }) => state === "unknown").map(({ trId }) => Number(trId))).toEqual(
      biller?.inquiries.filter(({ trId }) => trId < 219_000_000).map(({ trId }) => trId),
    );
    expect(payments.filter(({ owed }) => owed > 0)).toHaveLength(1);
    expect(payments.filter(({ company }) => !/^[A-Z]{2,} [A-Z &()]+( 2)?$/.test(company))).toEqual([]);
    const shifts = await read.query.selectFrom("shifts").select("cashierName").distinct().execute();
    expect(shifts.length).toBeGreaterThan(2);
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
});

describe("the command that makes a history up", () => {
  test("refuses every ledger but the demo's, and numbers that make no sense", async () => {
    const real = readEnvironment({ IAK_USERNAME: "0811", IAK_API_KEY: "key", AUTH_SECRET: SECRET });
    await expect(seed(real, [])).rejects.toThrow("demo's ledger only");
    const demo = readEnvironment({ AUTH_SECRET: SECRET });
    for (const words of [
      ["--payments", "1"],
      ["--payments", "many"],
      ["--seed", "1.5"],
    ]) {
      await expect(seed(demo, words)).rejects.toThrow("wants a whole number");
    }
  });
});

describe("a history", () => {
  const plan: Plan = {
    ...WISH,
    ...EVERYTHING,
    supervisor: { id: "u2", name: "Sri", username: "sri", role: "supervisor" },
    cashiers: [{ id: "u1", name: "Rina", username: "rina", role: "cashier" }],
    dialect: "sqlite",
    refIdOf: (sequence) => `LK${sequence}`,
    receiptsSince: Number.POSITIVE_INFINITY,
    receiptOf: () => {
      throw new Error("no receipts here");
    },
  };
  const told = (seed: number) => JSON.stringify([...new History({ ...plan, seed }).pieces()]);

  test("is the same for the same seed, and another for another", () => {
    expect(told(7)).toBe(told(7));
    expect(told(7)).not.toBe(told(8));
  });

  test("happens in order, within opening hours, and never after its end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 3_000 }), fc.nat(86_400_000), fc.nat(), (count, later, number) => {
        const until = NOW + later;
        const times = [...moments(count, until, drawsFrom(number))];
        expect(times).toHaveLength(count);
        for (const [index, at] of times.entries()) {
          const hour = new Date(at + 7 * 3_600_000).getUTCHours();
          if (at > until || at < (times[index - 1] ?? 0) || hour < 7 || hour > 20) throw new Error(`${at}`);
        }
      }),
      { numRuns: 30 },
    );
  });
});
