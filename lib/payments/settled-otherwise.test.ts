import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { alarmsOf } from "#lib/db/audit/alarms.ts";
import { handSettled } from "#lib/db/migrations/0015-hand-settled.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { findReceipt } from "#lib/db/payments/receipts.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { reversePayment } from "./reverse-payment.ts";
import { settleByHand } from "./settle-by-hand.ts";
import { takeBillersWord } from "./take-billers-word.ts";
import { CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { passTime } from "./testing/pass-time.ts";
import { DAY, HOUR, MINUTE, SECOND } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const CONTRADICTORY: Fault = { reply: { kind: "status", status: 2, responseCode: "00" } };
const NOTE = "IAK's desk confirms it";

describeMostlyOnSqlite("row 49: a person's word that the biller contradicts", (open) => {
  const counter = withCounter(open);
  /** In review, then settled by a supervisor. `paid`: what the biller really did. */
  const settled = async (to: "success" | "failed", paid: boolean) => {
    const { trId, refId } = await counter.payMeeting({ execute: "fails", reply: { kind: "reset" } });
    counter.addFaults({ command: "checkstatus", refId, fault: CONTRADICTORY });
    await passTime(counter, 5 * SECOND);
    expect(await counter.payment(trId)).toMatchObject({ state: "review" });
    counter.clock.advance(3 * SECOND);
    const word = { trId, to, reason: "IAK's own desk says so", onlySupervisor: false } as const;
    expect(await settleByHand(counter.deps, SUPERVISOR, word)).toMatchObject({ ok: true });
    counter.simulator.control.clearFaults();
    if (paid) counter.simulator.control.settle(Number(trId), "success");
    return trId;
  };
  const alarmsNow = async (trId: TrId) =>
    (await alarmsOf(counter.database.read, trId)).filter(
      ({ kind, acknowledged }) => kind === "settled_otherwise" && !acknowledged,
    );
  const take = (trId: TrId, actor = SUPERVISOR, note = NOTE) => takeBillersWord(counter.deps, actor, { trId, note });

  test("failed by hand, and the biller says paid: an alarm, once, and the state stands until a supervisor takes the biller's word", async () => {
    const trId = await settled("failed", true);
    await passTime(counter, 5 * MINUTE);
    const standing = await counter.payment(trId);
    expect(standing).toMatchObject({ state: "failed", settledByHand: true, owed: standing.price });
    const [alarm, ...more] = await alarmsNow(trId);
    expect([alarm?.kind, more]).toEqual(["settled_otherwise", []]);
    // Whoever settled it must not say that this is fine; another supervisor may, and is not alarmed daily about the same claim.
    const leave = { id: alarm?.id ?? 0, note: NOTE };
    expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, leave)).toMatchObject({ error: { code: "own_alarm" } });
    const other = { ...SUPERVISOR, id: "u9", username: "dewi", name: "Dewi" };
    expect(await acknowledgeAlarm(counter.deps, other, leave)).toMatchObject({ ok: true });
    await passTime(counter, 3 * DAY);
    expect(await counter.payment(trId)).toMatchObject({ state: "failed" });
    expect(await alarmsNow(trId)).toEqual([]);

    expect(await take(trId, CASHIER)).toEqual({ ok: false, error: { code: "forbidden" } });
    expect(await take(trId, SUPERVISOR, " ")).toEqual({ ok: false, error: { code: "invalid_input" } });
    expect(await take(trId)).toMatchObject({ ok: true, payment: { state: "success", owed: 0 } });
    expect(await counter.payment(trId)).toMatchObject({ settledByHand: false, nextCheckAt: null });
    expect(await findReceipt(counter.database.read, trId)).not.toBeNull();
    expect((await eventsOf(counter.database.read, trId)).at(-1)).toMatchObject({
      kind: "billers_word",
      actorName: SUPERVISOR.name,
      fromState: "failed",
      data: { note: NOTE, status: 1 },
    });
    expect((await alarmsOf(counter.database.read, trId)).at(-1)).toMatchObject({
      kind: "late_success",
      acknowledged: null,
    });
  });

  test("taking the biller's word closes the alarm that it answers", async () => {
    const trId = await settled("failed", true);
    await passTime(counter, 5 * MINUTE);
    expect(await alarmsNow(trId)).toHaveLength(1);
    counter.clock.advance(3 * SECOND);
    expect(await take(trId)).toMatchObject({ ok: true });
    expect(await alarmsNow(trId)).toEqual([]);
  });

  test("a word that the biller does not give again is not taken", async () => {
    const trId = await settled("failed", false);
    await passTime(counter, 5 * MINUTE);
    expect(await alarmsNow(trId)).toEqual([]);
    counter.clock.advance(3 * SECOND);
    expect(await take(trId)).toEqual({ ok: false, error: { code: "not_confirmed_paid" } });
    counter.clock.advance(3 * SECOND);
    counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "http", status: 503 } } });
    expect(await take(trId)).toEqual({ ok: false, error: { code: "not_confirmed_paid" } });
    expect(await counter.payment(trId)).toMatchObject({ state: "failed", settledByHand: true });
    const paid = await counter.pay(await counter.quote());
    expect(await take(paid.trId)).toEqual({ ok: false, error: { code: "not_allowed_in_state" } });
  });

  test.each([0, 2] as const)(
    "success by hand, and the biller says %i: an alarm, and the state stands",
    async (status) => {
      const trId = await settled("success", true);
      const receipt = await findReceipt(counter.database.read, trId);
      counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "status", status } } });
      await passTime(counter, 5 * MINUTE);
      expect(await counter.payment(trId)).toMatchObject({ state: "success", settledByHand: true });
      expect(await alarmsNow(trId)).toHaveLength(1);
      expect(await findReceipt(counter.database.read, trId)).toEqual(receipt);
      // That the biller agrees by now closes no alarm: a person looks at it.
      await passTime(counter, HOUR);
      expect(await alarmsNow(trId)).toHaveLength(1);
    },
  );

  test("a success by hand that a supervisor has reversed is a word too: the biller's failure agrees with it, and its paid does not", async () => {
    const trId = await settled("success", true);
    await passTime(counter, 9 * DAY);
    expect(await counter.payment(trId)).toMatchObject({ nextCheckAt: null });
    expect(
      await reversePayment(counter.deps, SUPERVISOR, {
        trId,
        reason: "IAK's desk has refunded it",
        onlySupervisor: false,
      }),
    ).toMatchObject({ ok: true });
    counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "status", status: 2 } } });
    await passTime(counter, 5 * MINUTE);
    expect(await alarmsNow(trId)).toEqual([]);
    await passTime(counter, HOUR);
    expect(await alarmsNow(trId)).toHaveLength(1);
    expect(await counter.payment(trId)).toMatchObject({ state: "success", settledByHand: true });
  });

  test("success by hand, and the biller agrees: its reference is recorded, the receipt stays as it was, and it is asked for a week", async () => {
    const trId = await settled("success", true);
    const before = await counter.payment(trId);
    const receipt = await findReceipt(counter.database.read, trId);
    expect(before.noref).toBeNull();
    await passTime(counter, HOUR);
    const after = await counter.payment(trId);
    expect(after).toMatchObject({ state: "success", paidAt: before.paidAt, settledAt: before.settledAt });
    expect(after.noref).toMatch(/\w/);
    expect(await findReceipt(counter.database.read, trId)).toEqual(receipt);
    expect(await alarmsNow(trId)).toEqual([]);
    await passTime(counter, 10 * DAY);
    const checks = (await eventsOf(counter.database.read, trId)).filter(
      ({ kind, fromState }) => kind === "check" && fromState === "success",
    );
    expect(checks).toHaveLength(10);
    expect(await counter.payment(trId)).toMatchObject({ nextCheckAt: null });
  });

  test("what a person settled before this was kept is asked about again, and what the biller has corrected since is not", async () => {
    const words = [await settled("success", true), await settled("failed", false)];
    const corrected = await settled("failed", true);
    await passTime(counter, 5 * MINUTE);
    counter.clock.advance(3 * SECOND);
    await take(corrected);
    const { raw, dialect } = counter.database;
    for (const undo of [
      sql`update payments set next_check_at = null where state = 'success'`,
      sql`alter table payments drop column settled_by_hand`,
    ])
      await undo.execute(raw);
    await handSettled(raw as Kysely<unknown>, dialect);
    for (const trId of words) {
      expect(await counter.payment(trId)).toMatchObject({ settledByHand: true, nextCheckAt: expect.any(Number) });
    }
    expect(await counter.payment(corrected)).toMatchObject({ settledByHand: false, nextCheckAt: null });
  });
});
