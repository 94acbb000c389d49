import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, readQuotedBill } from "./bill.ts";
import type { BillFields } from "./biller.ts";
import { bpjstkPu } from "./products/bpjstkpu/product.ts";
import { rupiah } from "./rupiah.ts";
import { DOCUMENTED_DETAILS, QUOTE } from "./testing/samples.ts";

const FIELDS: BillFields = {
  ...QUOTE,
  company: "PT LIMABELAS",
  period: "202104",
  nominal: rupiah(100_000),
  admin: rupiah(2_500),
  sellingPrice: rupiah(100_500),
  details: DOCUMENTED_DETAILS,
};
const read = (over: Partial<BillFields> = {}, asked: Parameters<typeof readQuotedBill>[1] = QUOTE) =>
  readQuotedBill({ ...FIELDS, ...over }, asked, bpjstkPu);

describe("a quoted bill", () => {
  test("is read whole, with the number that was asked for and the product's own details", () => {
    expect(read()).toMatchObject({
      ...QUOTE,
      company: "PT LIMABELAS",
      period: "202104",
      nominal: 100_000,
      admin: 2_500,
    });
    expect(read()?.details).toMatchObject({ kode_iuran: "210300016066", jht: 61_688 });
  });

  test("may be of any number when it is asked for by its reference", () => {
    expect(read({ hp: "210300016002" }, { refId: QUOTE.refId })?.hp).toBe("210300016002");
  });

  test.each(["trId", "refId", "product", "hp", "nominal", "admin", "price", "sellingPrice", "details"] as const)(
    "without a readable %s it is none",
    (field) => {
      expect(read({ [field]: undefined })).toBeNull();
    },
  );

  test("of another number, reference or product it is none", () => {
    expect(read({ hp: "210300016002" })).toBeNull();
    expect(read({ refId: "LKABC0000002" })).toBeNull();
    expect(read({ product: "BPJS" })).toBeNull();
  });

  test.each([
    "",
    [],
    "text",
    { ...DOCUMENTED_DETAILS, jkk: "1.5" },
    { ...DOCUMENTED_DETAILS, jpn: -1 },
    { ...DOCUMENTED_DETAILS, jht: undefined },
  ])("with %j for its details it is none", (details) => {
    expect(read({ details })).toBeNull();
  });

  test("with programmes that do not add up to the nominal it is still a bill: a warning, never a block", () => {
    expect(read({ details: { ...DOCUMENTED_DETAILS, jht: 1 } })?.nominal).toBe(100_000);
  });

  test("may lack a company and a period", () => {
    expect(read({ company: undefined, period: undefined })).toMatchObject({ company: "", period: "" });
  });
});

describe("a name that is shown and printed", () => {
  test("keeps ordinary letters and loses marks that make a screen or a receipt lie", () => {
    expect(plainText("PT  MAJU\u202e GNAY\r\n\u200bJAYA\u0000 ")).toBe("PT MAJU GNAY JAYA");
    expect(plainText("<script>alert(1)</script> & Söhne 北京")).toBe("<script>alert(1)</script> & Söhne 北京");
  });

  test("has at most 200 letters, and says so when it had more", () => {
    expect(plainText("A".repeat(10_000))).toBe(`${"A".repeat(199)}…`);
    expect([...plainText("😀".repeat(201))]).toHaveLength(200);
  });

  test("is one plain line whatever it was, and stays as it is when read twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u);
        expect(plainText(plain)).toBe(plain);
        expect([...plain].length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
