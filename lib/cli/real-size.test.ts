import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { migrate } from "#lib/db/migrate.ts";
import { latestPayments } from "#lib/db/payments/payments.ts";
import { indexPayment } from "#lib/db/search/search.ts";
import { countTransactions, transactionTotals } from "#lib/db/search/transaction-totals.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { fillLedger } from "./seeding/fill-ledger.ts";
import { History } from "./seeding/history.ts";
import { EVERYTHING } from "./seeding/shops.ts";
import { openSqliteTarget } from "./seeding/sqlite-target.ts";

const SMALL = 2_000;
const LARGE = 20_000;
const NOW = Date.UTC(2026, 10, 20, 8);
const CASHIERS = ["u1", "u2", "u3"];
const ROWS = 50;
/** In an index ten times the size, each payment lies a page or two deeper. */
const DEEPER = 2.5;
/** If the small ledger cannot fill the list, it cannot be compared with the large one, which has 20,000 payments on 13,000 pages. */
const MOST_READ = 5_000;
const IO = "/proc/self/io";

const folder = mkdtempSync(join(tmpdir(), "loket-size-"));
const ledgers: Database[] = [];
beforeAll(async () => {
  for (const payments of [SMALL, LARGE]) ledgers.push(await ledgerOf(payments));
});
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
  "a product": { family: "pdam" },
  "a product's failures": { family: "pgas", state: "failed" },
  "a common word of one product": { search: "pt", family: "plnpostpaid" },
  "a rare word of one product": { search: "tambora", family: "insurance" },
  "the beginning of old references": { search: "lkaaa00000" },
};

// Linux counts what a process reads. Elsewhere use `npm run bench -- pages`.
test.runIf(existsSync(IO)).each(Object.entries(FILTERS))(
  "ten times the payments cost a page narrowed to %s no more",
  async (_name, filter) => {
    const [small, large] = [await readPage(ledgers[0], filter), await readPage(ledgers[1], filter)];
    expect(large.read).toBeLessThan(small.rows === ROWS ? DEEPER * small.read : MOST_READ);
  },
);

test.runIf(existsSync(IO))(
  "ten times the payments cost a payment that is written into the search no more",
  async () => {
    const [small, large] = [await readForWords(ledgers[0]), await readForWords(ledgers[1])];
    expect(large).toBeLessThan(DEEPER * small);
  },
);

test("the totals of everything are read off, and of a search exact up to ten thousand payments", async () => {
  for (const [index, count] of [SMALL, LARGE].entries()) {
    expect(await transactionTotals(ledgers[index]?.read as Database["read"], {})).toMatchObject({ more: false, count });
  }
  const [small, large] = ledgers as [Database, Database];
  expect(await countTransactions(large.read, { search: "lk" })).toMatchObject({ count: LARGE });
  expect(await transactionTotals(large.read, { search: "lk" })).toEqual({ more: true });
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
    dialect: "sqlite",
    payments,
    seed: 1,
    now: NOW,
    ...EVERYTHING,
    supervisor: { id: "s1", name: "s1", username: "s1", role: "supervisor" },
    cashiers: CASHIERS.map((id) => ({ id, name: id, username: id, role: "cashier" as const })),
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

/** A page of the list, and how many file pages are read for it with an empty cache. */
async function readPage(ledger: Database | undefined, filter: TransactionFilter) {
  if (!ledger) throw new Error("it is made before");
  await sql`pragma cache_size = 0`.execute(ledger.read.query);
  const before = readsOfProcess();
  const rows = await listTransactions(ledger.read, filter, { limit: ROWS });
  return { rows: rows.length, read: readsOfProcess() - before };
}

/** How many file pages are read to rewrite the newest payment's words. */
async function readForWords(ledger: Database | undefined): Promise<number> {
  if (!ledger) throw new Error("it is made before");
  await sql`pragma cache_size = 0`.execute(ledger.raw);
  const [payment] = await latestPayments(ledger.read, 1);
  if (!payment) throw new Error("it has payments");
  const before = readsOfProcess();
  await ledger.transaction((tx) => indexPayment(tx, payment, null));
  return readsOfProcess() - before;
}

function readsOfProcess(): number {
  return Number(/^syscr: (\d+)$/m.exec(readFileSync(IO, "utf8"))?.[1]);
}
