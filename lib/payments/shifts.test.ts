import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { cashDifferences } from "#lib/db/journal/journal-sums.ts";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { findShift, openShiftOf } from "#lib/db/shifts/shifts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { CashCount } from "#lib/domain/cash-count.ts";
import type { Preferences } from "#lib/domain/preferences.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { expectedCash } from "#lib/domain/totals.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { closeShift, compareCount } from "./close-shift.ts";
import { moveCash } from "./move-cash.ts";
import { openShift } from "./open-shift.ts";
import { returnMoney } from "./return-money.ts";
import { shiftTotals } from "./shift-totals.ts";
import { CASHIER, type Counter, known, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { DAY } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";

const REFUSED = { execute: "never", reply: { kind: "code", responseCode: "17" } } as const;
const LOST = { execute: "normally", reply: { kind: "reset" } } as const;

const NOTHING: CashCount = {};

describeOnBothDatabases("a shift", (open) => {
  const counter = withCounter(open);
  const begin = async (actor = CASHIER, opening = 200_000) => {
    const opened = await openShift(counter.deps, actor, { openingCash: rupiah(opening), reason: "laci baru" });
    if (!opened.ok) throw new Error("no shift");
    return opened.shift;
  };
  const shiftOf = async (id: number) => known(await findShift(counter.database.read, id));
  const totalsOf = async (id: number) => shiftTotals(counter.database.read, await shiftOf(id));
  const expectedOf = async (id: number) => expectedCash((await shiftOf(id)).openingCash, await totalsOf(id));
  const end = async (id: number, over: { by?: typeof CASHIER; counts?: CashCount; reason?: string | null } = {}) =>
    closeShift(counter.deps, over.by ?? CASHIER, {
      shiftId: id,
      counts: over.counts ?? NOTHING,
      expectedShown: await expectedOf(id),
      reason: over.reason === undefined ? "dihitung bersama supervisor" : over.reason,
    });
  const prefer = (some: Partial<Preferences>) =>
    counter.database.transaction(async (tx) =>
      writePreferences(tx, { ...(await readPreferences(tx)), ...some }, 0, null),
    );
  const audited = (action: string) => auditedIn(counter, action);

  test("is opened once: whoever asks again is shown the one that stands, with its first opening cash", async () => {
    const before = await audited("shift.open");
    const opened = await Promise.all([100_000, 250_000, 300_000].map((cash) => begin(CASHIER, cash)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await begin(CASHIER, 7)).toEqual(opened[0]);
    expect((await audited("shift.open")) - before).toBe(1);
    await end(known(opened[0] ?? null).id);
  });

  test("cash that is missing since the last count is never passed over in silence: it needs a reason, which is kept", async () => {
    await end((await begin(OTHER_CASHIER, 999_900)).id, { by: OTHER_CASHIER, counts: { note100000: 10 } });
    const open = (cash: number, reason: string | null) =>
      openShift(counter.deps, OTHER_CASHIER, { openingCash: rupiah(cash), reason });
    for (const reason of [null, " ", "ya"]) {
      expect(await open(422_100, reason)).toMatchObject({
        error: { code: "opening_reason_needed", params: { amount: 1_000_000 } },
      });
    }
    expect(await openShiftOf(counter.database.read, OTHER_CASHIER.id)).toBeNull();
    const opened = await open(422_100, "  disetor ke bank tadi pagi ");
    if (!opened.ok) throw new Error("not opened");
    const { id } = opened.shift;
    const differences = await cashDifferences(counter.database.read, { shiftId: id });
    const kept = { kind: "opening_difference", amount: -577_900, reason: "disetor ke bank tadi pagi" };
    expect(differences).toMatchObject([kept]);
    const alarms = await openAlarms(counter.database.read, 50);
    expect(alarms.find(({ data }) => data.shiftId === id)).toMatchObject({
      kind: "shift_difference",
      data: { amount: -577_900 },
    });
    expect(await expectedOf(id)).toBe(422_100);
    await end(id, {
      by: OTHER_CASHIER,
      counts: { note100000: 4, note20000: 1, note2000: 1, coin100: 1 },
      reason: null,
    });
    // The last count lies there: nothing to explain.
    const same = await open(422_100, null);
    expect(same).toMatchObject({ ok: true });
    if (same.ok) await end(same.shift.id, { by: OTHER_CASHIER });
  });

  test("a payment belongs to the shift it was claimed in, whenever it is settled", async () => {
    const first = await begin();
    counter.nextPay(LOST);
    const inquiry = await counter.quote();
    const lost = await counter.pay(inquiry);
    expect(lost).toMatchObject({ state: "unknown", shiftId: first.id });
    const closed = await end(first.id);
    expect(closed).toMatchObject({ ok: true, mine: true, shift: { closing: { totals: { unsettled: { count: 1 } } } } });
    const second = await begin();
    counter.clock.advance(60_000);
    expect(await counter.check(lost.trId)).toMatchObject({ state: "success", shiftId: first.id });
    expect(await totalsOf(second.id)).toMatchObject({ cashIn: { count: 0 } });
    expect(await expectedOf(first.id)).toBe(200_000 + lost.price);
    expect((await shiftOf(first.id)).closing?.expected).toBe(200_000 + lost.price);
    await end(second.id);
  });

  test("what settles after its shift was closed stands on the next slip of its cashier, once, and never on the closed one", async () => {
    const first = await begin();
    const paid = await counter.payMeeting(LOST);
    const failed = await counter.payMeeting({ execute: "fails", reply: { kind: "reset" } });
    await end(first.id);
    counter.clock.advance(60_000);
    // Between the two shifts, and during another cashier's.
    const others = await begin(OTHER_CASHIER);
    await counter.check(paid.trId);
    const second = await begin();
    counter.clock.advance(60_000);
    expect(await counter.check(failed.trId)).toMatchObject({ state: "failed" });
    const earlier = { paid: { count: 1, total: paid.price }, undone: { count: 1, total: failed.price } };
    expect(await totalsOf(second.id)).toMatchObject({ earlier, paid: { count: 0 } });
    expect((await totalsOf(others.id)).earlier.paid.count).toBe(0);
    await end(second.id);
    expect((await shiftOf(second.id)).closing?.totals.earlier).toEqual(earlier);
    expect((await shiftOf(first.id)).closing?.totals).toMatchObject({ paid: { count: 0 }, unsettled: { count: 2 } });
    const third = await begin();
    expect((await totalsOf(third.id)).earlier).toMatchObject({ paid: { count: 0 }, undone: { count: 0 } });
    await end(third.id);
    await end(others.id, { by: OTHER_CASHIER });
  });

  test("cash given back leaves the drawer of the shift in which it moves, not the one it came in with", async () => {
    const first = await begin();
    const failed = await counter.payMeeting(REFUSED);
    expect(await expectedOf(first.id)).toBe(200_000 + failed.price);
    await end(first.id);
    const second = await begin(CASHIER, 50_000_000);
    await returnMoney(counter.deps, CASHIER, { trId: failed.trId, reference: null });
    expect(await expectedOf(first.id)).toBe(200_000 + failed.price);
    expect(await expectedOf(second.id)).toBe(50_000_000 - failed.price);
    await end(second.id);
  });

  test("a supervisor who gives cash back takes it from the drawer of the payment's cashier, never from their own empty one", async () => {
    const [drawer, own] = [await begin(), await begin(SUPERVISOR, 0)];
    const failed = await counter.payMeeting(REFUSED);
    await returnMoney(counter.deps, SUPERVISOR, { trId: failed.trId, reference: null });
    expect(await expectedOf(drawer.id)).toBe(200_000);
    expect(await expectedOf(own.id)).toBe(0);
    await end(own.id, { by: SUPERVISOR });
    await end(drawer.id);
  });

  test("closing twice keeps the first count, and shows it to the second", async () => {
    const { id } = await begin(CASHIER, 100_000);
    const before = await audited("shift.close");
    const counts: CashCount[] = [{ note100000: 1 }, { note50000: 1 }, { note20000: 1 }];
    const closed = await Promise.all(counts.map((one) => end(id, { counts: one })));
    const winners = closed.filter((one) => one.ok && one.mine);
    expect(winners).toHaveLength(1);
    const closing = (await shiftOf(id)).closing;
    for (const one of closed) expect(one).toMatchObject({ ok: true, shift: { closing } });
    expect((await audited("shift.close")) - before).toBe(1);
    expect(await openShiftOf(counter.database.read, CASHIER.id)).toBeNull();
  });

  test("a difference needs a reason, and none is invented when there is none", async () => {
    const { id } = await begin(CASHIER, 100_000);
    for (const reason of ["  ", "x"]) {
      const refused = await end(id, { counts: { note50000: 1 }, reason });
      expect(refused).toMatchObject({ ok: false, error: { code: "shift_reason_needed" } });
    }
    expect(await end(id, { counts: { note100000: 1 }, reason: null })).toMatchObject({
      shift: { closing: { difference: 0, reason: null, counted: 100_000 } },
    });
  });

  test("a difference that a supervisor counted is never waved through by them while there is another", async () => {
    const { deps, database, clock } = counter;
    await end((await begin(SUPERVISOR, 100_000)).id, { by: SUPERVISOR, counts: { note50000: 1 } });
    const alarms = await openAlarms(database.read, 99);
    const word = { id: known(alarms.at(-1) ?? null).id, note: "uang receh hilang" };
    expect(alarms.at(-1)).toMatchObject({ kind: "shift_difference", data: { amount: -50_000 } });
    expect(await acknowledgeAlarm(deps, SUPERVISOR, word)).toMatchObject({ error: { code: "own_alarm" } });
    clock.advance(DAY);
    expect(await acknowledgeAlarm(deps, SUPERVISOR, word)).toMatchObject({ ok: true });
  });

  test("what no coin can pay or change is called a rounding difference and needs no reason, and a rupiah more does, however many totals need no coin", async () => {
    const { id } = await begin(CASHIER, 0);
    for (const price of [100_010, 100_010, 100_000, 100_000, 100_000]) {
      const hp = counter.freshHp();
      counter.simulator.control.changeBill({ hp, nominal: price - 2_500 });
      expect(await counter.pay(await counter.quote(hp))).toMatchObject({ price });
    }
    const near = { coin100: 5_001 };
    const needed = { error: { code: "shift_reason_needed" } };
    expect(await end(id, { counts: { coin100: 4_998 }, reason: null })).toMatchObject(needed);
    await prefer({ cashRounding: "up_100" });
    expect(await end(id, { counts: near, reason: null })).toMatchObject(needed);
    await prefer({ cashRounding: "none" });
    const closed = await end(id, { counts: near, reason: null });
    expect(closed).toMatchObject({ shift: { closing: { reason: null } } });
    const differences = await cashDifferences(counter.database.read, { shiftId: id });
    expect(differences.at(-1)).toMatchObject({ kind: "counted_difference", reason: "Selisih pembulatan" });
  });

  test("a blind count is told what must lie there only once it is in, and each look is on record", async () => {
    const { id } = await begin(CASHIER, 150_000);
    const look = (counts: CashCount, by = CASHIER) => compareCount(counter.deps, by, { shiftId: id, counts });
    expect(await look({ note100000: 1 }, OTHER_CASHIER)).toMatchObject({ error: { code: "forbidden" } });
    const before = await audited("shift.count");
    expect(await look({ note100000: 1 })).toEqual({
      ok: true,
      expected: 150_000,
      difference: -50_000,
      needsReason: true,
    });
    expect(await look({ note100000: 1, note50000: 1 })).toMatchObject({ difference: 0, needsReason: false });
    expect((await audited("shift.count")) - before).toBe(2);
    // Refusals also tell something: trying to close, or to take cash out, is a look too.
    await prefer({ blindCount: true });
    const guess = (expectedShown: number) =>
      closeShift(counter.deps, CASHIER, { shiftId: id, counts: NOTHING, expectedShown, reason: null });
    expect(await guess(149_900)).toMatchObject({ error: { code: "shift_changed" } });
    expect(await guess(150_000)).toMatchObject({ error: { code: "shift_reason_needed" } });
    expect((await audited("shift.count")) - before).toBe(4);
    const out = { key: "c".repeat(32), direction: "out", amount: rupiah(150_100), reason: "ke brankas" } as const;
    expect(await moveCash(counter.deps, CASHIER, out)).toMatchObject({ error: { code: "cash_not_there" } });
    expect(await audited("shift.cash_refused")).toBe(1);
    await prefer({ blindCount: false });
    expect(await openShiftOf(counter.database.read, CASHIER.id)).toMatchObject({ id });
    await end(id);
    expect(await look({})).toMatchObject({ error: { code: "not_found" } });
  });

  test("is not closed on figures that are no longer true", async () => {
    const { id } = await begin();
    await counter.pay(await counter.quote());
    const stale = { shiftId: id, counts: { note100000: 2 }, expectedShown: 200_000, reason: null };
    expect(await closeShift(counter.deps, CASHIER, stale)).toMatchObject({ error: { code: "shift_changed" } });
    await end(id);
  });

  test("is closed by its cashier or by a supervisor with a reason, never by another cashier", async () => {
    const { id } = await begin(CASHIER, 0);
    expect(await end(id, { by: OTHER_CASHIER })).toMatchObject({ error: { code: "forbidden" } });
    expect(await end(id, { by: SUPERVISOR, reason: null })).toMatchObject({ error: { code: "shift_reason_needed" } });
    expect(await end(id, { by: SUPERVISOR, reason: "lupa ditutup semalam" })).toMatchObject({
      mine: true,
      shift: { cashierId: CASHIER.id, closing: { byId: SUPERVISOR.id } },
    });
  });

  test("where it is required nobody claims a payment without one, and nothing is sent", async () => {
    await prefer({ shiftRequired: true });
    const inquiry = await counter.quote();
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "shift_needed" } });
    expect(counter.paysOf(inquiry.trId)).toHaveLength(0);
    const { id } = await begin();
    expect(await counter.pay(inquiry)).toMatchObject({ state: "success", shiftId: id });
    await end(id);
    await prefer({ shiftRequired: false });
    expect(await counter.pay(await counter.quote())).toMatchObject({ state: "success", shiftId: null });
  });

  test("a claim and a closing at once never leave cash out of the count", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await begin(CASHIER, 0);
      const inquiry = await counter.quote();
      const [claimed, closed] = await Promise.all([counter.pay(inquiry), end(id)]);
      const shift = await shiftOf(id);
      if (closed.ok) expect(shift.closing?.expected).toBe(claimed.shiftId === id ? claimed.price : 0);
      else expect(closed.error.code).toBe("shift_changed");
      expect([id, null]).toContain(claimed.shiftId);
      if (!shift.closing) await end(id);
    }
  });
});

async function auditedIn(counter: Counter, action: string): Promise<number> {
  const rows = await counter.database.read.query
    .selectFrom("auditLog")
    .select("seq")
    .where("action", "=", action)
    .execute();
  return rows.length;
}
