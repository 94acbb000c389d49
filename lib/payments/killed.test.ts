import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { PaymentState } from "#lib/domain/payment-state.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import { atEachStepOn, type Branch, openBranch } from "./testing/branch.ts";
import { judge } from "./testing/judge.ts";
import type { RunningCounter } from "./testing/running-counter.ts";
import type { Step } from "./testing/steps.ts";
import { MINUTE, SECOND } from "./testing/virtual-clock.ts";

const LOST = { execute: "never", reply: { kind: "hang" } } as const;

describeOnBothDatabases("a counter that is killed", (_open, freshUrl, dialect) => {
  let branch: Branch;
  let counter: RunningCounter;
  beforeAll(async () => {
    branch = await openBranch(await freshUrl());
    counter = await branch.start();
  });
  afterEach(async () => {
    expect(await judge(branch)).toEqual([]);
  });
  afterAll(() => branch.close());

  /** Claims, dies at the step, and is replaced by another process. */
  async function killedAt(step: Step, inquiry: Inquiry): Promise<void> {
    counter.killAt(step);
    await branch.claim(counter, inquiry).catch(() => "no answer any more");
    expect(await counter.ended).toBe("SIGKILL");
    counter = await branch.start();
  }

  /** Passes the time from the end of the lease until two answers of "not received" can count. */
  async function becomes(end: PaymentState, { trId }: Inquiry): Promise<void> {
    expect(await branch.payment(trId)).toMatchObject({ state: "sending" });
    branch.advance(MINUTE + SECOND);
    await branch.untilState(trId, "unknown");
    branch.advance(70 * SECOND);
    await branch.until(trId, ({ state, firstZeroAt }) => state !== "unknown" || firstZeroAt !== null);
    branch.advance(2 * MINUTE);
    expect(await branch.until(trId, ({ state }) => state !== "unknown")).toMatchObject({ state: end });
  }

  /** Killed before the reply: the biller's outcome is unknown here. */
  async function killedUnanswered(fault: Fault, end: PaymentState): Promise<void> {
    const inquiry = await branch.quote(counter);
    branch.nextPay(inquiry, fault);
    await killedAt("after_bytes_sent", inquiry);
    await branch.simulator.journal.waitFor(() => branch.paysOf(inquiry.trId).length === 1);
    await becomes(end, inquiry);
    expect(branch.paysOf(inquiry.trId)).toHaveLength(1);
  }

  test("row 26: after sending, before the reply; it was paid: unknown, then the truth", () =>
    killedUnanswered({}, "success"));

  if (!atEachStepOn(dialect)) return;

  test.each([
    ["it never arrived", LOST, "not_received"],
    ["it failed", { execute: "fails" }, "failed"],
  ] as const)("row 26: after sending, before the reply; %s: unknown, then the truth", (_truth, fault, end) =>
    killedUnanswered(fault, end),
  );

  test("row 23: before the claim is committed: nothing exists, nothing was sent, and the bill can be paid", async () => {
    const inquiry = await branch.quote(counter);
    await killedAt("before_claim_commit", inquiry);
    expect(await branch.payment(inquiry.trId)).toBeNull();
    expect(branch.paysOf(inquiry.trId)).toEqual([]);
    expect(await branch.claim(counter, inquiry)).toMatchObject({ ok: true, mine: true });
    await branch.untilState(inquiry.trId, "success");
  });

  test.each(["after_claim_commit", "connecting", "before_first_byte"] as const)(
    "row 25: after the claim, before sending (%s): unknown, then not received",
    async (step) => {
      const inquiry = await branch.quote(counter);
      await killedAt(step, inquiry);
      await becomes("not_received", inquiry);
      expect(branch.paysOf(inquiry.trId)).toEqual([]);
    },
  );

  test.each(["after_reply", "before_outcome_commit"] as const)(
    "row 27: after the reply, before its commit (%s): unknown, then the truth",
    async (step) => {
      const inquiry = await branch.quote(counter);
      await killedAt(step, inquiry);
      await becomes("success", inquiry);
      expect(branch.paysOf(inquiry.trId)).toHaveLength(1);
    },
  );

  test("after the reply's commit: it is success, with its receipt, and stays it", async () => {
    const inquiry = await branch.quote(counter);
    await killedAt("after_outcome_commit", inquiry);
    expect(await branch.payment(inquiry.trId)).toMatchObject({ state: "success", version: 2 });
  });
});
