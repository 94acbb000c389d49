import { describe, expect, test } from "vitest";
import type { CheckReply } from "./biller.ts";
import {
  checkReply,
  DAY,
  judgedCheck,
  MINUTE,
  NOW,
  SILENT_CHECKS,
  type Standing,
  standing,
} from "./testing/samples.ts";

const ZERO = checkReply(0);
const FIRST = NOW + MINUTE;
const SECOND = FIRST + 2 * MINUTE;

/** Judges answers one after another, as the ledger does. */
function heard(at: Standing, ...answers: readonly (readonly [number, CheckReply])[]): Standing {
  let now: Standing = at;
  for (const [time, reply] of answers) {
    const { to, suspicion, firstZeroAt } = judgedCheck(now, reply, time);
    now = { ...now, state: to, suspicion, firstZeroAt };
  }
  return now;
}

describe.each(["unknown", "pending"] as const)("I7: not received, from %s", (state) => {
  const open = standing({ state });

  test("needs two zeros: the first a minute after the request ended, the second two minutes later", () => {
    expect(heard(open, [FIRST, ZERO])).toMatchObject({ state, firstZeroAt: FIRST });
    expect(heard(open, [FIRST, ZERO], [SECOND, ZERO]).state).toBe("not_received");
  });

  test("a first zero that comes too early does not count", () => {
    expect(heard(open, [FIRST - 1, ZERO])).toMatchObject({ state, firstZeroAt: null });
    expect(heard(open, [FIRST - 1, ZERO], [SECOND, ZERO])).toMatchObject({ state, firstZeroAt: SECOND });
  });

  test("a second zero that comes too early neither counts nor starts anew", () => {
    const after = heard(open, [FIRST, ZERO], [SECOND - 1, ZERO]);
    expect(after).toMatchObject({ state, firstZeroAt: FIRST });
    expect(heard(after, [SECOND, ZERO]).state).toBe("not_received");
  });

  test("answers without information between the two change nothing", () => {
    for (const silent of SILENT_CHECKS) {
      expect(heard(open, [FIRST, ZERO], [FIRST + MINUTE, silent], [SECOND, ZERO]).state).toBe("not_received");
    }
  });

  test("in process between the two begins the count anew", () => {
    const after = heard(open, [FIRST, ZERO], [FIRST + MINUTE, checkReply(3)], [SECOND, ZERO]);
    expect(after.state).not.toBe("not_received");
    expect(after.firstZeroAt).toBe(SECOND);
    expect(heard(after, [SECOND + 2 * MINUTE, ZERO]).state).toBe("not_received");
  });

  test("a contradiction between the two, and no zeros are a proof any more", () => {
    const after = heard(
      open,
      [FIRST, ZERO],
      [FIRST + MINUTE, checkReply(2, "00")],
      [SECOND, ZERO],
      [SECOND + DAY, ZERO],
    );
    expect(after).toMatchObject({ state: "review", firstZeroAt: null });
  });

  test("years without an answer are no proof", () => {
    const silence = Array.from(
      { length: 50 },
      (_, day) => [NOW + day * 30 * DAY, SILENT_CHECKS[0] as CheckReply] as const,
    );
    expect(heard(open, ...silence)).toMatchObject({ state, firstZeroAt: null });
    expect(heard(open, [FIRST, ZERO], ...silence)).toMatchObject({ state, firstZeroAt: FIRST });
  });
});

describe("after the biller said that the payment failed", () => {
  test("one zero agrees with it, however early", () => {
    expect(heard(standing({ suspicion: "failed" }), [NOW, ZERO]).state).toBe("failed");
  });

  test("in process takes the suspicion away: then two zeros are needed", () => {
    const after = heard(standing({ suspicion: "failed" }), [NOW, checkReply(3)], [FIRST, ZERO]);
    expect(after).toMatchObject({ state: "pending", firstZeroAt: FIRST });
  });
});

test("after the biller said that the bill was paid before, two zeros mean: paid elsewhere, failed here", () => {
  const at = standing({ suspicion: "paid_before" });
  expect(heard(at, [NOW, ZERO])).toMatchObject({ state: "unknown", firstZeroAt: null });
  expect(heard(at, [FIRST, ZERO])).toMatchObject({ state: "unknown", firstZeroAt: FIRST });
  expect(heard(at, [FIRST, ZERO], [SECOND, ZERO]).state).toBe("failed");
});

describe("I11: what was not received", () => {
  const proven = standing({ state: "not_received", firstZeroAt: FIRST });

  test("stays so with further zeros on its day", () => {
    expect(heard(proven, [SECOND, ZERO]).state).toBe("not_received");
  });

  test("is cancelled by one more zero on a later WIB day, and by nothing else", () => {
    const midnight = Date.UTC(2026, 10, 22, 17);
    expect(heard(proven, [midnight - 1, ZERO]).state).toBe("not_received");
    expect(heard(proven, [midnight, ZERO]).state).toBe("cancelled");
    for (const silent of SILENT_CHECKS) expect(heard(proven, [midnight, silent]).state).toBe("not_received");
    expect(heard(proven, [midnight, checkReply(3)]).state).toBe("pending");
  });
});
