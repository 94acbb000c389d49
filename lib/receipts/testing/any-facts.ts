import fc from "fast-check";
import type { ReceiptFacts } from "#lib/domain/receipt.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";
import { factsWith } from "./facts.ts";

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9.,()/&'-]{1,14}$/),
  fc.stringMatching(/^[A-Z]{48}$/),
  fc.constantFrom(
    "株式会社",
    "Café",
    "👍🏽",
    "ﷺ",
    "<script>alert(1)</script>",
    "\u202egpj",
    "office",
    "Đ'ANGELO",
    "“Ærø”",
  ),
);
const name = fc.array(word, { maxLength: 10 }).map((words) => words.join(" "));
const rupiah = fc.nat({ max: 9_999_999_999 }).map((amount) => amount as Rupiah);
const programmes = fc.record({ jht: rupiah, jkk: rupiah, jkm: rupiah, jpk: rupiah, jpn: rupiah });

/**
 * Receipts as they come: long names, words of 48 letters, no reference number, several periods, programmes that do not add up to the
 * nominal, with a programme's code or without, paid in cash with or without change, or by another means.
 */
export const anyFacts: fc.Arbitrary<ReceiptFacts> = fc
  .record({
    company: name,
    cashierName: name,
    footer: name,
    noref: fc.option(fc.stringMatching(/^[a-z0-9]{4,40}$/), { nil: null }),
    period: fc.constantFrom("202104", "201405,201407", "202101,202102,202103,202104,202105,202106", ""),
    nominal: rupiah,
    admin: rupiah,
    price: rupiah,
    programmes,
    kodeProgram: fc.option(fc.constantFrom("1", "JHT,JKK"), { nil: undefined }),
    method: fc.constantFrom("cash", "qris", "transfer", "debit"),
    handed: fc.option(rupiah, { nil: null }),
    sample: fc.boolean(),
  })
  .map(({ company, cashierName, footer, noref, period, nominal, admin, price, sample, ...more }) => {
    const kode = more.kodeProgram === undefined ? {} : { kode_program: more.kodeProgram };
    const cashReceived = more.handed === null ? null : (Math.max(price, more.handed) as Rupiah);
    const { details } = factsWith({}).inquiry;
    return factsWith({
      inquiry: {
        company,
        period,
        nominal,
        admin,
        price,
        details: { ...(details as object), ...more.programmes, ...kode },
      },
      payment: { noref, cashierName, method: more.method, cashReceived: more.method === "cash" ? cashReceived : null },
      outlet: { footer },
      sample,
    });
  });
