import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readQuotedBill } from "#lib/domain/bill.ts";
import { readRefId } from "#lib/domain/identifiers.ts";
import { bpjstkPu } from "#lib/domain/products/bpjstk-pu.ts";
import { type Answer, isAnswer, toAnswer } from "./answer.ts";
import { hideSecrets } from "./hide-secrets.ts";
import {
  toBalanceReply,
  toCheckReply,
  toInquiryReply,
  toPaymentReply,
  toPriceListReply,
  toReceiptRefusal,
} from "./replies.ts";
import { meaningOf } from "./response-codes.ts";
import { fixture } from "./scripted-server.ts";
import { writeXml } from "./wire-xml.ts";

const SIGNATURE = "74c28997a7e3de504535840668632d9a";
const secrets = hideSecrets(["testkey", SIGNATURE]);

function answerOf(body: string | Uint8Array, status = 200): Answer {
  const answer = toAnswer({ kind: "reply", status, body: Buffer.from(body as Uint8Array) }, secrets);
  if (!isAnswer(answer)) throw new Error("a whole reply must be an answer");
  return answer;
}

const PAID_AT = Date.UTC(2022, 4, 19, 9, 36, 51);
const INQUIRED = {
  trId: "219342904",
  refId: "091283746511",
  product: "BPJSTKPU",
  hp: "210300016001",
  company: "PT LIMABELAS",
  period: "202104",
  nominal: 100_000,
  admin: 2_500,
  price: 102_500,
  sellingPrice: 100_500,
};
const PAID = { ...INQUIRED, balance: 998_359_000, noref: "iak62860fafe04c3", paidAt: PAID_AT };

describe("documented replies", () => {
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
      details: {
        kode_iuran: "210300016066",
        npp: "15092873",
        kode_divisi: "000",
        jht: 61_688,
        jkk: 1_082,
        jkm: 2_166,
        jpk: 2_597,
        jpn: 32_467,
      },
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
        { code: "BPJS", name: "BPJS Kesehatan", active: true, fee: 2_500, commission: 1_150 },
        { code: "BPJSTKPU", name: "BPJS Ketenagakerjaan PU", active: true, fee: 2_500, commission: 2_000 },
      ],
    });
  });

  test("price list in XML with one product is a list of one, and what cannot be read in it is unknown", () => {
    const body = "<mp><data><pasca><code>PDAM</code><status>0</status><fee>Various</fee></pasca></data></mp>";
    expect(toPriceListReply(answerOf(body))).toEqual({
      kind: "list",
      products: [{ code: "PDAM", name: "PDAM", active: false, fee: null, commission: null }],
    });
  });
});

describe("an answer to pay-pasca", () => {
  const paid = fixture("payment-response.json");

  test.each([201, 202, 400, 401, 404, 429, 500, 502, 503, 504])(
    "with HTTP %i is no answer, whatever its body says",
    (status) => {
      expect(toPaymentReply(answerOf(paid, status))).toMatchObject({
        kind: "no_answer",
        reason: "http_status",
        detail: `HTTP ${status}, code 00 PAYMENT SUCCESS`,
        httpStatus: status,
        raw: paid,
      });
    },
  );

  test("without a response code is no answer", () => {
    const body = '{"data":{"status":1,"message":"PAYMENT SUCCESS"}}';
    expect(toPaymentReply(answerOf(body))).toMatchObject({ kind: "no_answer", reason: "unreadable", raw: body });
  });

  test.each([
    ["0", "00"],
    ["5", "05"],
    ["39", "39"],
    ["201", "201"],
    ['"07"', "07"],
    ['" 07 "', "07"],
  ])("with response_code %s has code %s", (written, code) => {
    expect(toPaymentReply(answerOf(`{"data":{"response_code":${written}}}`))).toMatchObject({
      kind: meaningOf(code),
      code,
    });
  });

  test.each(["null", '""', "[]", "{}", '["00"]', "true", "-1", "0.5", '"0 0"', '"SUCCESS!"'])(
    "with response_code %s has none",
    (written) => {
      expect(toPaymentReply(answerOf(`{"data":{"response_code":${written}}}`))).toMatchObject({ reason: "unreadable" });
    },
  );

  test("with the code twice in XML has none", () => {
    const body = "<mp><response_code>00</response_code><response_code>37</response_code></mp>";
    expect(toPaymentReply(answerOf(body))).toMatchObject({ kind: "no_answer", reason: "unreadable" });
  });

  test.each([
    ['"137110"', 137_110],
    ["137110.0", 137_110],
    ['"137110.0"', 137_110],
    ["1e5", 100_000],
    ["0", 0],
    ["-137110", undefined],
    ["137110.5", undefined],
    ['"137.110"', undefined],
    ['"NaN"', undefined],
    ["1e400", undefined],
    ["9007199254740993", undefined],
    ["null", undefined],
    ["[137110]", undefined],
  ])("with the price %s is read without a crash", (written, price) => {
    const reply = toPaymentReply(answerOf(paid.replace("102500", written)));
    expect(reply).toMatchObject({ kind: "paid", fields: { ...PAID, price } });
  });

  test.each([
    ["219342904", "219342904"],
    ['"219342904"', "219342904"],
    ["900719925474099312", "900719925474099312"],
    ["219342904.0", "219342904"],
    ['"219342904.0"', undefined],
    ['"219-342-904"', undefined],
    ["90071992547409931.0", undefined],
    ["0", undefined],
  ])("with tr_id %s never names another inquiry", (written, trId) => {
    expect(toPaymentReply(answerOf(paid.replace("219342904", written)))).toMatchObject({ fields: { trId } });
  });

  test("keeps the reply for the story, shortened and without secrets", () => {
    const body = `{"data":{"response_code":"00","sign":"${SIGNATURE}","message":"testkey","x":"${"A".repeat(9_000)}"}}`;
    const reply = toPaymentReply(answerOf(body));
    if (reply.kind !== "paid") throw new Error("not paid");
    expect(reply.raw).toHaveLength(4_000);
    expect(JSON.stringify(reply)).not.toMatch(/testkey|74c28997/);
  });

  test("keeps nothing that a database refuses", () => {
    expect(answerOf(`\0{"a":"\u{1F600}${"\u{1F600}".repeat(3_000)}`).raw).toMatch(/^\uFFFD\{"a":"[^\0]+$/);
    expect(answerOf(`{"a":"${"\u{1F600}".repeat(3_000)}`).raw.isWellFormed()).toBe(true);
  });
});

describe("an answer to check status", () => {
  test("without a code still tells the status", () => {
    expect(toCheckReply(answerOf('{"data":{"status":"2"}}'))).toMatchObject({ kind: "status", status: 2, code: "" });
  });

  test.each(["4", "-1", '"1.0"', "1.5", "null", "[1]", "true", '""'])(
    "with status %s says nothing of the payment",
    (status) => {
      const body = `{"data":{"status":${status},"response_code":"00"}}`;
      expect(toCheckReply(answerOf(body))).toMatchObject({ kind: "no_status", code: "00" });
    },
  );

  test("with neither status nor code is no answer", () => {
    expect(toCheckReply(answerOf('{"data":{"message":"x"}}'))).toMatchObject({ reason: "unreadable" });
  });

  test.each([400, 404, 500])("with HTTP %i is no answer", (status) => {
    expect(toCheckReply(answerOf(fixture("checkstatus-success-response.json"), status))).toMatchObject({
      kind: "no_answer",
      reason: "http_status",
    });
  });
});

describe("an answer to an inquiry", () => {
  test.each(["", [], {}].map((desc) => JSON.stringify(desc)))("may refuse with desc %s", (desc) => {
    const body = `{"data":{"response_code":"14","message":"INCORRECT\\u202e DESTINATION NUMBER","desc":${desc}}}`;
    expect(toInquiryReply(answerOf(body))).toMatchObject({
      kind: "refused",
      code: "14",
      message: "INCORRECT DESTINATION NUMBER",
    });
  });

  test("may refuse with HTTP 400, never quote with it", () => {
    const refusal = '{"data":{"response_code":"102","message":"INVALID IP ADDRESS"},"error_details":["x"]}';
    expect(toInquiryReply(answerOf(refusal, 400))).toMatchObject({ kind: "refused", code: "102", httpStatus: 400 });
    expect(toInquiryReply(answerOf(fixture("inquiry-response.json"), 400))).toMatchObject({ reason: "http_status" });
    expect(toInquiryReply(answerOf(refusal, 500))).toMatchObject({ reason: "http_status" });
  });

  test("without a code is no answer", () => {
    expect(toInquiryReply(answerOf('{"data":{"tr_id":1}}'))).toMatchObject({ reason: "unreadable" });
  });
});

describe("other answers", () => {
  test("a refused balance keeps the prepaid code", () => {
    const body = '{"data":{"balance":0,"message":"WRONG SIGNATURE","rc":"204"}}';
    expect(toBalanceReply(answerOf(body), 1)).toEqual({ kind: "refused", code: "204", message: "WRONG SIGNATURE" });
    expect(toBalanceReply(answerOf(body, 400), 1)).toMatchObject({ kind: "refused", code: "204" });
    expect(toBalanceReply(answerOf(body, 500), 1)).toMatchObject({ kind: "no_answer", reason: "http_status" });
  });

  test.each([
    ["-2500", -2_500],
    ['"-2500"', -2_500],
    ['"0"', 0],
  ])("a balance of %s is read", (written, balance) => {
    expect(toBalanceReply(answerOf(`{"data":{"balance":${written},"rc":"00"}}`), 1)).toMatchObject({ balance });
  });

  test.each(['{"data":{"rc":"00"}}', '{"data":{"balance":1}}', '{"data":{"balance":"x","rc":"00"}}', "<html></html>"])(
    "a balance is never guessed from %s",
    (body) => {
      expect(toBalanceReply(answerOf(body), 1)).toMatchObject({ kind: "no_answer", reason: "unreadable" });
    },
  );

  test("a refused price list and a refused receipt keep their code", () => {
    const body = "<mp><response_code>06</response_code><message>ID NOT FOUND</message></mp>";
    const refused = { kind: "refused", code: "06", message: "ID NOT FOUND" };
    expect(toPriceListReply(answerOf(body))).toEqual(refused);
    expect(toReceiptRefusal(answerOf(body, 400))).toEqual(refused);
    expect(toReceiptRefusal(answerOf("<html></html>"))).toMatchObject({ reason: "unreadable" });
  });
});

const readers = [
  toPaymentReply,
  toCheckReply,
  toInquiryReply,
  (answer: Answer) => toBalanceReply(answer, 1),
  toPriceListReply,
  toReceiptRefusal,
];
const NAMES = [
  "response_code",
  "status",
  "tr_id",
  "ref_id",
  "price",
  "desc",
  "rc",
  "balance",
  "pasca",
  "datetime",
  "__proto__",
];
const someValue = fc.oneof(fc.constantFrom("00", "0", 0, "37", 1, -0, "constructor", "", null), fc.jsonValue());
const someFields = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), someValue);
const someBody = fc.oneof(
  fc.uint8Array(),
  fc.string({ unit: "binary" }),
  fc.json(),
  someFields.map((data) => JSON.stringify({ data })),
  someFields.map((fields) => JSON.stringify(fields)),
  fc.dictionary(fc.constantFrom(...NAMES), fc.string()).map((fields) => writeXml(fields)),
  fc
    .tuple(fc.constantFrom("payment-response.json", "payment-response.xml"), fc.nat(), fc.string({ maxLength: 3 }))
    .map(([name, at, graft]) => {
      const body = fixture(name);
      const place = at % body.length;
      return body.slice(0, place) + graft + body.slice(place + 1);
    }),
);

describe("whatever the biller sends", () => {
  test("never throws, and is paid only with code 00 and HTTP 200", () => {
    fc.assert(
      fc.property(someBody, fc.constantFrom(200, 200, 200, 204, 400, 500), (body, status) => {
        const answer = answerOf(body, status);
        for (const read of readers) expect(read(answer).kind).toBeTypeOf("string");
        const reply = toPaymentReply(answer);
        if (reply.kind !== "paid") return;
        expect(status).toBe(200);
        expect(["00", 0]).toContain(answer.fields?.response_code);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(["payment-response.json", "payment-response.xml", "checkstatus-success-response.json"])(
    "is never believed when %s is cut off anywhere",
    (name) => {
      const whole = fixture(name).trimEnd();
      for (let end = 0; end < whole.length; end++) {
        const answer = answerOf(whole.slice(0, end));
        expect(toPaymentReply(answer).kind).toBe("no_answer");
        expect(toCheckReply(answer).kind).toBe("no_answer");
      }
    },
  );
});
