import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { familiesPaid, startOfHour } from "#lib/db/journal/hourly-totals.ts";
import { changePayment } from "#lib/db/payments/payments.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, anInquiry, putPayment } from "#lib/db/testing/rows.ts";
import { inList, matches, type SearchedPayment } from "#lib/db/testing/search-model.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { handedOver } from "#lib/domain/payment.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { readTransactionFilter, type TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { countTransactions, type Totals, totalsByTheHour, transactionTotals } from "./transaction-totals.ts";
import { listTransactions, type TransactionPlace, type TransactionRow } from "./transactions.ts";

const HOUR = 3_600_000;
const COMPANIES = [
  "PT SINAR JAYA ABADI",
  "PT SINARMAS JAYA",
  "CV MAJU MAKMUR MANDIRI",
  "TOKO MURNI",
  "APOTEK NUR'AINI",
  "PT. ÉLANG/JAYA (UNIT II)",
  // A word with which numbers also begin.
  "CV 2000 MURNI",
  "PT SEJAHTERABERSAMA & CO",
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
          // Two at each moment.
          createdAt: AT + Math.floor(index / 2) * 600_000,
          noref: index % 3 ? null : `NR-${index}-${7000 + index}`,
          reference: index % 4 ? null : `QR ${index}/${9000 + index}`,
          price: rupiah(1000 + index),
          ownFee: index % 3 ? 0 : 2_000,
          rounding: index % 5 ? -(index % 4) : 0,
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
          "pt.sinar",
          "murni-toko",
          "sejahterab",
          "sejahtera&co",
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

  test("comes to what the naive model adds up", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const expected = payments.filter((payment) => matches(payment, filter));
        const sums = { count: expected.length, price: expected.reduce((sum, { price }) => sum + price, 0) };
        const paid = expected.filter(({ state }) => state === "success");
        const success = { count: paid.length, nominal: paid.reduce((sum, { nominal }) => sum + nominal, 0) };
        const methods = (["cash", "qris"] as const).flatMap((method) => {
          const those = paid.filter((payment) => payment.method === method);
          const received = those.reduce((sum, payment) => sum + handedOver(payment), 0);
          return those.length === 0 ? [] : [{ method, count: those.length, received }];
        });
        const all = { ...sums, success, methods, received: expected.reduce((sum, one) => sum + handedOver(one), 0) };
        expect(await transactionTotals(database.read, filter)).toMatchObject({ more: false, ...all });
        expect(await countTransactions(database.read, filter)).toMatchObject(all);
        if (filter.search || filter.method) return;
        expect(await totalsByTheHour(database.read, filter)).toMatchObject({ ...sums, success, methods: null });
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

  test("finds what is written apart by what is typed together", async () => {
    const payment = await putPayment(database, { createdAt: AT - 40 * HOUR }, { company: "PT. MAJU JAYA & CO" });
    payments.push({ ...payment, npp: "" });
    for (const typed of ["PT.MAJU", "maju-jaya", "jaya&co", "pt. maju"])
      expect(await found(typed)).toContain(payment.trId);
    expect(await found("majuu-jaya")).toEqual([]);
  });

  test("finds a number that was typed or pasted in groups", async () => {
    const { hp, trId } = one();
    expect(await found(` ${hp.slice(0, 4)} ${hp.slice(4, 8)}-${hp.slice(8)} `)).toEqual([trId]);
  });

  test("finds a plate however the biller and the cashier space it, and no other plate", async () => {
    const plates = await open();
    const put = (family: string, details: object) => putPayment(plates, {}, { family, product: "NEW", details });
    const car = await put("esamsat", { nomor_polisi: "DK 1243AL" });
    const motorcycle = await put("multifinance", { no_pol: "B6213UWX" });
    const found = async (search: string) =>
      (await listTransactions(plates.read, { search }, { limit: 9 })).map(({ trId }) => trId);
    for (const typed of ["DK 1243AL", "dk1243al", "DK 1243 AL", "DK-1243-AL", "dk 1243", "1243al"])
      expect(await found(typed), typed).toEqual([car.trId]);
    for (const typed of ["B6213UWX", "B 6213 UWX", "b 6213uwx", "B-6213-UWX", "b 6213"])
      expect(await found(typed), typed).toEqual([motorcycle.trId]);
    for (const typed of ["DK 1243 AM", "B 6213 DK", "UWX 6213"]) expect(await found(typed), typed).toEqual([]);
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

  test("is never broken by what an address says of a cashier, however long", async () => {
    for (const cashier of ["x".repeat(9_000), "\u{1f9fe}".repeat(4_000), "'", "\\"]) {
      const filter = readTransactionFilter(new URLSearchParams({ q: "pt", cashier }), "WIB");
      expect(await listTransactions(database.read, filter, { limit: 5 })).toEqual([]);
    }
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

  test("never skips or repeats a payment that was claimed in the same millisecond as others, whatever their tr_id", async () => {
    const trIds = ["900002", "900003", "900001"].map((trId) => trId as TrId);
    for (const trId of trIds) await putPayment(database, { createdAt: AT + 950 * HOUR }, { trId, company: "UD SAAT" });
    for (const filter of [{ search: "saat" }, { since: AT + 950 * HOUR, until: AT + 951 * HOUR }]) {
      const [down, up] = [await walk(database, filter, 1, "after"), await walk(database, filter, 1, "before")];
      expect(down).toEqual(up);
      expect(down.map(({ trId }) => trId).sort()).toEqual(trIds.toSorted());
    }
  });

  test("is never found by a state or words that it had before", async () => {
    const pending = await putPayment(database, { state: "pending", createdAt: AT - 60 * HOUR });
    payments.push({ ...pending, state: "success", npp: "" });
    const foundAs = (state: "pending" | "success") =>
      listTransactions(database.read, { search: pending.hp, state }, { limit: 9 });
    expect([await foundAs("pending"), await foundAs("success")]).toMatchObject([[{ trId: pending.trId }], []]);
    await database.transaction((tx) => changePayment(tx, pending, { state: "success" }, AT));
    expect([await foundAs("pending"), await foundAs("success")]).toMatchObject([[], [{ trId: pending.trId }]]);
    expect(await found(pending.hp)).toEqual([pending.trId]);
  });

  test("never shows or counts a payment of another cashier, though SQLite's index marks both alike", async () => {
    const [one, other] = cashiersMarkedAlike();
    for (const cashierId of [one, other]) {
      const payment = await putPayment(
        database,
        { cashierId, createdAt: AT - 70 * HOUR - payments.length },
        { company: "UD KEMBAR" },
      );
      payments.push({ ...payment, npp: "" });
    }
    const filter = { search: "kembar", cashierId: one };
    expect(await listTransactions(database.read, filter, { limit: 9 })).toHaveLength(1);
    expect(await transactionTotals(database.read, filter)).toMatchObject({ count: 1 });
  });

  test("is totalled by the whole hour only", async () => {
    await expect(transactionTotals(database.read, { since: AT + 1 })).rejects.toThrow(RangeError);
  });
});

/** Two cashiers with the same hash in `letterOf` (sqlite-index.ts). */
function cashiersMarkedAlike(): [string, string] {
  const known = new Map<number, string>();
  for (let number = 0; ; number += 1) {
    const cashierId = `kasir ${number}`;
    const letter = createHash("sha256").update(`cashier ${cashierId}`).digest().readUInt32BE() % 65_534;
    const twin = known.get(letter);
    if (twin !== undefined) return [twin, cashierId];
    known.set(letter, cashierId);
  }
}

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

describeOnBothDatabases("products in the list of transactions", (open) => {
  test("come to what their successes come to that were not taken back, whatever narrows them, read off or added up", async () => {
    const database = await open();
    const pln = { family: "plnpostpaid", product: "PLNPOSTPAID" };
    expect(await familiesPaid(database.read)).toEqual([]);
    for (const [over, inquiry] of [
      [{ state: "success", method: "qris" }, pln],
      [{ state: "success", cashierId: "u2" }, pln],
      [{ state: "failed" }, { family: "unknown", product: "NEW" }],
      [{ state: "success", createdAt: AT + HOUR, ownFee: 2_000 }, {}],
    ] as const)
      await putPayment(database, over, inquiry);
    const brief = ({ products }: Totals) =>
      products.map(({ family, count, price, ownFee }) => [family, count, price, ownFee]);
    const [ofPln, ofPu] = [
      ["plnpostpaid", 2, 205_000, 0],
      ["bpjstkpu", 1, 102_500, 2_000],
    ];
    const hour = startOfHour(AT);
    for (const [filter, expected] of [
      [{}, [ofPln, ofPu]],
      [{ since: hour, until: hour + HOUR }, [ofPln]],
      [{ since: hour - 400 * 24 * HOUR, until: hour + HOUR }, [ofPln]],
      [{ since: hour + HOUR }, [ofPu]],
      [{ cashierId: "u2" }, [["plnpostpaid", 1, 102_500, 0]]],
      [{ family: "bpjstkpu" }, [ofPu]],
      [{ state: "failed" }, []],
    ] as const) {
      expect(brief(await countTransactions(database.read, filter))).toEqual(expected);
      const read = brief(await totalsByTheHour(database.read, filter));
      expect(read).toEqual(expected.map((product) => [...product.slice(0, 3), null]));
    }
    for (const filter of [{ search: "PT" }, { method: "qris" }] as const) {
      const found = brief(await countTransactions(database.read, filter));
      expect(found).toEqual(filter.method ? [["plnpostpaid", 1, 102_500, 0]] : [ofPln, ofPu]);
    }
    expect(await familiesPaid(database.read)).toEqual(["bpjstkpu", "plnpostpaid", "unknown"]);
    const filter = readTransactionFilter(new URLSearchParams({ product: "unknown" }), "WIB");
    expect(await listTransactions(database.read, filter, { limit: 9 })).toMatchObject([{ product: "NEW" }]);
  });
});
