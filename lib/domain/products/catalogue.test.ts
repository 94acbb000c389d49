import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import english from "#lib/i18n/messages/en.json" with { type: "json" };
import indonesian from "#lib/i18n/messages/id.json" with { type: "json" };
import { DOCUMENTED_BILLS } from "#lib/iak/testing/product-replies.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { productOf as simulated } from "#lib/simulator/products.ts";
import { behaviourOf } from "#lib/simulator/sandbox-numbers.ts";
import { type Inquiry, readQuotedBill } from "../bill.ts";
import { formatPeriod } from "../period.ts";
import { formatRupiah, type Rupiah, readRupiah } from "../rupiah.ts";
import { SAMPLE_DETAILS } from "../testing/samples.ts";
import { DAY, dayStart, formatDate, MINUTE } from "../time.ts";
import { askedOf, isClosed, isSameBill, readAsked, readCustomerNumber } from "./ask-for.ts";
import { DEFAULT_PRODUCT, PRODUCTS, productOf, productOfCode, UNKNOWN_PRODUCT } from "./catalogue.ts";
import { describeBill, periodWords, searchNumbersOf, sumOfAmounts } from "./describe-bill.ts";
import { fillIn, readDetails, sumIn, textAt } from "./details.ts";
import type { Product } from "./product.ts";

type Case = readonly [
  { readonly other?: true; readonly none?: true; readonly nominal?: Rupiah; readonly settledAt?: number },
  boolean,
];

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("it should be there");
  return found;
}

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
  ...Object.values(product.notesByCode ?? {}),
  ...(product.proof ? [product.proof] : []),
  ...[
    ...product.lines,
    ...(product.bills?.facts ?? []),
    ...(product.amounts ?? []),
    ...(product.bills?.amounts ?? []),
  ].flatMap((spec) => (typeof spec === "string" ? [] : [spec.key])),
];

/**
 * What IAK's documentation says of each product: its period and another one, the first in words, and what makes a bill the same again:
 * months in common, the number of months on the same day, or the amount in the same month.
 */
const DOCUMENTED: Record<string, readonly [period: string, other: string, words: string | undefined, again: Again]> = {
  bpjstkpu: ["202104,202105", "202106", "April 2021, Mei 2021", "months"],
  bpjskesehatan: ["02", "1", "2 bulan", "day"],
  bpjstkbpu: ["1", "02", "1 bulan", "day"],
  plnpostpaid: ["201608", "201609", "Agustus 2016", "months"],
  plnnontaglis: ["", "", undefined, "amount"],
  pdam: ["201803, 201804", "201805", "Maret 2018, April 2018", "months"],
  telkom: ["201405,201407", "201408,201410", "Mei 2014 - Juli 2014", "months"],
  internet: ["201608", "201609", "Agustus 2016", "amount"],
  mobile: ["", "", undefined, "amount"],
  pgas: ["0917", "1017", "September 2017", "amount"],
  multifinance: ["005", "006", "5 dari 30", "amount"],
  television: ["MEI 12", "JUN 12", "MEI 12", "amount"],
  pbb: ["2019", "2020", "2019", "months"],
  esamsat: ["20181022-20191022", "20191022-20201022", "22 Okt 2018 - 22 Okt 2019", "amount"],
  insurance: ["", "", undefined, "amount"],
};
type Again = keyof typeof AGAIN;

const NOW = Date.UTC(2026, 10, 22, 3);
/** Of a bill of Rp5 to be paid at `NOW`: what else was paid for its number, and whether that is the same bill. */
const AGAIN = {
  months: [
    [{ nominal: 6, settledAt: NOW - 400 * DAY }, true],
    [{ other: true }, false],
    [{ none: true }, true],
    [{ none: true, nominal: 6 }, false],
    [{ none: true, settledAt: NOW - 40 * DAY }, false],
  ],
  day: [
    [{ nominal: 6 }, true],
    [{ settledAt: NOW - DAY }, false],
    [{ other: true }, false],
    [{ none: true, settledAt: NOW - DAY }, false],
  ],
  amount: [
    [{ other: true, settledAt: NOW - DAY }, true],
    [{ nominal: 6 }, false],
    [{ settledAt: NOW - 40 * DAY }, false],
  ],
} as const;

/** Products that PLN closes at night, and those whose receipts must say what remains. */
const CLOSED = ["plnpostpaid", "plnnontaglis"];
const REMAINDER = ["plnpostpaid"];

describe.each(PRODUCTS)("$id", (product) => {
  const [period, other, words, again] = known(DOCUMENTED[product.id]);
  const bill = {
    ...known(DOCUMENTED_BILLS[0]).inquiry,
    ...{ family: product.id, product: product.codes[0] ?? "", period, details: { tenor: "030" } },
  };

  test("says its period in words, as IAK documents it, and nothing where it has none", () => {
    expect(describeBill(bill, RECEIPT_WORDS).lines.find(({ key }) => key === "period")?.value).toBe(words);
  });

  test("takes as the same bill again what IAK's periods mean, and never two bills without a period for ever", () => {
    for (const [{ other: isOther, none, ...earlier }, same] of AGAIN[again] as readonly Case[]) {
      const mine = { ...bill, nominal: 5 as Rupiah, period: none ? "" : period };
      const paid = { ...mine, period: isOther ? other : mine.period, settledAt: NOW, ...earlier };
      expect(isSameBill(mine, paid, NOW), JSON.stringify(paid.period)).toBe(same);
      expect(isSameBill(paid, { ...mine, settledAt: paid.settledAt }, NOW)).toBe(same);
    }
  });

  test("is closed from 23.00 to 01.00 WIB, to the minute, if PLN's, and otherwise never", () => {
    const midnight = Date.UTC(2026, 10, 22, 17);
    const at = [-61, -60, 59, 60].map((minutes) => isClosed(product, midnight + minutes * MINUTE));
    expect(at).toEqual(CLOSED.includes(product.id) ? [false, true, true, false] : [false, false, false, false]);
  });

  test("says what remains of an arrear only where IAK says it", () => {
    const detail = { periode: "201608" };
    const details = { lembar_tagihan: "8", lembar_tagihan_sisa: "3", tagihan: { detail: [detail] } };
    const said = REMAINDER.includes(product.id) ? "Masih ada 3 tagihan yang belum dibayar" : null;
    expect(describeBill({ ...bill, details }, RECEIPT_WORDS).remainder).toBe(said);
  });

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
      const { hp } = inquiry;
      const written = [
        ...[" ", ".", "-", "/"].map((sign) => hp.replace(/(.{4})/g, `$1${sign}`)),
        `(${hp.slice(0, 3)}) ${hp.slice(3)}`,
      ];
      for (const typed of [...written, `+${hp}`]) expect(readCustomerNumber(product, typed), typed).toBe(hp);
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

test("a number of months is read up to hundreds, for IAK to judge, and never as none", () => {
  const months = (month: string) => readAsked(known(PRODUCTS.find(({ id }) => id === "bpjskesehatan")), { month });
  for (const month of ["1", "12", "120"]) expect(months(month)).toEqual({ asked: { month } });
  for (const month of ["", "0", "02", "1000", "1/2", "1.5", "x"]) expect(months(month)).toEqual({ wrong: "month" });
});

test("a period that is not in its product's form is shown as it came", () => {
  const words = (family: string, period: string) =>
    periodWords({ family, product: "", period, details: {} }, RECEIPT_WORDS);
  expect(words("pgas", "2609")).toBe("2609");
  expect(words("esamsat", "2018-10-22")).toBe("2018-10-22");
  expect(words("bpjskesehatan", "202611")).toBe("202611");
});

test("a list of bills is read however it comes: as an object, a list in a list, or in a list of one", () => {
  const pln = productOfCode("PLNPOSTPAID");
  const [one, two] = [1, 2].map((month) => ({ periode: `20260${month}`, nilai_tagihan: "5" }));
  const shapes = [{ detail: { 0: one, 1: two } }, { detail: [[one, two]] }, [{ detail: [one, two] }]];
  for (const tagihan of shapes) expect(sumIn(pln, readDetails(pln, { tagihan }))).toBe(10);
  for (const detail of [{ 0: { nilai_tagihan: "oops" } }, [[{ nilai_tagihan: "oops" }]]])
    expect(readDetails(pln, { tagihan: { detail } })).toBeNull();
});

test("no reply makes a paper without end", () => {
  const long = "A".repeat(9_000);
  const { footer, insured } = readDetails(productOfCode("AIA.X"), { footer: Array(90).fill(long), insured: long }) as {
    footer: string[];
    insured: string;
  };
  expect(footer.join("").length + insured.length).toBeLessThan(6_000);
});

test("what remains of an arrear is said before paying and after, and never where nothing remains", () => {
  const pln = productOfCode("PLNPOSTPAID");
  const detail = { periode: "201608", nilai_tagihan: 1, denda: 0, admin: 0, total: 1 };
  const say = (desc: object) =>
    describeBill(
      {
        ...known(DOCUMENTED_BILLS[0]).inquiry,
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

  test("never empties a quoted fact, and reads what it repeats", () => {
    const quoted = { address: "X 1", pdam_name: "PDAM A", kode_tarif: "3A", ntpd: "" };
    const said = { address: {}, pdam_name: ["PDAM A", "PDAM A"], kode_tarif: [], ntpd: ["", "N1", ""] };
    const details = of("ESAMSAT.JABAR", 5, quoted, said);
    expect(details).toMatchObject({ address: "X 1", pdam_name: "PDAM A", kode_tarif: "3A" });
    expect(textAt(details, "ntpd")).toBe("N1");
  });

  test("never changes a quoted amount to a sum that was not quoted, nor a part of the amounts", () => {
    const quoted = { biaya_pokok: { BBN: 0, PKB: 90, SWD: 10 } };
    const paid = (pokok: object) => of("ESAMSAT.JABAR", 100, quoted, { biaya_pokok: pokok });
    expect(paid({ BBN: "0", PKB: "95", SWD: "5" })).toEqual({ biaya_pokok: { BBN: 0, PKB: 95, SWD: 5 } });
    expect(paid({ PKB: "100" })).toEqual({ biaya_pokok: { BBN: 0, PKB: 100 } });
    for (const pokok of [{ BBN: 0, PKB: "95", SWD: "6" }, { BBN: "-", PKB: "95", SWD: "5" }, { PKB: "1.000" }])
      expect(paid(pokok)).toEqual(quoted);
    // Nor does a quote without any.
    const odd = { biaya_pokok: { PKB: "1.500.000", SWD: "35" } };
    expect(of("ESAMSAT.JABAR", 100, { biaya_pokok: { PKB: "", SWD: "" } }, odd)).toEqual({
      biaya_pokok: { PKB: "", SWD: "" },
    });
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
  // Thousands or decimals, and no numbers at all.
  for (const last of ["4.613", "Infinity", "0x20"]) expect(usage("0", last)).toBeUndefined();
});

test("months are the same bill if one is in common, wherever it stands in a list or a span", () => {
  const shares = (family: string, one: string, two: string) => {
    const bill = { ...known(DOCUMENTED_BILLS[0]).inquiry, family, period: one };
    return isSameBill(bill, { ...bill, period: two, settledAt: 0 }, NOW);
  };
  expect(shares("telkom", "201406", "201405,201407")).toBe(true);
  expect(shares("telkom", "201407,201409", "201405,201407")).toBe(true);
  expect(shares("telkom", "201406", "201407,201405")).toBe(true);
  expect(shares("telkom", "201404", "201405,201407")).toBe(false);
  expect(shares("pdam", "201804", "201803, 201804")).toBe(true);
  expect(shares("pdam", "201804", "201803,201805")).toBe(false);
});

test("that a bill was paid before is told by what tells it, and by its period only where it has one", () => {
  const told = (messages: typeof indonesian, repeat: Product["repeat"], number: string, period = "") =>
    createTranslator({ locale: "id", messages, namespace: "confirm" })("paidBefore", {
      ...{ number, period, repeat, time: "TIME", cashier: "RINA" },
    });
  expect(told(indonesian, "period", "Kode iuran", "periode")).toBe(
    "Kode iuran dan periode ini sudah dibayar TIME oleh RINA.",
  );
  expect(told(indonesian, "period", "NOP", "tahun pajak")).toContain("NOP dan tahun pajak ini");
  for (const messages of [indonesian, english as typeof indonesian]) {
    for (const repeat of ["day", "amount"] as const) expect(told(messages, repeat, "NIK")).not.toMatch(/period/i);
    expect(told(messages, "day", "NIK")).toMatch(/hari ini|today/);
    expect(told(messages, "amount", "NIK")).toMatch(/bulan ini|this month/);
  }
});

test("that the receipt can be exchanged is said in West Java, and nowhere else", () => {
  const { inquiry } = known(DOCUMENTED_BILLS.find(({ inquiry }) => inquiry.family === "esamsat"));
  const noted = (product: string) => describeBill({ ...inquiry, product }, RECEIPT_WORDS).notes;
  expect(noted("ESAMSAT.JABAR")).toEqual([RECEIPT_WORDS.say("esamsatNote")]);
  expect(noted("ESAMSAT.BALI")).toEqual([]);
});

test("a phone number's country code is replaced where it is one", () => {
  const read = (id: string, typed: string) => readCustomerNumber(known(PRODUCTS.find((one) => one.id === id)), typed);
  for (const typed of ["(0812) 3456-789", "+62 812 3456 789", "62.812.3456789", "+62 (0)812/3456789"])
    expect(read("mobile", typed), typed).toBe("08123456789");
  for (const typed of ["(021) 5551234", "+62 21 555-1234", "021/5551234"])
    expect(read("telkom", typed)).toBe("0215551234");
  expect(read("telkom", "6215551234")).toBe("6215551234");
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
