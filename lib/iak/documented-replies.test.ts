import { expect, test } from "vitest";
import { readQuotedBill } from "#lib/domain/bill.ts";
import { readRefId } from "#lib/domain/identifiers.ts";
import { judgeCheck, judgePaymentReply } from "#lib/domain/outcome.ts";
import { bpjstkPu } from "#lib/domain/products/bpjstkpu/product.ts";
import { DOCUMENTED_DETAILS, NOW, SPACING, standing } from "#lib/domain/testing/samples.ts";
import { toBalanceReply, toCheckReply, toInquiryReply, toPaymentReply, toPriceListReply } from "./replies.ts";
import { answerOf, INQUIRED, PAID } from "./testing/answers.ts";
import { fixture } from "./testing/fixture.ts";
import { DOCUMENTED_BILLS } from "./testing/product-replies.ts";

test.each(["json", "xml"])("inquiry in %s is a quote with the whole bill", (format) => {
  const reply = toInquiryReply(answerOf(fixture(`inquiry-response.${format}`)));
  expect(reply).toMatchObject({
    kind: "quote",
    code: "00",
    message: "INQUIRY SUCCESS",
    httpStatus: 200,
    fields: INQUIRED,
  });
  const refId = readRefId("091283746511");
  if (reply.kind !== "quote" || !refId) throw new Error("not a quote");
  expect(readQuotedBill(reply.fields, { refId }, bpjstkPu)).toMatchObject({
    details: DOCUMENTED_DETAILS,
  });
});

test.each(["json", "xml"])("payment in %s is paid, with deposit, reference number and time", (format) => {
  const reply = toPaymentReply(answerOf(fixture(`payment-response.${format}`)));
  expect(reply).toMatchObject({ kind: "paid", code: "00", message: "PAYMENT SUCCESS", fields: PAID });
});

test.each(["json", "xml"])("check status in %s is success", (format) => {
  const reply = toCheckReply(answerOf(fixture(`checkstatus-success-response.${format}`)));
  expect(reply).toMatchObject({ kind: "status", status: 1, code: "00", fields: PAID });
});

test.each([
  ["not-received", 0, "42"],
  ["failed", 2, "37"],
  ["pending", 3, "39"],
])("check status %s is status %i with code %s", (name, status, code) => {
  const reply = toCheckReply(answerOf(fixture(`checkstatus-${name}-response.json`)));
  expect(reply).toMatchObject({ kind: "status", status, code, fields: { ...INQUIRED, balance: 998_459_500 } });
});

/** The only sample without the Ref ID, which a success needs. */
const WITHOUT_REFERENCE = "pgas-payment-response.xml";

test.each(DOCUMENTED_BILLS)(
  "$name pays what was quoted, and nothing without its reference",
  ({ name, reply, quote }) => {
    const { to } = judgePaymentReply(standing({ state: "sending" }), 1, reply, quote);
    expect(to).toBe(name === WITHOUT_REFERENCE ? "unknown" : "success");
  },
);

test("a payment whose reply has no reference is settled by a check status that has it", () => {
  const { raw, quote } = DOCUMENTED_BILLS.find(
    ({ name }) => name === WITHOUT_REFERENCE,
  ) as (typeof DOCUMENTED_BILLS)[0];
  const checked = raw.replace("<desc>", `<ref_id>${quote.refId}</ref_id><status>1</status><desc>`);
  expect(judgeCheck(standing(), toCheckReply(answerOf(checked)), quote, NOW, SPACING).to).toBe("success");
});

test("of two references in one reply the last is the payment's, as in the sample in JSON", () => {
  const twice = DOCUMENTED_BILLS.find(({ name }) => name === "television-non-telkomvision-payment-response.xml");
  expect(twice?.paid.refId).toBe("091283746517");
});

test("balance is the deposit", () => {
  expect(toBalanceReply(answerOf(fixture("balance-response.json")), 12)).toEqual({
    kind: "balance",
    balance: 997_136_249,
    latencyMs: 12,
  });
});

test.each([
  ["XML", fixture("pricelist-response.xml")],
  [
    "JSON",
    JSON.stringify({
      data: {
        pasca: [
          { code: "BPJS", name: "BPJS Kesehatan", status: 1, fee: 2500, komisi: 1150, type: "bpjs" },
          { code: "BPJSTKPU", name: "BPJS Ketenagakerjaan PU", status: 1, fee: 2500, komisi: 2000, type: "bpjs" },
        ],
      },
      meta: [],
    }),
  ],
])("price list nested as %s is the products", (_format, body) => {
  expect(toPriceListReply(answerOf(body))).toEqual({
    kind: "list",
    products: [
      { code: "BPJS", name: "BPJS Kesehatan", active: true, fee: 2_500, commission: 1_150, province: null },
      {
        code: "BPJSTKPU",
        name: "BPJS Ketenagakerjaan PU",
        active: true,
        fee: 2_500,
        commission: 2_000,
        province: null,
      },
    ],
  });
});

test("price list in XML with one product is a list of one, and what cannot be read in it is unknown", () => {
  const body = "<mp><data><pasca><code>PDAM</code><status>0</status><fee>Various</fee></pasca></data></mp>";
  expect(toPriceListReply(answerOf(body))).toEqual({
    kind: "list",
    products: [{ code: "PDAM", name: "PDAM", active: false, fee: null, commission: null, province: null }],
  });
});

test.each([
  "<mp><data></data></mp>",
  "<mp><data><pasca/></data></mp>",
  '{"data":[],"meta":[]}',
  '{"data":{"pasca":[]},"meta":[]}',
  '{"data":[],"response_code":"00"}',
])("price list without a product is an empty list: %s", (body) => {
  expect(toPriceListReply(answerOf(body))).toEqual({ kind: "list", products: [] });
});

test.each(["<mp/>", "{}", '{"data":null}', '{"data":{"response_code":"00"}}', '{"data":{"pasca":[{"name":"PDAM"}]}}'])(
  "price list is never taken for empty from %s",
  (body) => {
    expect(toPriceListReply(answerOf(body))).toMatchObject({ kind: "no_answer", reason: "unreadable" });
  },
);
