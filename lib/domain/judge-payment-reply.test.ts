import { describe, expect, test } from "vitest";
import { meaningOf } from "#lib/iak/response-codes.ts";
import type { NotSentReason, PaymentReply } from "./biller.ts";
import { isUnsettled, PAYMENT_STATES, type PaymentState } from "./payment-state.ts";
import {
  judgedReply,
  MISMATCHES,
  NO_ANSWER,
  NOT_SENT,
  NOW,
  paymentReply,
  said,
  standing,
  TRUE_FIELDS,
} from "./testing/samples.ts";

/** The fourth column of IAK's code table. */
const AFTER_FIRST: Partial<Record<PaymentState, readonly string[]>> = {
  success: ["00"],
  pending: ["39"],
  failed: [
    ...["04", "06", "17", "08", "13", "09", "10", "14", "15", "16", "20", "106", "30", "36", "41", "31", "32", "35"],
    ...["93", "100", "101", "102", "107", "117", "108", "118", "109"],
  ],
  unknown: [
    ...["05", "201", "103", "91", "92", "105", "01", "34", "40", "37", "38", "07", "33", "02", "42", "03", "11"],
    ...["94", "110", "", "0", "1", "000", "999", "ok"],
  ],
};
const ROWS = Object.entries(AFTER_FIRST).flatMap(([state, codes]) =>
  codes.map((code) => [code, state as PaymentState] as const),
);
const SAYS_FAILED = ["37", "38", "07", "33"];
const SAYS_PAID_BEFORE = ["01", "34", "40"];
const SET_UP_WRONG = ["100", "101", "102", "107", "117", "108", "118"];

const answered = (code: string, fields = TRUE_FIELDS): PaymentReply => paymentReply(meaningOf(code), code, fields);

describe("an answer to the first attempt, while it is awaited", () => {
  test.each(ROWS)("code %j makes it %s", (code, state) => {
    const judged = judgedReply(standing({ state: "sending" }), answered(code));
    expect(judged.to).toBe(state);
    const suspicion = SAYS_FAILED.includes(code) ? "failed" : SAYS_PAID_BEFORE.includes(code) ? "paid_before" : null;
    expect(judged.suspicion).toBe(suspicion);
    expect(judged.alarms).toEqual(SET_UP_WRONG.includes(code) ? ["setup_refused"] : []);
  });

  test.each(["timeout", "reset", "cut_off", "too_large", "redirect", "http_status", "unreadable"] as const)(
    "no answer (%s) makes it unknown; what cannot be read is an alarm",
    (reason) => {
      const judged = judgedReply(standing({ state: "sending" }), { ...NO_ANSWER, reason });
      expect(judged).toMatchObject({
        to: "unknown",
        suspicion: null,
        alarms: reason === "unreadable" ? ["reply_unreadable"] : [],
      });
    },
  );

  test.each(["dns", "refused", "unreachable", "connect_timeout", "tls", "too_late"] satisfies NotSentReason[])(
    "nothing sent (%s) makes it not_sent; a certificate that is not valid alarms",
    (reason) => {
      const judged = judgedReply(standing({ state: "sending" }), { ...NOT_SENT, reason });
      expect(judged).toMatchObject({ to: "not_sent", alarms: reason === "tls" ? ["tls_failure"] : [] });
    },
  );
});

describe("an answer to a later attempt", () => {
  test.each(ROWS.filter(([, state]) => state === "failed"))(
    "refusal %s proves nothing of the earlier one: unknown",
    (code) => {
      expect(judgedReply(standing({ state: "sending", attempt: 2, earlierReached: true }), answered(code)).to).toBe(
        "unknown",
      );
    },
  );

  test("nothing sent leaves the proof that the earlier one was not received", () => {
    const judged = judgedReply(standing({ state: "sending", attempt: 2, earlierReached: true }), NOT_SENT);
    expect(judged.to).toBe("not_received");
  });

  test("nothing sent after attempts of which nothing was sent is not_sent", () => {
    expect(judgedReply(standing({ state: "sending", attempt: 3 }), NOT_SENT).to).toBe("not_sent");
  });
});

describe("I5: code 00 that does not match the quote in every field", () => {
  test.each(MISMATCHES)("%s: unknown, with an alarm", (_what, fields) => {
    const judged = judgedReply(standing({ state: "sending" }), answered("00", fields));
    expect(judged).toMatchObject({ to: "unknown", suspicion: null, alarms: ["reply_mismatch"] });
  });

  test.each(MISMATCHES.filter(([what]) => /^another (tr_id|ref_id|product|kode iuran)$/.test(what)))(
    "no other code is believed of %s either: unknown, with an alarm",
    (_what, fields) => {
      for (const code of ["39", "17", "37", "01", "100"]) {
        const judged = judgedReply(standing({ state: "sending" }), answered(code, fields));
        expect(judged).toMatchObject({ to: "unknown", suspicion: null, alarms: ["reply_mismatch"] });
      }
    },
  );

  test("a refusal may leave everything out: it is still ours", () => {
    expect(judgedReply(standing({ state: "sending" }), answered("17", {}))).toMatchObject({ to: "failed", alarms: [] });
  });

  test.each(PAYMENT_STATES)("never makes a success of %s", (state) => {
    for (const [, fields] of MISMATCHES) {
      const { to } = judgedReply(standing({ state }), answered("00", fields));
      expect(to === "success").toBe(state === "success");
    }
  });
});

/** The effect of a late answer on each state that was reached meanwhile: the new state, or the old one where it stays. */
const LATE: Record<string, { reply: PaymentReply; to: Partial<Record<PaymentState, PaymentState>> }> = {
  "no answer": { reply: NO_ANSWER, to: {} },
  "nothing was sent": { reply: NOT_SENT, to: { unknown: "not_sent", not_received: "not_sent" } },
  "in process": { reply: answered("39"), to: { unknown: "pending", not_received: "pending" } },
  refused: { reply: answered("17"), to: { unknown: "failed", pending: "failed", not_received: "failed" } },
  // The biller mentioned the request, so it was received after all.
  failed: { reply: answered("37"), to: { not_received: "unknown" } },
  "paid before": { reply: answered("01"), to: { not_received: "unknown" } },
  unclear: { reply: answered("103"), to: { not_received: "unknown" } },
  "paid another price": { reply: answered("00", MISMATCHES[8]?.[1]), to: { not_received: "unknown" } },
};

describe("I9: a late answer is applied in whatever state it finds, and makes nothing less known", () => {
  const rows = Object.keys(LATE).flatMap((what) =>
    PAYMENT_STATES.filter((state) => state !== "sending").map((state) => [what, state] as const),
  );
  test.each(rows)("%s, heard in %s", (what, state) => {
    const { reply, to } = LATE[what] as (typeof LATE)[string];
    expect(judgedReply(standing({ state }), reply).to).toBe(to[state] ?? state);
  });

  test.each(PAYMENT_STATES)("paid, heard in %s, is success; an alarm when it had been called not paid", (state) => {
    const judged = judgedReply(standing({ state }), answered("00"));
    expect(judged.to).toBe("success");
    expect(judged.alarms).toEqual(state === "failed" || state === "cancelled" ? ["late_success"] : []);
  });

  test("a failure that is heard while the biller processes the payment leaves no suspicion behind", () => {
    expect(judgedReply(standing({ state: "pending" }), answered("37"))).toMatchObject({
      to: "pending",
      suspicion: null,
    });
  });

  test("I8: a late success does not change what a person has called failed; it is an alarm", () => {
    const judged = judgedReply(standing({ state: "failed", settledByHand: true }), answered("00"));
    expect(judged).toMatchObject({ to: "failed", alarms: ["settled_otherwise"] });
  });

  test("zeros that were heard before the request ended are forgotten", () => {
    const at = standing({ state: "unknown", firstZeroAt: NOW });
    expect(judgedReply(at, NO_ANSWER).firstZeroAt).toBeNull();
  });
});

describe("the answer to an earlier attempt, heard during a later one", () => {
  const later = standing({ attempt: 2, earlierReached: true, suspicion: "paid_before", firstZeroAt: NOW });

  test.each(PAYMENT_STATES.filter(isUnsettled))("in %s it counts only as paid", (state) => {
    expect(judgedReply({ ...later, state }, answered("00"), 1).to).toBe("success");
    for (const { reply } of Object.values(LATE)) expect(judgedReply({ ...later, state }, reply, 1).to).toBe(state);
  });

  test("it leaves what is suspected and was heard of the later one", () => {
    for (const { reply } of Object.values(LATE)) {
      const judged = judgedReply(later, reply, 1);
      expect(judged).toMatchObject({ suspicion: "paid_before", firstZeroAt: NOW });
    }
  });

  test("a price other than the quote's still alarms", () => {
    const reply: PaymentReply = { kind: "paid", ...said("00", MISMATCHES[8]?.[1]) };
    expect(judgedReply(later, reply, 1).alarms).toEqual(["reply_mismatch"]);
  });
});
