import { expect, test } from "vitest";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { recoverLostPayments } from "./recover.ts";
import { passTime } from "./testing/pass-time.ts";
import { HOUR, MINUTE, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const LOST = { execute: "never", reply: { kind: "reset" } } as const;

describeOnBothDatabases("recovering what a lost process was sending", (open) => {
  const counter = withCounter(open);

  test("I10: a sending becomes unknown when its lease (time limit and 30 s) has run out, not a moment earlier", async () => {
    const inquiry = await counter.quote();
    counter.process.wire.hold("pay");
    const { createdAt, leaseUntil } = await counter.pay(inquiry);
    expect(leaseUntil).toBe(createdAt + MINUTE);
    counter.restart();
    counter.clock.advance(MINUTE - 1);
    expect(await recoverLostPayments(counter.deps)).toBe(0);
    counter.clock.advance(1);
    expect(await recoverLostPayments(counter.deps)).toBe(1);
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "unknown", reached: true, leaseUntil: null });
  });

  test.each([
    ["row 25: killed after the claim, before sending", "cancelled", "before", {}, 0],
    ["row 26: killed after sending, before the reply; it was paid", "success", "after", {}, 1],
    ["row 26: killed after sending, before the reply; it never arrived", "cancelled", "after", LOST, 1],
    ["row 26: killed after sending, before the reply; it failed", "failed", "after", { execute: "fails" }, 1],
  ] as const)("%s: unknown, and %s in the end", async (_row, end, when, fault, sent) => {
    const inquiry = await counter.quote();
    counter.nextPay(fault);
    if (when === "before") counter.process.freeze();
    else counter.process.wire.hold("pay");
    await counter.claim(inquiry);
    if (when === "after") await counter.process.idle();
    counter.restart();
    await passTime(counter, MINUTE);
    const { state } = await counter.payment(inquiry.trId);
    expect(state).toBe("unknown");
    await passTime(counter, 24 * HOUR);
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: end });
    expect(counter.paysOf(inquiry.trId)).toHaveLength(sent);
  });

  test("rows 27 and 29: the reply came and could not be stored: unknown, then the truth", async () => {
    const inquiry = await counter.quote();
    counter.process.ledger.failCommits({ after: 1, times: 1 });
    expect(await counter.pay(inquiry)).toMatchObject({ state: "sending" });
    await passTime(counter, MINUTE);
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "unknown" });
    await passTime(counter, 2 * SECOND);
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "success" });
  });

  test("row 24: frozen after the claim, woken minutes later: nothing is sent, and the truth elsewhere stands", async () => {
    const inquiry = await counter.quote();
    counter.process.freeze();
    await counter.claim(inquiry);
    const other = counter.start();
    counter.clock.advance(2 * MINUTE);
    await recoverLostPayments(other.deps);
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "unknown" });
    await counter.process.thaw();
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "not_sent", reached: false });
  });

  test("row 43: two processes recover at once and each payment is recovered once", async () => {
    const inquiries = [await counter.quote(), await counter.quote(), await counter.quote()];
    counter.process.freeze();
    for (const inquiry of inquiries) await counter.claim(inquiry);
    counter.restart();
    counter.clock.advance(MINUTE);
    const [one, other] = [counter.start(), counter.start()];
    const counts = await Promise.all([recoverLostPayments(one.deps), recoverLostPayments(other.deps)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    for (const { trId } of inquiries) {
      const events = await eventsOf(counter.database.read, trId);
      expect(events.map(({ kind }) => kind)).toEqual(["claimed", "lease_expired"]);
    }
  });
});
