import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { countTransactions } from "#lib/db/search/transaction-totals.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, putUser } from "#lib/db/testing/rows.ts";
import { DAY } from "#lib/domain/time.ts";
import { CASHIER } from "#lib/payments/testing/counter.ts";
import { tableXlsx } from "./export-table.ts";
import { transactionsTable } from "./export-transactions.ts";
import { readBook } from "./testing/read-book.ts";
import { TRANSACTION_COLUMNS } from "./transaction-columns.ts";

const STATES = { success: "Berhasil", failed: "Gagal", reversed: "Dibalik" };
const COMMISSION = 2_000;

describeOnBothDatabases("the export of transactions", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await putUser(database, { ...CASHIER, name: "Rina Baru" });
    const mine = { cashierId: CASHIER.id, cashierName: "Rina Lama" };
    await putPayment(database, { ...mine, state: "success" });
    await putPayment(database, { ...mine, state: "success", reversedAt: AT });
    await putPayment(database, { ...mine, state: "failed" });
    // Claimed by a clock five days ahead.
    await putPayment(database, { ...mine, state: "failed", createdAt: AT + 5 * DAY });
  });

  const rowsOf = async () => {
    const words = {
      states: STATES,
      methods: {},
      product: (id: string) => id,
      sheet: "Transaksi",
      counted: (success: number, all: number) => `${success} dari ${all}`,
    };
    const wanted = {
      filter: {},
      signal: new AbortController().signal,
      head: { headings: [...TRANSACTION_COLUMNS], zone: "WIB" },
      words,
    } as const;
    const parts: Uint8Array[] = [];
    const table = transactionsTable(database.read, wanted);
    for await (const part of tableXlsx(table, words.sheet, wanted.signal)) parts.push(part);
    const [, ...rows] = Object.values(readBook(parts).sheets)[0] ?? [];
    return rows;
  };
  const column = (name: (typeof TRANSACTION_COLUMNS)[number]) => TRANSACTION_COLUMNS.indexOf(name);

  test("never leaves out what the screen counts, whatever the clock said", async () => {
    const listed = await listTransactions(database.read, {}, { limit: 9 });
    const trIds = (await rowsOf()).map((row) => row[column("trId")]?.text);
    expect(trIds.slice(0, listed.length)).toEqual(listed.map(({ trId }) => trId));
    expect(await countTransactions(database.read, {})).toMatchObject({ count: 4 });
  });

  test("gives each state's totals, and no commission but of successes that stand", async () => {
    const totals = (await rowsOf()).slice(4);
    const commission = (row: (typeof totals)[number]) => Number(row[column("commission")]?.v);
    expect(totals.map((row) => [row[0]?.text, Number(row[column("price")]?.v), commission(row)])).toEqual([
      ["Berhasil (1)", 102_500, COMMISSION],
      ["Gagal (2)", 205_000, 0],
      ["Dibalik (1)", 102_500, 0],
      ["1 dari 4", 410_000, COMMISSION],
    ]);
  });

  test("keeps one name for a cashier who was renamed", async () => {
    const names = (await rowsOf()).slice(0, 4).map((row) => row[column("cashier")]?.text);
    expect(new Set(names)).toEqual(new Set(["Rina Baru"]));
  });
});
