import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { migrate } from "#lib/db/migrate.ts";
import { countTransactions, transactionTotals } from "#lib/db/transaction-totals.ts";
import { listTransactions } from "#lib/db/transactions.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { fillLedger } from "./seeding/fill-ledger.ts";
import { History } from "./seeding/history.ts";
import { openSqliteTarget } from "./seeding/sqlite-target.ts";

const SMALL = 5_000;
const LARGE = 50_000;
const NOW = Date.UTC(2026, 10, 20, 8);
const CASHIERS = ["u1", "u2", "u3"];
/** Making fifty thousand payments up, on a busy machine. */
const PATIENCE_MS = 120_000;
/** The least of several measurements is what the work costs; what a busy machine adds to it is allowed for. */
const TRIES = 9;
/** Turn and turn about, so many at the most: other tests on the same processors may be in the way of one of the two for a while. */
const MOST_TRIES = 60;
const NOISE_MS = 10;

const folder = mkdtempSync(join(tmpdir(), "loket-size-"));
const ledgers: Database[] = [];
beforeAll(async () => {
  for (const payments of [SMALL, LARGE]) ledgers.push(await ledgerOf(payments));
}, PATIENCE_MS);
afterAll(async () => {
  for (const ledger of ledgers) await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const DAY = 86_400_000;
const FILTERS: Readonly<Record<string, TransactionFilter>> = {
  nothing: {},
  "a common state": { state: "success" },
  "a rare state": { state: "review" },
  "a cashier": { cashierId: "u2" },
  "a cashier's failures": { cashierId: "u1", state: "failed" },
  days: { since: NOW - 9 * DAY, until: NOW - 5 * DAY },
  "days, a cashier and a state": { since: NOW - 9 * DAY, until: NOW - 5 * DAY, cashierId: "u1", state: "success" },
  "a common word": { search: "pt" },
  "the beginning of words": { search: "sin" },
  "one letter": { search: "s" },
  "a rare word": { search: "tambora" },
  "a rare word and a rare state": { search: "tambora", state: "pending" },
  "two words": { search: "pt jaya" },
  "a common word in a rare state": { search: "pt", state: "not_received" },
  "the beginning of a number": { search: "21" },
  "a number that nobody has": { search: "999999999999" },
  "words that never meet": { search: "cv pt" },
  "three words": { search: "pt jaya abadi" },
  "words that seldom meet": { search: "tambora krakatau" },
  "a word and the beginning of a number": { search: "jaya 21" },
  "a rare word among the failures": { search: "tambora", state: "failed" },
  "a rare word of one cashier": { search: "tambora", cashierId: "u3" },
  "a word, a cashier, a rare state and days": {
    search: "jaya",
    cashierId: "u1",
    state: "cancelled",
    since: NOW - 40 * DAY,
    until: NOW - 3 * DAY,
  },
  "the beginning of old references": { search: "lkaaa00000" },
};

test.each(Object.entries(FILTERS))(
  "ten times the payments cost a page narrowed to %s no more",
  async (_name, filter) => {
    const [small, large] = ledgers as [Database, Database];
    const page = (ledger: Database) => listTransactions(ledger.read, filter, { limit: 50 });
    const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
    const allowed = () => least.small * 1.3 + NOISE_MS;
    for (let tries = 0; tries < TRIES || (tries < MOST_TRIES && least.large >= allowed()); tries += 1) {
      least.small = Math.min(least.small, await timeOf(() => page(small)));
      least.large = Math.min(least.large, await timeOf(() => page(large)));
    }
    expect(least.large).toBeLessThan(allowed());
  },
  PATIENCE_MS,
);

test("the totals of everything are read off, and of a search exact up to ten thousand payments", async () => {
  for (const [index, count] of [SMALL, LARGE].entries()) {
    expect(await transactionTotals(ledgers[index]?.read as Database["read"], {})).toMatchObject({ more: false, count });
  }
  const [small, large] = ledgers as [Database, Database];
  expect(await transactionTotals(large.read, { search: "pt" })).toEqual({ more: true });
  expect(await transactionTotals(small.read, { search: "pt" })).toMatchObject(
    await countTransactions(small.read, { search: "pt" }),
  );
});

async function ledgerOf(payments: number): Promise<Database> {
  const file = join(folder, `${payments}.db`);
  const empty = await openDatabase(`file:${file}`);
  await migrate(empty);
  await empty.close();
  const history = new History({
    payments,
    seed: 1,
    now: NOW,
    cashiers: CASHIERS.map((id) => ({ id, name: id })),
    refIdOf: (sequence) => `LKAAA${String(sequence).padStart(7, "0")}`,
    receiptsSince: Number.POSITIVE_INFINITY,
    receiptOf: () => {
      throw new Error("no receipts here");
    },
  });
  const { target, close } = openSqliteTarget(file);
  await fillLedger(target, history, () => {});
  close();
  return openDatabase(`file:${file}`);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
