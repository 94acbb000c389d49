import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { writePriceList } from "#lib/db/price-lists.ts";
import { countTransactions } from "#lib/db/search/transaction-totals.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, putUser } from "#lib/db/testing/rows.ts";
import { DAY } from "#lib/domain/time.ts";
import { CASHIER } from "#lib/payments/testing/counter.ts";
import { tableXlsx } from "./export-table.ts";
import { transactionsTable } from "./export-transactions.ts";
import { readBook } from "./testing/read-book.ts";
import { COLUMNS } from "./transaction-columns.ts";

const STATES = { success: "Berhasil", failed: "Gagal", reversed: "Dibalik" };
const COMMISSION = 2_000;
const NAMES = COLUMNS.map(({ name }) => name);
const PUT =
  "createdAt trId refId noref hp npp kode_divisi company period JHT JKK JKM JPK JPN nominal admin price rounding cash change";
const PUT_LATER = "commission status method reference cashier shift paidAt product ownFee";

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
      everything: (count: number) => `Semua (${count})`,
    };
    const wanted = {
      filter: {},
      signal: new AbortController().signal,
      head: { headings: NAMES, zone: "WIB" },
      words,
    } as const;
    const parts: Uint8Array[] = [];
    const table = transactionsTable(database.read, wanted);
    for await (const part of tableXlsx(table, words.sheet, wanted.signal)) parts.push(part);
    const [, ...rows] = Object.values(readBook(parts).sheets)[0] ?? [];
    return rows;
  };
  const column = (name: (typeof NAMES)[number]) => NAMES.indexOf(name);

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
      ["Semua (4)", 410_000, COMMISSION],
    ]);
  });

  test("keeps the place of each column that spreadsheets count on, whatever products bring", () => {
    expect(NAMES.slice(0, 29).join(" ")).toBe(`${PUT} ${PUT_LATER}`);
  });

  test("says of each product's bill what has no column, and what customers handed over with the shop's own fee", async () => {
    const code = "PDAMKOTA.SURABAYA";
    const listed = { code, name: "=PDAM SURABAYA", province: null, fee: 0, commission: 0, active: true };
    const list = (products: (typeof listed)[]) =>
      database.transaction((tx) => writePriceList(tx, { type: "pdam", products, readAt: AT }));
    await list([listed]);
    const detail = { period: "202611", first_meter: "10", last_meter: "25", bill_amount: 120_000, penalty: 5_000 };
    const water = { family: "pdam", product: code, details: { address: "JL MAWAR 1", bill: { detail: [detail] } } };
    const { trId } = await putPayment(database, { state: "success", ownFee: 2_500, createdAt: AT + 9 * DAY }, water);
    const [row] = await rowsOf();
    const cell = (name: string) => row?.[column(name)];
    expect([cell("trId")?.text, cell("product")?.text, cell("biller")?.text]).toEqual([trId, "pdam", "=PDAM SURABAYA"]);
    expect(cell("details")?.text).toBe(
      "address JL MAWAR 1; November 2026: stand_meter 10 - 25; pemakaian 15 m3; bill_amount 120.000; penalty 5.000",
    );
    expect([cell("price"), cell("ownFee"), cell("received")].map((one) => Number(one?.v))).toEqual([
      102_500, 2_500, 105_000,
    ]);
    await list([]);
    expect((await rowsOf())[0]?.[column("biller")]?.text).toBe(code);
  });

  test("keeps one name for a cashier who was renamed", async () => {
    const names = (await rowsOf()).slice(0, 4).map((row) => row[column("cashier")]?.text);
    expect(new Set(names)).toEqual(new Set(["Rina Baru"]));
  });
});
