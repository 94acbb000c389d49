import { describe, expect, test } from "vitest";
import english from "#lib/i18n/messages/en.json" with { type: "json" };
import indonesian from "#lib/i18n/messages/id.json" with { type: "json" };
import { DOCUMENTED_BILLS } from "#lib/iak/testing/product-replies.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { productOf as simulated } from "#lib/simulator/products.ts";
import { behaviourOf } from "#lib/simulator/sandbox-numbers.ts";
import { type Inquiry, readQuotedBill } from "../bill.ts";
import { formatPeriod } from "../period.ts";
import { formatRupiah, readRupiah } from "../rupiah.ts";
import { SAMPLE_DETAILS } from "../testing/samples.ts";
import { DAY, dayStart, formatDate } from "../time.ts";
import { askedOf, isSameBill, readAsked, readCustomerNumber } from "./ask-for.ts";
import { DEFAULT_PRODUCT, PRODUCTS, productOf, productOfCode, UNKNOWN_PRODUCT } from "./catalogue.ts";
import { describeBill, searchNumbersOf, sumOfAmounts } from "./describe-bill.ts";
import { fillIn, readDetails } from "./details.ts";
import type { Product } from "./product.ts";

const keysOf = (product: Product): string[] => [
  product.id,
  product.title,
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

/** Every value of `desc`, however deep. */
function leavesOf(value: unknown, path = "desc"): [path: string, leaf: string][] {
  if (typeof value !== "object" || value === null) return value === "" ? [] : [[path, String(value)]];
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, `${path}.${name}`));
}

/** A value as it comes and as papers write it: a day, a month, rupiah, a number without its zeros; IAK writes JUL2014, too. */
function formsOf(leaf: string): string[] {
  const day = dayStart(leaf.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"), "WIB");
  const amount = readRupiah(leaf);
  return [
    leaf,
    leaf.replace(/^\D{3}(?=\d{4}$)/, "$& "),
    leaf.replace(/^0+(?=\d)/, ""),
    formatPeriod(leaf),
    ...(day === null ? [] : [formatDate(day)]),
    ...(amount === null ? [] : [formatRupiah(amount)]),
  ];
}

const saidBy = (inquiry: Inquiry) => {
  const { lines, amounts, parts, notes } = describeBill(inquiry, RECEIPT_WORDS);
  return [
    ...[lines, ...parts.map(({ facts }) => facts)].flat().map(({ value }) => value),
    ...[amounts, ...parts.map((part) => part.amounts)].flat().map(({ amount }) => formatRupiah(amount)),
    ...parts.map(({ title }) => title),
    ...notes,
  ];
};

test.each(DOCUMENTED_BILLS)(
  "nothing that the replies of $name say is missing from the bill in words, before and after it is paid",
  ({ quote, quoted, inquiry, paid }) => {
    for (const [bill, desc] of [
      [quote, quoted],
      [inquiry, paid.details],
    ] as const) {
      // A line says one value, or several with something between them (R1/1300 VA), and each of them once.
      const spaced = (text: string) => ` ${text.replaceAll(/[/,]/g, " ")} `;
      const said = saidBy(bill).map(spaced);
      const isSaid = (leaf: string) =>
        formsOf(leaf)
          .map(spaced)
          .some((form) => {
            const at = said.findIndex((text) => text.includes(form));
            if (at >= 0) said[at] = (said[at] as string).replace(form, "  ");
            return at >= 0;
          });
      expect(leavesOf(desc).filter(([, leaf]) => !isSaid(leaf))).toEqual([]);
    }
    const said = saidBy(inquiry);
    for (const number of searchNumbersOf(inquiry, inquiry.details)) expect(said).toContain(number);
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
  // Nobody said which bills these are.
  for (const tagihan of [{ detail: [] }, { detail: "" }, "", [], "text", undefined])
    expect(say({ lembar_tagihan: "1", tagihan })).toBeNull();
  expect(say({ lembar_tagihan: "4", lembar_tagihan_sisa: 2, tagihan: "" })).toBe(
    "Masih ada 2 tagihan yang belum dibayar",
  );
});

describe("what a payment says of its bill", () => {
  const of = (code: string, nominal: number, desc: object, paidDesc: unknown) => {
    const product = productOfCode(code);
    return fillIn(product, { nominal, details: readDetails(product, desc) }, paidDesc);
  };
  const bill = (periode: string, nilai_tagihan: unknown, more = {}) => ({ periode, nilai_tagihan, ...more });
  const pln = (...detail: object[]) => ({ tagihan: { detail } });

  test("stands, and fills what the quote left empty", () => {
    const desc = { kode_iuran: "", jkk: 5, jkm: 2, tgl_efektif: "05-11-2022", kantor_cabang: "X" };
    const said = { kode_iuran: "92", jkk: "5", jkm: 2, tgl_efektif: "2022-05-11", kantor_cabang: "", ntpd: "Q" };
    const kept = { kode_iuran: "92", jkk: 5, jkm: 2, tgl_efektif: "2022-05-11", kantor_cabang: "X", ntpd: "Q" };
    expect(of("BPJSTK", 7, desc, said)).toEqual(kept);
    for (const nothing of ["", [], undefined, "text", {}]) expect(of("BPJSTK", 7, desc, nothing)).toEqual(desc);
  });

  test("never changes a quoted amount to a sum that was not quoted, nor a part of the amounts", () => {
    const quoted = { biaya_pokok: { BBN: 0, PKB: 90, SWD: 10 } };
    const paid = (pokok: object) => of("ESAMSAT.JABAR", 100, quoted, { biaya_pokok: pokok });
    expect(paid({ BBN: "0", PKB: "95", SWD: "5" })).toEqual({ biaya_pokok: { BBN: 0, PKB: 95, SWD: 5 } });
    expect(paid({ PKB: "100" })).toEqual({ biaya_pokok: { BBN: 0, PKB: 100 } });
    for (const pokok of [{ BBN: 0, PKB: "95", SWD: "6" }, { BBN: "-", PKB: "95", SWD: "5" }, { PKB: "1.000" }])
      expect(paid(pokok)).toEqual(quoted);
    // Quoted lines that are complete get no further amount.
    const parking = { biaya_pokok: { PKB: "95", SWD: "5" }, biaya_parkir_pokok: "6", ntpd: "Q8" };
    expect(of("ESAMSAT.JABAR", 100, quoted, parking)).toEqual({ ...quoted, ntpd: "Q8" });
    const fined = pln(bill("1", 4, { denda: 1, admin: 2 }));
    expect(of("PLNPOSTPAID", 5, pln(bill("1", 5)), fined)).toEqual(fined);
    const besides = (said: object) =>
      of("PLNPOSTPAID", 5, pln(bill("1", 5, { admin: 2, total: 7 })), pln(bill("1", 5, said)));
    expect(besides({ admin: 3, total: 7 })).toEqual(pln(bill("1", 5, { admin: 2, total: 7 })));
    expect(of("PBBKOT.CIMAHI", 5, { denda: 0, total_bayar: 5 }, { denda: 9, total_bayar: 9 })).toEqual({
      denda: 0,
      total_bayar: 5,
    });
  });

  test("is never lost for an amount that cannot be read", () => {
    const desc = { biaya_parkir_pokok: "0", ntpd: "" };
    expect(of("ESAMSAT.JABAR", 9, desc, { biaya_parkir_pokok: "-", ntpd: "Q8" })).toEqual({
      biaya_parkir_pokok: 0,
      ntpd: "Q8",
    });
    const paid = { lembar_tagihan_sisa: 2, ...pln(bill("202601", "300", { denda: "-", meter_awal: "7" })) };
    expect(of("PLNPOSTPAID", 300, pln(bill("202601", "300", { denda: "" })), paid)).toEqual({
      lembar_tagihan_sisa: "2",
      ...pln(bill("202601", 300, { denda: "", meter_awal: "7" })),
    });
    expect(of("PLNPOSTPAID", 300, {}, paid)).toMatchObject(pln(bill("202601", 300, { meter_awal: "7" })));
  });

  test("never gives a month another month's meters", () => {
    const [january, february] = [bill("202601", 1), bill("202602", 2)];
    const [read1, read2] = [
      { ...january, meter_awal: "1" },
      { ...february, meter_awal: "2" },
    ];
    const paid = (quoted: object[], said: object[], nominal = 3) =>
      of("PLNPOSTPAID", nominal, pln(...quoted), pln(...said));
    expect(paid([january, february], [read2, read1])).toEqual(pln(read2, read1));
    expect(paid([january, february], [{ ...read2, nilai_tagihan: 9 }, read1])).toEqual(pln(read1, read2));
    expect(paid([january, february], [read2])).toEqual(pln(january, read2));
    expect(paid([february], [read1, read2], 2)).toEqual(pln(read2));
    // Where they have no months of their own, their place counts.
    expect(paid([bill("", 1), bill("", 2)], [{ meter_awal: "1" }, { meter_awal: "2" }])).toEqual(
      pln(bill("", 1, { meter_awal: "1" }), bill("", 2, { meter_awal: "2" })),
    );
    for (const nominal of [3, 9])
      expect(paid([bill("", 1), bill("", 2)], [read1, read2], nominal)).toEqual(pln(read1, read2));
    expect(paid([bill("", 2), january], [read1, read2], 9)).toEqual(pln(bill("", 2), read1));
    const again = { ...read1, meter_awal: "8" };
    for (const nominal of [2, 9]) expect(paid([january, january], [read1, again], nominal)).toEqual(pln(read1, again));
    expect(paid([], [read1, read2])).toEqual(pln(read1, read2));
    expect(of("PLNPOSTPAID", 1, pln(january), { tagihan: "" })).toEqual(pln(january));
  });
});

test("a tax year, a number of months and an identity are the reply's or what was asked, never a period that means something else", () => {
  const read = (hp: string, desc: unknown, period: string, further: object) => {
    const { quote } = DOCUMENTED_BILLS.find(({ inquiry }) => inquiry.hp === hp) as (typeof DOCUMENTED_BILLS)[0];
    const asked = { refId: quote.refId, further: further as Record<string, string> };
    const bill = readQuotedBill({ ...quote, period, details: desc }, asked, productOf(quote));
    return bill && { period: bill.period, again: askedOf(bill) };
  };
  const pbb = "329801092375999901";
  expect(read(pbb, { tahun_pajak: "2019" }, "201909", { year: "2018" })?.period).toBe("2019");
  expect(read(pbb, [], "201909", { year: "2018" })).toEqual({ period: "2018", again: { year: "2018" } });
  expect(read(pbb, "", "201909", {})?.period).toBe("");
  expect(read("8801234560001", "", "02", { month: "2" })).toEqual({ period: "02", again: { month: "2" } });
  expect(read("8801234560001", "", "", { month: "2" })).toEqual({ period: "2", again: { month: "2" } });
  const nomor_identitas = "0212502110170100";
  expect(read("9658548523568701", [], "", { nomor_identitas })?.again).toEqual({ nomor_identitas });
});

test("a meter's usage has no more decimals than the meter", () => {
  const usage = (first_meter: unknown, last_meter: unknown) => {
    const { inquiry } = DOCUMENTED_BILLS.find(
      ({ inquiry }) => inquiry.family === "pdam",
    ) as (typeof DOCUMENTED_BILLS)[0];
    const details = { bill: { detail: [{ first_meter, last_meter }] } };
    return describeBill({ ...inquiry, details }, RECEIPT_WORDS).parts[0]?.facts[1]?.value;
  };
  expect([usage("4589.1", "4613.3"), usage("7", "7"), usage("9", "8")]).toEqual(["24.2 m3", "0 m3", undefined]);
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

test("a bill of a product that nobody knows is kept whole, with everything that was said of it", () => {
  expect(productOfCode("EMONEY.NEW")).toBe(UNKNOWN_PRODUCT);
  const said = (desc: unknown) => {
    const details = readDetails(UNKNOWN_PRODUCT, desc);
    const bill = { family: "unknown", product: "EMONEY.NEW", hp: "12", company: "", period: "", details } as never;
    return describeBill(bill, RECEIPT_WORDS).lines.slice(2);
  };
  const long = "A".repeat(9_000);
  const many = Array.from({ length: 90 }, (_, nth) => nth);
  expect(said({ owner: "X", deep: { list: [{ n: 7 }] }, open: false, long })).toEqual([
    { key: "owner", label: "owner", value: "X" },
    { key: "deep.list.0.n", label: "deep.list.0.n", value: "7" },
    { key: "open", label: "open", value: "false" },
    { key: "long", label: "long", value: long },
  ]);
  expect(said({ many })).toHaveLength(90);
  expect(said("only text")).toEqual([{ key: "desc", label: "desc", value: "only text" }]);
  expect(said([{ a: 1 }, true]).map(({ key, value }) => [key, value])).toEqual([
    ["desc.0.a", "1"],
    ["desc.1", "true"],
  ]);
  expect(said("")).toEqual([]);
});

test("nothing that the first product can say is missing from the sample of the receipts' tests", () => {
  const says = [...DEFAULT_PRODUCT.lines, ...(DEFAULT_PRODUCT.amounts ?? [])];
  const keys = says.flatMap((spec) => (typeof spec === "string" ? [] : [spec.key]));
  expect(Object.keys(SAMPLE_DETAILS)).toEqual(expect.arrayContaining(keys));
});
