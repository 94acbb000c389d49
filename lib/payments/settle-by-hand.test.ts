import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { insertUser } from "#lib/db/people/users.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { Fault } from "#lib/simulator/faults.ts";
import { checkPayment } from "./check-payment.ts";
import { writeOffMoney } from "./collect-money.ts";
import { correctPayment } from "./correct-payment.ts";
import { reversePayment } from "./reverse-payment.ts";
import { maySettleByHand, type Settlement, settleByHand } from "./settle-by-hand.ts";
import { CASHIER, type Counter, openCounter, SUPERVISOR } from "./testing/counter.ts";
import { createOracle, type Oracle } from "./testing/oracle.ts";
import { passTime } from "./testing/pass-time.ts";
import { HOUR, SECOND } from "./testing/virtual-clock.ts";

const DAY = 24 * HOUR;
const CONTRADICTORY: Fault = { reply: { kind: "status", status: 2, responseCode: "00" } };
const SILENT: Fault = { reply: { kind: "http", status: 503 } };
const REASON = "IAK's own desk says so";
const REFUSED = { ok: false, error: { code: "not_allowed_in_state" } };

describeMostlyOnSqlite("settling by hand", (open) => {
  let counter: Counter;
  let oracle: Oracle;
  beforeAll(async () => {
    counter = await openCounter(await open());
    oracle = createOracle(counter);
  });
  afterEach(async () => {
    counter.simulator.control.clearFaults();
    expect(await oracle.look()).toEqual([]);
  });
  afterAll(() => counter.close());
  const settle = (trId: TrId, over: Partial<Settlement> = {}, actor: Actor = SUPERVISOR) =>
    settleByHand(counter.deps, actor, {
      trId,
      to: "failed",
      reason: REASON,
      onlySupervisor: false,
      ...over,
    });
  const checks = (fault: Fault) => counter.addFaults({ command: "checkstatus", fault });
  const bookedAs = (execute: "pending" | "fails") => counter.payMeeting({ execute, reply: { kind: "reset" } });
  /** Pending at the biller for at least a day. */
  const oldPending = async () => {
    const { trId } = await bookedAs("pending");
    await passTime(counter, DAY);
    expect(await counter.payment(trId)).toMatchObject({ state: "pending" });
    return trId;
  };
  /** The biller contradicts itself; in truth the payment failed. */
  const inReview = async () => {
    const { trId } = await bookedAs("fails");
    counter.addFaults({ command: "checkstatus", trId, fault: CONTRADICTORY });
    await passTime(counter, 3 * SECOND);
    expect(await counter.payment(trId)).toMatchObject({ state: "review" });
    counter.clock.advance(3 * SECOND);
    return trId;
  };

  test("pending or unknown: only after 24 hours, to the millisecond", async () => {
    const payment = await bookedAs("pending");
    expect(maySettleByHand(payment, payment.createdAt + DAY - 1)).toBe(false);
    expect(maySettleByHand(payment, payment.createdAt + DAY)).toBe(true);
    expect(await settle(payment.trId)).toEqual(REFUSED);
    expect(await counter.payment(payment.trId)).toMatchObject({ state: "unknown", checks: 0 });
  });

  test("never without a reason that tells something", async () => {
    const trId = await oldPending();
    expect(await settle(trId, { reason: "  sudah  " })).toMatchObject({ error: { code: "invalid_input" } });
    expect(await counter.payment(trId)).toMatchObject({ state: "pending" });
  });

  test("pending for a day: failed by a supervisor, with reason, event, audit row and the cash to give back", async () => {
    const trId = await oldPending();
    const { price } = await counter.payment(trId);
    expect(await settle(trId)).toMatchObject({ ok: true, payment: { state: "failed", owed: price } });
    const { read } = counter.database;
    const events = await eventsOf(read, trId);
    expect(events.at(-2)).toMatchObject({ kind: "check", actorName: SUPERVISOR.name, toState: "pending" });
    expect(events.at(-1)).toMatchObject({
      kind: "settled_by_hand",
      actorName: SUPERVISOR.name,
      fromState: "pending",
      toState: "failed",
      data: { reason: REASON, own: false, heard: 3 },
    });
    const audit = await read.query.selectFrom("auditLog").selectAll().orderBy("seq", "desc").executeTakeFirstOrThrow();
    expect(audit).toMatchObject({ action: "payment.settled_by_hand", subject: trId, actorId: SUPERVISOR.id });
  });

  test("review: at once, since nobody else will clear it up", async () => {
    const trId = await inReview();
    expect(await settle(trId)).toMatchObject({ ok: true, payment: { state: "failed" } });
  });

  test("the fresh check goes first: what the biller says now stands, and the supervisor's word is not used", async () => {
    const trId = await oldPending();
    counter.simulator.control.settle(Number(trId), "success");
    expect(await settle(trId)).toEqual(REFUSED);
    expect(await counter.payment(trId)).toMatchObject({ state: "success" });
  });

  test("a check that somebody else has under way goes first too", async () => {
    const trId = await oldPending();
    counter.simulator.control.settle(Number(trId), "success");
    const other = counter.start();
    other.wire.hold("checkStatus");
    const asked = counter.simulator.journal.requestsOf("checkstatus").length;
    const checking = checkPayment(other.deps, trId, CASHIER);
    await counter.simulator.journal.waitFor((journal) => journal.requestsOf("checkstatus").length > asked);
    expect(await settle(trId)).toEqual(REFUSED);
    other.wire.deliver();
    await checking;
    expect(await counter.payment(trId)).toMatchObject({ state: "success" });
  });

  test("never settles over an answer that came after the supervisor's own look, even one that leaves the payment waiting", async () => {
    const trId = await oldPending();
    await checkPayment(counter.deps, trId, CASHIER);
    const { database } = counter.deps;
    const overtaken: typeof database.transaction = async (run) => {
      counter.clock.advance(3 * SECOND);
      await checkPayment(counter.deps, trId, CASHIER);
      return database.transaction(run);
    };
    const deps = { ...counter.deps, database: { ...database, transaction: overtaken } };
    const settlement = { trId, to: "failed", reason: REASON, onlySupervisor: false } as const;
    expect(await settleByHand(deps, SUPERVISOR, settlement)).toEqual(REFUSED);
    expect(await counter.payment(trId)).toMatchObject({ state: "pending" });
  });

  test("a biller that is away leaves it to the supervisor, and the story says that nothing was heard", async () => {
    const trId = await oldPending();
    checks(SILENT);
    expect(await settle(trId)).toMatchObject({ ok: true });
    expect((await eventsOf(counter.database.read, trId)).at(-1)?.data).toMatchObject({ heard: null });
  });

  test("review: paid after all, by a supervisor's word, with its receipt", async () => {
    const trId = await inReview();
    // The supervisor is right: the biller did take the money.
    counter.simulator.control.settle(Number(trId), "success");
    expect(await settle(trId, { to: "success" })).toMatchObject({ ok: true, payment: { state: "success" } });
  });

  test("nobody settles a payment of their own, unless they are the only supervisor: then it is marked and alarmed", async () => {
    const inquiry = await counter.quote();
    counter.nextPay({ execute: "pending", reply: { kind: "reset" } });
    await counter.pay(inquiry, {}, SUPERVISOR);
    await passTime(counter, DAY);
    const { trId } = inquiry;
    expect(await settle(trId)).toEqual({ ok: false, error: { code: "own_payment" } });
    expect(await settle(trId, { onlySupervisor: true })).toMatchObject({ ok: true });
    const alarms = (await openAlarms(counter.database.read, 1_000)).filter((alarm) => alarm.trId === trId);
    expect(alarms.map(({ kind }) => kind)).toContain("settled_own_by_hand");
    expect((await eventsOf(counter.database.read, trId)).at(-1)?.data).toMatchObject({ own: true });
  });

  test("nor does an account to which they gave access today: not by settling, reversing, correcting or writing off", async () => {
    const inquiry = await counter.quote();
    counter.nextPay({ execute: "pending", reply: { kind: "reset" } });
    await counter.pay(inquiry, {}, SUPERVISOR);
    await passTime(counter, DAY);
    const { deps, database, clock } = counter;
    const puppet = await database.transaction(async (tx) => {
      const person = { username: "boneka", name: "Boneka", role: "supervisor" } as const;
      const at = clock.now();
      const made = await insertUser(tx, { ...person, passwordHash: "", passwordUntil: null, at });
      if (!made) throw new Error("there is a boneka already");
      await appendAudit(tx, deps.auditKey, { at, by: SUPERVISOR, action: "user.create", subject: made.username });
      return made;
    });
    const { trId } = inquiry;
    const word = { trId, reason: REASON, onlySupervisor: false } as const;
    const toQris = { ...word, method: "qris", cashierId: CASHIER.id, reference: null } as const;
    for (const done of [
      await settle(trId, {}, puppet),
      await reversePayment(deps, puppet, word),
      await correctPayment(deps, puppet, toQris),
      await writeOffMoney(deps, puppet, word),
    ])
      expect(done).toEqual({ ok: false, error: { code: "own_payment" } });
    clock.advance(DAY);
    expect(await settle(trId, {}, puppet)).toMatchObject({ ok: true });
  });

  test("a cashier settles nothing, what is settled is left alone, and of what is not there nothing is said", async () => {
    const trId = await oldPending();
    expect(await settle(trId, {}, CASHIER)).toEqual({ ok: false, error: { code: "forbidden" } });
    expect(await settle("1" as TrId)).toEqual({ ok: false, error: { code: "not_found" } });
    const paid = await counter.payMeeting({});
    counter.clock.advance(DAY);
    expect(await settle(paid.trId)).toEqual(REFUSED);
    expect(await counter.payment(paid.trId)).toMatchObject({ state: "success", version: paid.version });
  });
});
