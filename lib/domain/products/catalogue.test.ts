import { describe, expect, test } from "vitest";
import english from "#lib/i18n/messages/en.json" with { type: "json" };
import indonesian from "#lib/i18n/messages/id.json" with { type: "json" };
import { DOCUMENTED_BILLS } from "#lib/iak/testing/product-replies.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { productOf as simulated } from "#lib/simulator/products.ts";
import { behaviourOf } from "#lib/simulator/sandbox-numbers.ts";
import { SAMPLE_DETAILS } from "../testing/samples.ts";
import { DAY } from "../time.ts";
import { askedOf, closedHours, isSameBill, readAsked, readCustomerNumber } from "./ask-for.ts";
import { DEFAULT_PRODUCT, PRODUCTS, productOf, productOfCode, UNKNOWN_PRODUCT } from "./catalogue.ts";
import { describeBill, searchNumbersOf, sumOfAmounts } from "./describe-bill.ts";
import { fillIn, readDetails } from "./details.ts";
import type { Product } from "./product.ts";

const keysOf = (product: Product): string[] => [
  product.id,
  product.title,
  product.group,
  product.number.key,
  product.nameKey ?? "nama",
  product.periodKey ?? "periode",
  ...(product.ask ?? []).map(({ name }) => name),
  ...(product.amountsKeys ?? []),
  ...(product.notes ?? []),
  ...(product.proof ? [product.proof] : []),
  ...[
    ...product.lines,
    ...(product.bills?.facts ?? []),
    ...(product.amounts ?? []),
    ...(product.bills?.amounts ?? []),
  ].flatMap((spec) => (typeof spec === "string" ? [] : [spec.key])),
];

describe.each(PRODUCTS)("$id", (product) => {
  test("has a word in both languages for everything that it says", () => {
    for (const key of keysOf(product)) {
      expect(indonesian.products, key).toHaveProperty([key]);
      expect(english.products, key).toHaveProperty([key]);
    }
  });

  test("is found by each of its codes, and no other product is", () => {
    for (const code of product.codes) {
      expect(productOfCode(code.replace("*", ".ANYTHING"))).toBe(product);
      expect(productOf({ family: product.id, product: "NEW" })).toBe(product);
    }
    expect(product.codes.length).toBeGreaterThan(0);
  });

  test("reads the number of its documented bill as people write it, and refuses one that is too long", () => {
    const bills = DOCUMENTED_BILLS.filter(({ inquiry }) => inquiry.family === product.id);
    if (product !== DEFAULT_PRODUCT) expect(bills.length).toBeGreaterThan(0);
    for (const { inquiry } of bills) {
      expect(readCustomerNumber(product, ` ${inquiry.hp.replace(/(.{4})/g, "$1 ")}`)).toBe(inquiry.hp);
      expect(readAsked(product, askedOf(inquiry))).toHaveProperty("asked");
    }
    expect(readCustomerNumber(product, "1".repeat(41))).toBeNull();
    expect(readCustomerNumber(product, "12;34")).toBeNull();
  });

  test("has sandbox numbers that end as the demo says: paid, paid before, refused, pending", () => {
    const { number, code = product.codes[0] ?? "" } = product.sandbox;
    const cases = ["1", "4", "6", "7"].map((digit) => number.slice(0, -1) + digit);
    for (const hp of cases) expect(simulated(code)?.number.test(readCustomerNumber(product, hp) ?? "")).toBe(true);
    expect(cases.map((hp) => behaviourOf(code, hp))).toEqual([
      {},
      { inquiryCode: "01" },
      { payCode: "37" },
      { payCode: "39" },
    ]);
  });

  test("never reads a bill of which an amount cannot be read", () => {
    const { amounts = [], bills } = product;
    for (const { key, path = key } of amounts) {
      const desc = path.split(".").reduceRight<unknown>((inside, name) => ({ [name]: inside }), "1.000.5");
      expect(readDetails(product, desc)).toBeNull();
    }
    for (const { key } of bills?.amounts ?? []) {
      const [outer = "", inner = ""] = bills?.path.split(".") ?? [];
      expect(readDetails(product, { [outer]: { [inner]: { [key]: -1 } } })).toBeNull();
    }
  });

  test.each(["", [], undefined, "text"])("takes %j as a bill that says nothing of its own, unless it must", (desc) => {
    expect(readDetails(product, desc) === null).toBe((product.amounts ?? []).some(({ required }) => required));
  });
});

/** Every value of `desc` that a paper should show, as papers write it. */
function valuesOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return value === "" ? [] : [String(value)];
  return Object.values(value).flatMap(valuesOf);
}

const plain = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "").toUpperCase();

test.each(DOCUMENTED_BILLS)(
  "nothing that $name says in its details is missing from the bill in words",
  ({ inquiry }) => {
    const bill = describeBill(inquiry, RECEIPT_WORDS);
    const said = plain(
      [
        ...bill.lines.map(({ value }) => value),
        ...[...bill.amounts, ...bill.parts.flatMap(({ amounts }) => amounts)].map(({ amount }) => ` ${amount} `),
        ...bill.parts.flatMap(({ title, facts }) => [title, ...facts.map(({ value }) => value)]),
        ...bill.notes,
      ].join(" "),
    );
    // Shown in another form: months by name, days as dates, the number of bills.
    const {
      tagihan: _,
      bill: _bill,
      lembar_tagihan: _n,
      lembar_tagihan_sisa: _left,
      ...own
    } = inquiry.details as Record<string, unknown>;
    const { bill_quantity: _count, tanggal: _day, kode_kab_kota: _code, ...rest } = own;
    const dates = ["tanggal_registrasi", "tgl_akhir_pajak_baru", "tenor"];
    for (const [name, value] of Object.entries(rest)) {
      if (dates.includes(name)) expect(rest[name]).not.toBe("");
      else for (const one of valuesOf(value)) expect(said, name).toContain(plain(one));
    }
    expect(searchNumbersOf(inquiry, inquiry.details).every((number) => said.includes(plain(number)))).toBe(true);
  },
);

test.each(DOCUMENTED_BILLS)(
  "the amounts of $name add up to its nominal, and the price to nominal and admin fee",
  ({ inquiry }) => {
    expect([inquiry.nominal, null]).toContain(sumOfAmounts(inquiry));
    expect(inquiry.price).toBe(inquiry.nominal + inquiry.admin);
  },
);

test.each(DOCUMENTED_BILLS.filter(({ name }) => name.endsWith(".xml")))(
  "$name has its reference, whichever way it is written",
  ({ paid }) => {
    expect(paid.noref).toBeTruthy();
  },
);

const telkom = DOCUMENTED_BILLS.find(({ inquiry }) => inquiry.product === "TELKOMPSTN");
const periodOf = (code: string) => {
  const found = DOCUMENTED_BILLS.find(({ inquiry }) => inquiry.product.startsWith(code))?.inquiry;
  return found && describeBill(found, RECEIPT_WORDS).lines.find(({ key }) => key === "period")?.value;
};

test("a period says in words what it means for its product", () => {
  expect(
    ["BPJS", "PLNPOSTPAID", "PGAS", "FN", "PBB", "ESAMSAT", "TVTLKMV", "PDAMKOTA.YOGYAKARTA"].map(periodOf),
  ).toEqual([
    "2 bulan",
    "Agustus 2016",
    "September 2017",
    "5 dari 30",
    "2019",
    "22 Okt 2018 - 22 Okt 2019",
    "MEI 12",
    "Maret 2018, April 2018",
  ]);
  expect(telkom && describeBill(telkom.inquiry, RECEIPT_WORDS).parts.map(({ title }) => title)).toEqual([
    "MEI 2014",
    "JUN 2014",
    "JUL 2014",
  ]);
});

test("what remains of an arrear is said before paying and after, and never where nothing remains", () => {
  const pln = productOfCode("PLNPOSTPAID");
  const detail = { periode: "201608", nilai_tagihan: 1, denda: 0, admin: 0, total: 1 };
  const say = (desc: object) =>
    describeBill(
      {
        ...(DOCUMENTED_BILLS[0] as (typeof DOCUMENTED_BILLS)[0]).inquiry,
        family: pln.id,
        details: readDetails(pln, desc),
      },
      RECEIPT_WORDS,
    ).remainder;
  expect(say({ lembar_tagihan: "8", tagihan: { detail: Array(4).fill(detail) } })).toBe(
    "Masih ada 4 tagihan yang belum dibayar",
  );
  expect(say({ lembar_tagihan: "8", lembar_tagihan_sisa: 3, tagihan: { detail } })).toBe(
    "Masih ada 3 tagihan yang belum dibayar",
  );
  expect(say({ lembar_tagihan: "1", lembar_tagihan_sisa: 0, tagihan: { detail } })).toBeNull();
});

test("what a payment says fills what the quote left empty, and changes nothing that was quoted", () => {
  const quoted = { kode_iuran: "", jht: 5, list: [{ a: "1" }], same: "x" };
  expect(fillIn(quoted, { kode_iuran: "92", jht: 6, list: [{ a: "2", meter: "7" }], same: "y", ntpd: "Q" })).toEqual({
    ...{ kode_iuran: "92", jht: 5, same: "x", ntpd: "Q" },
    list: [{ a: "1", meter: "7" }],
  });
});

test("the same bill again is another thing for each product", () => {
  const now = Date.UTC(2026, 10, 22, 3);
  const again = (family: string, mine: object, earlier: object) => {
    const bill = { family, product: "", period: "202610", nominal: 5, ...mine } as Parameters<typeof isSameBill>[0];
    return isSameBill(bill, { ...bill, settledAt: now - DAY, ...earlier }, now);
  };
  expect(again("bpjstkpu", {}, {})).toBe(true);
  expect(again("pdam", { period: "202609,202610" }, {})).toBe(true);
  expect(again("pdam", { period: "202611" }, { period: "202610" })).toBe(false);
  expect(again("bpjskesehatan", { period: "02" }, { period: "02" })).toBe(false);
  expect(again("bpjskesehatan", { period: "02" }, { period: "02", settledAt: now })).toBe(true);
  expect(again("mobile", { period: "" }, { period: "" })).toBe(true);
  expect(again("mobile", { period: "" }, { period: "", nominal: 6 })).toBe(false);
  expect(again("mobile", { period: "" }, { period: "", settledAt: now - 40 * DAY })).toBe(false);
});

test("a bill of a product that nobody knows is kept with everything that was said of it", () => {
  expect(productOfCode("EMONEY.NEW")).toBe(UNKNOWN_PRODUCT);
  const details = readDetails(UNKNOWN_PRODUCT, { owner: "X", deep: { list: [{ n: 7 }] } });
  const bill = { family: "unknown", product: "EMONEY.NEW", hp: "12", company: "", period: "", details } as never;
  expect(describeBill(bill, RECEIPT_WORDS).lines).toEqual(
    expect.arrayContaining([
      { key: "owner", label: "owner", value: "X" },
      { key: "deep.list.0.n", label: "deep.list.0.n", value: "7" },
    ]),
  );
});

test("nothing that the first product can say is missing from the sample of the receipts' tests", () => {
  const says = [...DEFAULT_PRODUCT.lines, ...(DEFAULT_PRODUCT.amounts ?? [])];
  const keys = says.flatMap((spec) => (typeof spec === "string" ? [] : [spec.key]));
  expect(Object.keys(SAMPLE_DETAILS)).toEqual(expect.arrayContaining(keys));
});

test.each([
  ["22:59", null],
  ["23:00", { from: "23.00", until: "01.00" }],
  ["00:59", { from: "23.00", until: "01.00" }],
  ["01:00", null],
])("electricity is closed around midnight only, at %s WIB as said", (time, hours) => {
  const now = Date.parse(`2026-11-22T${time}:00+07:00`);
  expect(PRODUCTS.filter(({ group }) => group === "electricity").map((product) => closedHours(product, now))).toEqual([
    hours,
    hours,
  ]);
  expect(closedHours(DEFAULT_PRODUCT, now)).toBeNull();
});
