import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { nextWibMidnight } from "#lib/domain/time.ts";
import { startPayment } from "./start-payment.ts";
import { CASHIER, confirmationOf, OTHER_CASHIER } from "./testing/counter.ts";
import { SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("paying a bill", (open) => {
  const counter = withCounter(open);

  test("I1: the claim, its event and its audit row are on record before any byte leaves", async () => {
    const inquiry = await counter.quote();
    counter.process.freeze();
    const started = await counter.claim(inquiry);
    expect(started).toMatchObject({ ok: true, mine: true, payment: { state: "sending", version: 1, attempt: 1 } });
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "sending" });
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
    await counter.process.thaw();
    expect(await counter.payment(inquiry.trId)).toMatchObject({ state: "success", version: 2 });
  });

  test("I1: when the claim cannot be committed nothing is sent and nothing exists", async () => {
    const inquiry = await counter.quote();
    counter.process.ledger.failCommits({ times: 1 });
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "ledger_unavailable" } });
    await counter.process.idle();
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
    expect(await counter.pay(inquiry)).toMatchObject({ state: "success", attempt: 1 });
  });

  test.each([
    // The client also measures on its own clock, so leave it one real second.
    [4 * SECOND, "success", 1],
    [5 * SECOND, "not_sent", 0],
    [3_600 * SECOND, "not_sent", 0],
  ])("I1: frozen for %i ms between claim and first byte, it ends as %s", async (ms, state, sent) => {
    const inquiry = await counter.quote();
    counter.process.freeze();
    await counter.claim(inquiry);
    counter.clock.advance(ms);
    await counter.process.thaw();
    expect(counter.paysOf(inquiry.trId)).toHaveLength(sent);
    expect((await counter.payment(inquiry.trId)).state).toBe(state);
  });

  test("I2, rows 34 and 35: fifty clicks of two cashiers are one payment, which everyone is shown", async () => {
    const inquiry = await counter.quote();
    const clicks = Array.from({ length: 50 }, (_, index) =>
      startPayment(counter.deps, index % 2 === 0 ? CASHIER : OTHER_CASHIER, confirmationOf(inquiry)),
    );
    const answers = await Promise.all(clicks);
    await counter.process.idle();
    expect(answers.filter((answer) => answer.ok && answer.mine)).toHaveLength(1);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, payment: { trId: inquiry.trId } });
    expect(counter.paysOf(inquiry.trId)).toHaveLength(1);
  });

  test("paying again what is settled shows the payment, whatever is confirmed and on whatever day", async () => {
    const inquiry = await counter.quote();
    await counter.pay(inquiry);
    counter.clock.set(nextWibMidnight(counter.clock.now()));
    const again = await counter.claim(inquiry, { price: 1 }, OTHER_CASHIER);
    expect(again).toMatchObject({ ok: true, mine: false, payment: { state: "success", cashierName: CASHIER.name } });
    expect(counter.paysOf(inquiry.trId)).toHaveLength(1);
  });

  test("an inquiry that nobody made is not found", async () => {
    const inquiry = await counter.quote();
    const unknown = confirmationOf({ ...inquiry, trId: "1" as typeof inquiry.trId });
    expect(await startPayment(counter.deps, CASHIER, unknown)).toMatchObject({ error: { code: "not_found" } });
  });

  test.each(["nominal", "admin", "price"] as const)("I12: another %s than the quote's is refused", async (amount) => {
    const inquiry = await counter.quote();
    const refused = await counter.claim(inquiry, { [amount]: inquiry[amount] + 1 });
    expect(refused).toEqual({ ok: false, error: { code: "amounts_changed" } });
    expect(counter.paysOf(inquiry.trId)).toEqual([]);
  });

  test("I12: the payment's amounts are the quote's", async () => {
    const inquiry = await counter.quote();
    const { nominal, admin, price, sellingPrice } = inquiry;
    expect(await counter.pay(inquiry)).toMatchObject({ nominal, admin, price, sellingPrice });
  });

  test("the journal's lines of a claim name the cashier who claimed", async () => {
    const { trId } = await counter.pay(await counter.quote(), {}, OTHER_CASHIER);
    const lines = counter.database.read.query.selectFrom("journal").where("trId", "=", trId);
    const named = await lines.select(["cashierId", "cashierName"]).distinct().execute();
    expect(named).toEqual([{ cashierId: OTHER_CASHIER.id, cashierName: OTHER_CASHIER.name }]);
  });

  test("I11: an inquiry is payable until the last second of its WIB day", async () => {
    const [last, late] = [await counter.quote(), await counter.quote()];
    const midnight = nextWibMidnight(counter.clock.now());
    counter.clock.set(midnight - 1);
    expect(await counter.pay(last)).toMatchObject({ state: "success" });
    counter.clock.set(midnight);
    expect(await counter.claim(late)).toEqual({ ok: false, error: { code: "quote_expired" } });
    expect(counter.paysOf(late.trId)).toEqual([]);
  });

  test("I11: an inquiry from a day that has not come yet is not payable either", async () => {
    const inquiry = await counter.quote();
    const now = counter.clock.now();
    counter.clock.set(now - 86_400 * SECOND);
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "quote_expired" } });
    counter.clock.set(now);
  });
});
