import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import {
  toBalanceReply,
  toCheckReply,
  toInquiryReply,
  toPaymentReply,
  toPriceListReply,
  toReceiptRefusal,
} from "./replies.ts";
import { answerOf } from "./testing/answers.ts";
import { fixture } from "./testing/fixture.ts";
import { writeXml } from "./wire-xml.ts";

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
