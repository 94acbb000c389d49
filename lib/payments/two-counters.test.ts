import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { type Branch, openBranch } from "./testing/branch.ts";
import { OTHER_CASHIER } from "./testing/counter.ts";
import { judge } from "./testing/judge.ts";
import type { RunningCounter } from "./testing/running-counter.ts";
import { MINUTE, SECOND } from "./testing/virtual-clock.ts";

describeOnBothDatabases("two counters on one ledger", (_open, freshUrl) => {
  let branch: Branch;
  let one: RunningCounter;
  let other: RunningCounter;
  beforeAll(async () => {
    branch = await openBranch(await freshUrl());
    [one, other] = await Promise.all([branch.start(), branch.start()]);
  });
  afterEach(async () => {
    expect(await judge(branch)).toEqual([]);
  });
  afterAll(() => branch.close());

  const quotes = async (count: number) => {
    const made: Inquiry[] = [];
    while (made.length < count) made.push(await branch.quote(made.length % 2 === 0 ? one : other));
    return made;
  };
  const allBecome = (inquiries: readonly Inquiry[], ...states: ("success" | "unknown")[]) =>
    Promise.all(inquiries.map(({ trId }) => branch.untilState(trId, ...states)));
  const checksOf = ({ refId }: Inquiry) =>
    branch.simulator.journal.requests.filter((asked) => asked.command === "checkstatus" && asked.refId === refId);

  test("row 37: both pay the same inquiries at once: one claims each, the other is shown it, one request goes", async () => {
    const inquiries = await quotes(10);
    for (const inquiry of inquiries) {
      const answers = await Promise.all([
        branch.claim(one, inquiry),
        branch.claim(other, inquiry, OTHER_CASHIER),
        branch.claim(one, inquiry),
      ]);
      expect(answers.map((answer) => answer.ok && answer.mine).sort()).toEqual([false, false, true]);
    }
    await allBecome(inquiries, "success");
    for (const { trId } of inquiries) expect(branch.paysOf(trId)).toHaveLength(1);
  });

  test("row 37: both pay one bill under inquiries of their own at once: one is paid, the other shown its payment", async () => {
    for (let round = 0; round < 10; round++) {
      const mine = await branch.quote(one);
      const theirs = await branch.quote(other, mine.hp);
      const answers = await Promise.all([branch.claim(one, mine), branch.claim(other, theirs, OTHER_CASHIER)]);
      const winners = answers.flatMap((answer) => (answer.ok ? [answer.payment.trId] : []));
      expect(answers.filter((answer) => answer.ok && answer.mine)).toHaveLength(1);
      expect(new Set(winners).size).toBe(1);
      const [winner] = winners;
      if (winner) await branch.untilState(winner, "success");
    }
  });

  test("row 37: both checkers are at work on what is due: each payment is asked about once", async () => {
    const inquiries = await quotes(20);
    // One counter's check is still unanswered while the other looks for what is due.
    branch.simulator.control.addFaults([{ command: "checkstatus", fault: { holdReplyMs: 30 } }]);
    for (const [index, inquiry] of inquiries.entries()) {
      branch.nextPay(inquiry, { reply: { kind: "reset" } });
      await branch.claim(index % 2 === 0 ? one : other, inquiry);
    }
    // On a slow machine the first ones are already due, and checked.
    await allBecome(inquiries, "unknown", "success");
    branch.advance(3 * SECOND);
    await allBecome(inquiries, "success");
    branch.simulator.control.clearFaults();
    for (const inquiry of inquiries) expect(checksOf(inquiry)).toHaveLength(1);
  });

  test("row 43: one dies for good while it pays: the other settles its payments when their leases have run out", async () => {
    const [unsent, sent] = await quotes(2);
    if (!unsent || !sent) throw new Error("two were asked for");
    branch.nextPay(sent, { holdReplyMs: "released" });
    await branch.claim(one, sent);
    await branch.simulator.journal.waitFor(() => branch.paysOf(sent.trId).length === 1);
    one.killAt("after_claim_commit");
    await branch.claim(one, unsent).catch(() => "no answer any more");
    expect(await one.ended).toBe("SIGKILL");

    branch.advance(30 * SECOND);
    expect(await branch.claim(other, unsent)).toMatchObject({ mine: false, payment: { state: "sending" } });
    branch.advance(31 * SECOND);
    await allBecome([unsent, sent], "unknown");
    branch.advance(70 * SECOND);
    await branch.untilState(sent.trId, "success");
    await branch.until(unsent.trId, ({ firstZeroAt }) => firstZeroAt !== null);
    branch.advance(2 * MINUTE);
    await branch.untilState(unsent.trId, "not_received");
    expect([branch.paysOf(unsent.trId), branch.paysOf(sent.trId)].map(({ length }) => length)).toEqual([0, 1]);
  });
});
