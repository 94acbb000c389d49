import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  toBalanceReply,
  toCheckReply,
  toInquiryReply,
  toPaymentReply,
  toPriceListReply,
  toReceiptRefusal,
} from "./replies.ts";
import { meaningOf } from "./response-codes.ts";
import { answerOf, PAID, SIGNATURE } from "./testing/answers.ts";
import { fixture } from "./testing/fixture.ts";

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
    ['"100.000"', undefined],
    ["137.110", undefined],
    ["100.000", undefined],
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

  test.each([
    ["compressed, though nobody asked", gzipSync(paid)],
    ["with a byte order mark", Buffer.from(`\uFEFF${paid}`)],
    ["with numbers as codes", Buffer.from(paid.replace('"00"', "0"))],
  ])("is read %s", (_how, body) => {
    expect(toPaymentReply(answerOf(body))).toMatchObject({ kind: "paid", fields: PAID });
  });

  test("is read in Latin 1, too", () => {
    const body = Buffer.from(paid.replace("PT LIMABELAS", "PT CAF\u00c9"), "latin1");
    expect(toPaymentReply(answerOf(body))).toMatchObject({ kind: "paid", fields: { company: "PT CAF\u00c9" } });
  });

  test("is never read when its compression was cut off, or unfolds without end", () => {
    const bomb = gzipSync(Buffer.from(`{"data":{"response_code":"00","x":"${"A".repeat(1_000_000)}"}}`));
    for (const body of [gzipSync(paid).subarray(0, 100), bomb]) {
      expect(toPaymentReply(answerOf(body))).toMatchObject({ kind: "no_answer", reason: "unreadable" });
    }
  });

  test("names the reference that XML calls no_ref", () => {
    const reply = toPaymentReply(answerOf(paid.replace('"noref"', '"no_ref"')));
    expect(reply).toMatchObject({ fields: { noref: PAID.noref } });
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
    expect(toBalanceReply(answerOf(body), 1)).toEqual({
      kind: "refused",
      code: "204",
      message: "WRONG SIGNATURE",
      trouble: "signature",
    });
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

  test.each([
    '{"data":{"rc":"00"}}',
    '{"data":{"balance":1}}',
    '{"data":{"balance":"x","rc":"00"}}',
    '{"data":{"balance":"100.000","rc":"00"}}',
    '{"data":{"balance":-100.000,"rc":"00"}}',
    "<html></html>",
  ])("a balance is never guessed from %s", (body) => {
    expect(toBalanceReply(answerOf(body), 1)).toMatchObject({ kind: "no_answer", reason: "unreadable" });
  });

  test("a refused price list and a refused receipt keep their code", () => {
    const body = "<mp><response_code>06</response_code><message>ID NOT FOUND</message></mp>";
    const refused = { kind: "refused", code: "06", message: "ID NOT FOUND", trouble: "rejected" };
    expect(toPriceListReply(answerOf(body))).toEqual(refused);
    expect(toReceiptRefusal(answerOf(body, 400))).toEqual(refused);
    expect(toReceiptRefusal(answerOf("<html></html>"))).toMatchObject({ reason: "unreadable" });
  });
});
