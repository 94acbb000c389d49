import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { atEachStepOn, type Branch, openBranch } from "./testing/branch.ts";
import { CASHIER } from "./testing/counter.ts";
import { judge } from "./testing/judge.ts";
import { attemptsOf } from "./testing/read-attempts.ts";
import type { Step } from "./testing/steps.ts";
import { MINUTE, SECOND } from "./testing/virtual-clock.ts";

/** Longer than the 5 s after a claim in which it may be sent (I1). */
const FROZEN_MS = 5_200;
const TOO_LATE = "not_sent:too_late";

describeOnBothDatabases("row 24: a counter that freezes (SIGSTOP) and wakes", (_open, freshUrl, dialect) => {
  async function inBranch(play: (branch: Branch) => Promise<void>): Promise<void> {
    const branch = await openBranch(await freshUrl());
    try {
      await play(branch);
      expect(await judge(branch)).toEqual([]);
    } finally {
      await branch.close();
    }
  }

  /** Claims and freezes at the step; waking continues the sending, if it is still allowed. */
  async function freeze(branch: Branch, step: Step) {
    const counter = await branch.start();
    const inquiry = await branch.quote(counter);
    counter.freezeAt(step, FROZEN_MS);
    const answer = branch.claim(counter, inquiry);
    await counter.halted();
    branch.advance(FROZEN_MS);
    return { ...inquiry, answer, wake: counter.wake };
  }

  test("after the claim, while another counter settles it: the truth there stands", () =>
    inBranch(async (branch) => {
      const { trId, wake } = await freeze(branch, "after_claim_commit");
      const other = await branch.start();
      branch.advance(MINUTE + SECOND);
      await branch.untilState(trId, "unknown");
      branch.advance(70 * SECOND);
      await branch.until(trId, ({ firstZeroAt }) => firstZeroAt !== null);
      branch.advance(2 * MINUTE);
      await branch.untilState(trId, "not_received");
      branch.advance(3 * SECOND);
      expect(await other.does.sendAgain(CASHIER, trId)).toMatchObject({ ok: true });
      const paid = await branch.untilState(trId, "success");
      await wake();
      const woken = await branch.until(trId, ({ version }) => version > paid.version);
      expect(woken).toMatchObject({ state: "success", attempt: 2 });
      expect(branch.paysOf(trId)).toHaveLength(1);
      expect(await attemptsOf(branch, trId)).toMatchObject([{ ending: TOO_LATE }, { ending: "paid" }]);
    }));

  if (!atEachStepOn(dialect)) return;

  test.each(["before_claim_commit", "after_claim_commit", "connecting"] as const)(
    "at %s: nothing is sent any more, and the cashier may send it again",
    (step) =>
      inBranch(async (branch) => {
        const { trId, answer, wake } = await freeze(branch, step);
        await wake();
        expect(await answer).toMatchObject({ ok: true, mine: true });
        const woken = await branch.until(trId, ({ state }) => state !== "sending");
        expect(woken).toMatchObject({ state: "not_sent", reached: false });
        expect(branch.paysOf(trId)).toEqual([]);
        expect(await attemptsOf(branch, trId)).toMatchObject([{ ending: TOO_LATE }]);
      }),
  );
});
