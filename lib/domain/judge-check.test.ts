import { describe, expect, test } from "vitest";
import type { BillStatus } from "./biller.ts";
import { PAYMENT_STATES, type PaymentState } from "./payment-state.ts";
import {
  checkReply,
  DAY,
  judgedCheck,
  MINUTE,
  MISMATCHES,
  NO_ANSWER,
  NOT_SENT,
  NOW,
  SILENT_CHECKS,
  standing,
  TRUE_FIELDS,
} from "./testing/samples.ts";

/** Late enough after the request's end for a zero to count. */
const LATER = NOW + 10 * MINUTE;
/** The states in which answers other than "paid" count. */
const LISTENING: readonly PaymentState[] = ["pending", "unknown", "not_received"];
const DEAF = PAYMENT_STATES.filter((state) => !LISTENING.includes(state) && state !== "review");

describe("status 1, code 00, matching the quote", () => {
  test.each(PAYMENT_STATES)("makes a success of %s; an alarm when it had been called not paid", (state) => {
    const judged = judgedCheck(standing({ state }), checkReply(1), NOW);
    expect(judged).toMatchObject({ to: "success", suspicion: null, firstZeroAt: null, told: true });
    expect(judged.alarms).toEqual(state === "failed" || state === "cancelled" ? ["late_success"] : []);
  });
});

describe("I5: a check status that does not match is not believed", () => {
  test.each(MISMATCHES)("status 1 with %s: review, with an alarm", (_what, fields) => {
    const judged = judgedCheck(standing({ firstZeroAt: NOW }), checkReply(1, "00", fields), LATER);
    expect(judged).toMatchObject({ to: "review", firstZeroAt: null, alarms: ["check_mismatch"] });
  });

  test.each([0, 2, 3] as BillStatus[])("status %i with code 00: review, with an alarm", (status) => {
    const judged = judgedCheck(standing(), checkReply(status, "00"), LATER);
    expect(judged).toMatchObject({ to: "review", alarms: ["check_mismatch"] });
  });

  test.each(["", "37", "39", "42", "0", "1"])("status 1 with code %j: review, with an alarm", (code) => {
    const judged = judgedCheck(standing(), checkReply(1, code), LATER);
    expect(judged).toMatchObject({ to: "review", alarms: ["check_mismatch"] });
  });

  test.each(MISMATCHES.filter(([what]) => what.startsWith("another") && !what.includes("price")))(
    "a failure of %s is nobody's failure here: review",
    (_what, fields) => {
      for (const status of [0, 2, 3] as const) {
        expect(judgedCheck(standing(), checkReply(status, undefined, fields), LATER).to).toBe("review");
      }
    },
  );

  test("a failure may leave fields out, but not both of its references", () => {
    const failed = (fields: typeof TRUE_FIELDS) => judgedCheck(standing(), checkReply(2, "37", fields), LATER).to;
    expect(failed({ refId: TRUE_FIELDS.refId })).toBe("failed");
    expect(failed({ trId: TRUE_FIELDS.trId })).toBe("failed");
    expect(failed({ product: TRUE_FIELDS.product, hp: TRUE_FIELDS.hp, price: TRUE_FIELDS.price })).toBe("review");
    expect(failed({})).toBe("review");
  });

  test("row 47: a contradiction never dissolves by itself: only a matching success leads out of review", () => {
    const review = standing({ state: "review", suspicion: "failed" });
    expect(judgedCheck(review, checkReply(1), LATER).to).toBe("success");
    for (const status of [0, 2, 3] as const) {
      const heard = judgedCheck(review, checkReply(status), LATER);
      expect(heard).toMatchObject({ to: "review", firstZeroAt: null, alarms: [], told: true });
      // However many answers come, and however far apart.
      expect(judgedCheck({ ...review, firstZeroAt: NOW }, checkReply(status), LATER + DAY).to).toBe("review");
    }
  });

  test.each(PAYMENT_STATES)(
    "about %s it tells something only while the matter is open, so that it is never the last word",
    (state) => {
      const judged = judgedCheck(standing({ state }), checkReply(2, "00"), LATER);
      expect(judged.told).toBe(!["success", "failed", "cancelled"].includes(state));
    },
  );

  test.each(DEAF)("a mismatch alarms in %s as well, and moves nothing", (state) => {
    const judged = judgedCheck(standing({ state }), checkReply(1, "00", MISMATCHES[8]?.[1]), LATER);
    expect(judged).toMatchObject({ to: state, alarms: ["check_mismatch"] });
  });
});

describe("status 2 and 3", () => {
  test.each(LISTENING)("status 2 is proof of failure in %s", (state) => {
    expect(judgedCheck(standing({ state, firstZeroAt: NOW }), checkReply(2), LATER)).toMatchObject({
      to: "failed",
      firstZeroAt: null,
      told: true,
    });
  });

  test.each(["pending", "unknown", "not_received"] as const)("status 3 makes %s pending and forgets zeros", (state) => {
    const at = standing({ state, firstZeroAt: NOW, suspicion: "failed" });
    expect(judgedCheck(at, checkReply(3), LATER)).toMatchObject({ to: "pending", suspicion: null, firstZeroAt: null });
  });

  test.each(DEAF)("0, 2 and 3 move nothing in %s: only the biller's paid counts there", (state) => {
    for (const status of [0, 2, 3] as const) {
      const at = standing({ state, firstZeroAt: NOW, suspicion: "failed" });
      const judged = judgedCheck(at, checkReply(status), LATER + DAY);
      expect(judged).toMatchObject({ to: state, firstZeroAt: NOW, suspicion: "failed", alarms: [] });
    }
  });
});

describe("I8: what a person settled", () => {
  const word = (state: PaymentState) => standing({ state, settledByHand: true });
  const ANOTHER_PRICE = checkReply(1, "00", MISMATCHES[8]?.[1]);

  test.each([
    ["failed", "paid", checkReply(1)],
    ["failed", "paid, but at another price", ANOTHER_PRICE],
    ["failed", "failed with the code of a success", checkReply(2, "00")],
    ["success", "not received", checkReply(0)],
    ["success", "failed", checkReply(2)],
    ["success", "paid, but at another price", ANOTHER_PRICE],
  ] as const)("stays %s when the biller says %s: an alarm, never a silent change", (state, _what, reply) => {
    const judged = judgedCheck(word(state), reply, LATER);
    expect(judged).toMatchObject({ to: state, alarms: ["settled_otherwise"], told: true });
  });

  test.each([
    ["failed", "failed", checkReply(2)],
    ["failed", "not received", checkReply(0)],
    ["failed", "in process", checkReply(3)],
    ["success", "paid", checkReply(1)],
    ["success", "in process", checkReply(3)],
  ] as const)("%s is not contradicted by %s", (state, _what, reply) => {
    expect(judgedCheck(word(state), reply, LATER)).toMatchObject({ to: state, alarms: [], told: true });
  });

  test("a success that was reversed is contradicted by paid, and not by failed", () => {
    const reversed = { ...word("success"), reversedAt: NOW };
    expect(judgedCheck(reversed, checkReply(1), LATER)).toMatchObject({ to: "success", alarms: ["settled_otherwise"] });
    expect(judgedCheck(reversed, checkReply(2), LATER)).toMatchObject({ to: "success", alarms: [] });
  });
});

describe("an answer that tells nothing", () => {
  test.each(PAYMENT_STATES)("changes nothing in %s, however late it is", (state) => {
    for (const reply of SILENT_CHECKS) {
      const at = standing({ state, firstZeroAt: NOW, suspicion: "paid_before" });
      const judged = judgedCheck(at, reply, LATER + 400 * DAY);
      expect(judged).toMatchObject({ to: state, firstZeroAt: NOW, suspicion: "paid_before", alarms: [], told: false });
    }
  });

  test("an answer that cannot be read is an alarm", () => {
    expect(judgedCheck(standing(), { ...NO_ANSWER, reason: "unreadable" }, LATER).alarms).toEqual(["reply_unreadable"]);
  });

  test("a certificate that is not valid alarms", () => {
    expect(judgedCheck(standing(), { ...NOT_SENT, reason: "tls" }, LATER).alarms).toEqual(["tls_failure"]);
  });
});
