import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { changePayment } from "#lib/db/payments/payments.ts";
import type { StateSums } from "#lib/db/sums.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, anInquiry, putPayment } from "#lib/db/testing/rows.ts";
import { inList, matches, type SearchedPayment } from "#lib/db/testing/search-model.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { searchTerms } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { methodTotals } from "./method-totals.ts";
import { searchPayments } from "./search-payments.ts";
import { allFoundTotals, foundTotals, waysTo } from "./search-totals.ts";
import type { Piece } from "./shortest-way.ts";
import { countTransactions, transactionTotals } from "./transaction-totals.ts";
import { listTransactions, type TransactionPlace, type TransactionRow } from "./transactions.ts";

const HOUR = 3_600_000;
const COMPANIES = [
  "PT SINAR JAYA ABADI",
  "PT SINARMAS JAYA",
  "CV MAJU MAKMUR MANDIRI",
  "TOKO MURNI",
  "APOTEK NUR'AINI",
  "PT. ÉLANG/JAYA (UNIT II)",
  // A word with which numbers begin too.
  "CV 2000 MURNI",
];
const STATES = ["success", "failed", "cancelled"] as const;
const CASHIERS = ["rina", "budi"];

describeOnBothDatabases("the list of transactions", (open) => {
  let database: Database;
  const payments: SearchedPayment[] = [];
  beforeAll(async () => {
    database = await open();
    for (let index = 0; index < 120; index += 1) {
      const npp = String(20_000_000 + index * 7919);
      const company = COMPANIES[index % COMPANIES.length] ?? "";
      const quote = anInquiry({ company, details: { npp, kode_iuran: `9${index}0000000`, jht: 1 } });
      const payment = await putPayment(
        database,
        {
          state: STATES[index % 7 === 0 ? 1 : index % 11 === 0 ? 2 : 0],
          cashierId: CASHIERS[index % 2],
          method: index % 5 ? "cash" : "qris",
          // Two of them at each moment.
          createdAt: AT + Math.floor(index / 2) * 600_000,
          noref: index % 3 ? null : `NR-${index}-${7000 + index}`,
          reference: index % 4 ? null : `QR ${index}/${9000 + index}`,
          price: rupiah(1000 + index),
        },
        quote,
      );
      payments.push({ ...payment, npp });
    }
    payments.sort(inList);
  });

  const found = async (search: string) =>
    (await listTransactions(database.read, { search }, { limit: 500 })).map(({ trId }) => trId);
  const one = () => payments[30] as SearchedPayment;

  const filters = fc.record(
    {
      search: fc.oneof(
        fc.constantFrom(
          "pt",
          "sinar",
          "jaya sin",
          "pt jaya",
          "pt sinar j",
          "m",
          "m cv",
          "cv pt",
          "lktst pt",
          "nur'aini",
          "unit ii",
          "elang",
          "2",
          "20",
          "2000",
          "2000 mur",
          "50",
          "LKTST",
          "NR-",
          "zzz",
          "%",
          "4",
        ),
        fc.nat(119).chain((index) => {
          const payment = payments[index] ?? one();
          return fc.constantFrom(
            payment.hp,
            payment.trId,
            payment.refId,
            payment.npp,
            payment.noref ?? payment.hp.slice(0, 9),
          );
        }),
      ),
      state: fc.constantFrom(...STATES, "pending" as const),
      cashierId: fc.constantFrom(...CASHIERS, "nobody"),
      method: fc.constantFrom("cash" as const, "qris" as const, "debit" as const),
      since: fc.nat(12).map((hours) => AT + hours * HOUR),
      until: fc.nat(12).map((hours) => AT + hours * HOUR),
    },
    { requiredKeys: [] },
  );

  test("is narrowed by any combination of filters and search, in pieces of any size, both ways, as the naive model says", async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 40 }), async (filter, limit) => {
        const expected = payments.filter((payment) => matches(payment, filter)).map(({ trId }) => trId);
        const down = await walk(database, filter, limit, "after");
        expect(down.map(({ trId }) => trId)).toEqual(expected);
        const up = await walk(database, filter, limit, "before");
        expect(up.map(({ trId }) => trId)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("is the same whichever way it is searched: through the list or through the index of the words", async () => {
    const reaches = fc.record({
      glance: fc.integer({ min: 1, max: 60 }),
      few: fc.integer({ min: 0, max: 6 }),
      keys: fc.integer({ min: 0, max: 60 }),
      some: fc.integer({ min: 0, max: 6 }),
      look: fc.integer({ min: 1, max: 130 }),
      read: fc.integer({ min: 1, max: 130 }),
    });
    await fc.assert(
      fc.asyncProperty(filters, reaches, fc.nat(119), async (filter, reach, index) => {
        if (!filter.search) return;
        const place = payments[index] ?? one();
        const matching = payments.filter((payment) => matches(payment, filter));
        const older = matching.filter((payment) => inList(place, payment) < 0).slice(0, 9);
        const newer = matching.filter((payment) => inList(place, payment) > 0).slice(-9);
        const down = await searchPayments(database.read, filter, { after: place, limit: 9 }, reach);
        expect(down.map(({ trId }) => trId)).toEqual(older.map(({ trId }) => trId));
        const up = await searchPayments(database.read, filter, { before: place, limit: 9 }, reach);
        expect(up.map(({ trId }) => trId).reverse()).toEqual(newer.map(({ trId }) => trId));
        const first = { names: reach.some + 1, list: reach.glance, keys: reach.read };
        const count = (sums: readonly StateSums[]) => sums.reduce((all, sum) => all + sum.count, 0);
        const totals = await foundTotals(database.read, filter, reach.look, first);
        expect(totals && count(totals)).toBe(matching.length > reach.look ? null : matching.length);
        expect(count(await allFoundTotals(database.read, filter, first))).toBe(matching.length);
        const terms = searchTerms(filter.search);
        if (terms.length === 0) return;
        for (const { pieces } of await waysTo(database.read, filter, terms, first)) {
          const found: StateSums[] = [];
          for await (const piece of pieces) found.push(...((await piece?.sums()) ?? []));
          expect(count(found)).toBe(matching.length);
        }
      }),
      {
        numRuns: 300,
        // Names with several words of one beginning, name by name.
        examples: [[{ search: "m" }, { glance: 1, few: 0, keys: 0, some: 0, look: 130, read: 1 }, 0]],
      },
    );
  });

  test("comes to what the naive model adds up", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const expected = payments.filter((payment) => matches(payment, filter));
        const sums = { count: expected.length, price: expected.reduce((sum, { price }) => sum + price, 0) };
        const paid = expected.filter(({ state }) => state === "success");
        const success = { count: paid.length, nominal: paid.reduce((sum, { nominal }) => sum + nominal, 0) };
        expect(await transactionTotals(database.read, filter)).toMatchObject({ more: false, ...sums, success });
        expect(await countTransactions(database.read, filter)).toMatchObject({ ...sums, success });
        const { search: _, ...unsearched } = filter;
        const successes = payments.filter((payment) => payment.state === "success" && matches(payment, unsearched));
        const ofSuccess = unsearched.state === undefined || unsearched.state === "success" ? successes : [];
        const methods = (await methodTotals(database.read, unsearched)) ?? [];
        expect(methods).toEqual(
          (["cash", "qris"] as const).flatMap((method) => {
            const those = ofSuccess.filter((payment) => payment.method === method);
            const total = those.reduce((sum, { price, rounding }) => sum + price + rounding, 0);
            return those.length === 0 ? [] : [{ method, count: those.length, total }];
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("finds a payment by the start of its kode iuran, the bill's own code, NPP, tr_id, ref_id, noref, the payment's own reference and each word of the company", async () => {
    const { hp, trId, refId, npp, noref } = payments.find((payment) => payment.noref !== null) ?? one();
    for (const whole of [hp, trId, refId, npp, noref ?? ""]) {
      for (const start of [whole, whole.slice(0, -1), whole.toLowerCase()]) expect(await found(start)).toContain(trId);
    }
    expect(await found("9170000000")).toHaveLength(1);
    const noted = payments.filter(({ reference }) => reference === "QR 8/9008").map((payment) => payment.trId);
    for (const words of ["9008", "QR 8/9008", "89008"]) expect(await found(words)).toEqual(noted);
    const [nur] = payments.filter(({ company }) => company === "APOTEK NUR'AINI");
    for (const words of ["apo", "APOTEK", "nur", "aini", "nur'aini", "nuraini", "aini apotek"]) {
      expect(await found(words)).toContain(nur?.trId);
    }
    expect(await found("otek")).toEqual([]);
  });

  test("finds a number that was typed or pasted in groups", async () => {
    const { hp, trId } = one();
    expect(await found(` ${hp.slice(0, 4)} ${hp.slice(4, 8)}-${hp.slice(8)} `)).toEqual([trId]);
  });

  test("finds a payment by its noref from the moment of its success", async () => {
    const payment = await putPayment(database, { createdAt: AT - 50 * HOUR });
    await database.transaction((tx) => changePayment(tx, payment, { state: "success", noref: "late/REF 88" }, AT));
    for (const search of ["late/ref", "88", "lateref"]) expect(await found(search)).toContain(payment.trId);
    payments.push({ ...payment, state: "success", noref: "late/REF 88", npp: "" });
  });

  test("is never broken by what is typed into the search", async () => {
    const nasty = [
      "%",
      "_",
      "'",
      '"',
      "\\",
      "*",
      "sin*",
      "NEAR(a b)",
      "a OR b",
      "-",
      "()",
      ":*",
      "&|!",
      "\u0000",
      "🧾",
      "\u{10ffff}",
      " ",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: "binary", maxLength: 100 })),
        async (search) => {
          const filter = { search };
          const expected = payments.filter((payment) => matches(payment, filter)).map(({ trId }) => trId);
          expect(await found(search)).toEqual(search === "" ? payments.map(({ trId }) => trId) : expected);
          await transactionTotals(database.read, filter);
        },
      ),
      { numRuns: 60, examples: nasty.map((search) => [search]) },
    );
  });

  test("never skips or repeats a row while new payments are added", async () => {
    for (const search of [undefined, "pt"]) {
      const filter = search ? { search } : {};
      const before = await walk(database, filter, 50, "after");
      const seen: TrId[] = [];
      for (let after: TransactionPlace | undefined; ; ) {
        const rows = await listTransactions(database.read, filter, { limit: 13, ...(after && { after }) });
        seen.push(...rows.map(({ trId }) => trId));
        const late = anInquiry({ company: "PT BARU" });
        const payment = await putPayment(database, { createdAt: AT + 900 * HOUR, state: "success" }, late);
        payments.unshift({ ...payment, npp: "" });
        after = rows.at(-1);
        if (rows.length < 13) break;
      }
      expect(seen).toEqual(before.map(({ trId }) => trId));
    }
  });

  test("never totals a payment in a state that the filter leaves out, though it came there while it was counted", async () => {
    const pending = await putPayment(database, { state: "pending", createdAt: AT - 60 * HOUR });
    const filter = { search: pending.hp, state: "pending" } as const;
    const [byNumber] = await waysTo(database.read, filter, [pending.hp], { names: 9, list: 9, keys: 9 });
    const found: Piece[] = [];
    for await (const piece of byNumber?.pieces ?? []) if (piece) found.push(piece);
    expect(found.reduce((all, { count }) => all + count, 0)).toBe(1);
    await database.transaction((tx) => changePayment(tx, pending, { state: "success" }, AT));
    for (const piece of found) expect(await piece.sums()).toEqual([]);
    payments.push({ ...pending, state: "success", npp: "" });
  });

  test("is totalled by the whole hour only", async () => {
    await expect(transactionTotals(database.read, { since: AT + 1 })).rejects.toThrow(RangeError);
  });
});

async function walk(
  database: Database,
  filter: TransactionFilter,
  limit: number,
  way: "after" | "before",
): Promise<TransactionRow[]> {
  const all: TransactionRow[] = [];
  const beyond = { createdAt: AT - 1e9, trId: "" };
  for (let place: TransactionPlace | undefined = way === "before" ? beyond : undefined; ; ) {
    const page = way === "before" ? { before: place ?? beyond, limit } : { limit, ...(place && { after: place }) };
    const rows = await listTransactions(database.read, filter, page);
    if (way === "before") all.unshift(...rows);
    else all.push(...rows);
    place = way === "before" ? rows[0] : rows.at(-1);
    if (rows.length < limit) return all;
  }
}
