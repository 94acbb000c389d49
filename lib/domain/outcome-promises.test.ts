import fc from "fast-check";
import { expect, test } from "vitest";
import { isUnsettled, mayMove, maySendAgain, PAYMENT_STATES, type PaymentState } from "./payment-state.ts";
import { type Happening, happenings, saysPaid } from "./testing/answers.ts";
import { judgedCheck, judgedReply, NOW, SPACING, type Standing, standing } from "./testing/samples.ts";

type Step = { readonly from: Standing; readonly what: Happening; readonly to: Standing; readonly now: number };

/** Applies events to a payment just after its claim, as the ledger does. */
function play(story: readonly Happening[]): Step[] {
  let now = NOW;
  let from = standing({ state: "sending", requestEndedAt: null });
  return story.map((what) => {
    now += what.wait;
    const to = after(from, what, now);
    const step = { from, what, to, now };
    from = to;
    return step;
  });
}

function after(at: Standing, what: Happening, now: number): Standing {
  if (what.kind === "send_again") {
    if (!maySendAgain(at.state)) return at;
    const earlierReached = at.state === "not_received";
    return standing({ state: "sending", attempt: at.attempt + 1, earlierReached, requestEndedAt: null });
  }
  if (what.kind === "check") {
    const { to, suspicion, firstZeroAt } = judgedCheck(at, what.reply, now);
    return { ...at, state: to, suspicion, firstZeroAt };
  }
  const attempt = what.late ? Math.max(1, at.attempt - 1) : at.attempt;
  const { to, suspicion, firstZeroAt } = judgedReply(at, what.reply, attempt);
  const ended = isUnsettled(at.state) && attempt === at.attempt;
  return { ...at, state: to, suspicion, firstZeroAt, requestEndedAt: ended ? now : at.requestEndedAt };
}

const stories = happenings.map(play);
const RUNS = { numRuns: 3_000 };
const arrives = (state: PaymentState) => (step: Step) => step.to.state === state && step.from.state !== state;

test("the stories told here reach every state that an answer can make", () => {
  const reached = fc.sample(stories, { numRuns: 1_000, seed: 1 }).flatMap((story) => story.map(({ to }) => to.state));
  expect(PAYMENT_STATES.filter((state) => !reached.includes(state))).toEqual([]);
});

test("nothing but code 00 that matches the quote ever makes a success", () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { what } of story.filter(arrives("success"))) expect(saysPaid(what)).toBe(true);
    }),
    RUNS,
  );
});

test("code 00 that matches the quote always makes a success, and nothing leaves it", () => {
  fc.assert(
    fc.property(stories, (story) => {
      const paid = story.findIndex(({ what }) => saysPaid(what));
      for (const { to } of paid === -1 ? [] : story.slice(paid)) expect(to.state).toBe("success");
    }),
    RUNS,
  );
});

test("every move is in the table of states", () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { from, to } of story) expect(from.state === to.state || mayMove(from.state, to.state)).toBe(true);
    }),
    RUNS,
  );
});

test("row 47: whatever is said after a contradiction, only code 00 that matches the quote ends it", () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { from, what, to } of story.filter(({ from }) => from.state === "review")) {
        expect(to.state).toBe(saysPaid(what) ? "success" : from.state);
      }
    }),
    RUNS,
  );
});

test("failed comes of proof only: a refused first attempt, status 2, or zeros that agree with what the biller said", () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { from, what, now } of story.filter(arrives("failed"))) {
        if (what.kind === "send_again") throw new Error("sending again failed a payment");
        if (what.kind === "reply") {
          expect(["refused", "setup_refused"]).toContain(what.reply.kind);
          expect(from.attempt).toBe(1);
        } else if (what.reply.kind === "status" && what.reply.status === 0) {
          expect(from.suspicion).not.toBeNull();
          if (from.suspicion === "paid_before")
            expect(now - (from.firstZeroAt ?? now)).toBeGreaterThanOrEqual(SPACING.second);
        } else {
          expect(what.reply).toMatchObject({ kind: "status", status: 2 });
        }
      }
    }),
    RUNS,
  );
});

test("not received comes of two zeros with their spacing, or of a later attempt that never left", () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { from, what, now } of story.filter(arrives("not_received"))) {
        if (what.kind === "reply") {
          expect(what.reply.kind).toBe("not_sent");
          expect(from.earlierReached).toBe(true);
          continue;
        }
        expect(what).toMatchObject({ kind: "check", reply: { kind: "status", status: 0 } });
        expect(from.firstZeroAt).not.toBeNull();
        expect(now - (from.firstZeroAt ?? now)).toBeGreaterThanOrEqual(SPACING.second);
        expect((from.firstZeroAt ?? 0) - (from.requestEndedAt ?? 0)).toBeGreaterThanOrEqual(SPACING.first);
      }
    }),
    RUNS,
  );
});

test("cancelled comes of nothing that the biller says but a zero after the day is over", () => {
  fc.assert(
    fc.property(stories, (story) => {
      for (const { from, what, now } of story.filter(arrives("cancelled"))) {
        expect(from.state).toBe("not_received");
        expect(what).toMatchObject({ kind: "check", reply: { kind: "status", status: 0 } });
        expect(now).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 22, 17));
      }
    }),
    RUNS,
  );
});
