import { expect, test } from "vitest";
import { readPreferences, writePreferences } from "#lib/db/preferences.ts";
import { findShift, openShiftOf } from "#lib/db/shifts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { CashCount } from "#lib/domain/cash-count.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { expectedCash } from "#lib/domain/shift.ts";
import { closeShift, shiftTotals } from "./close-shift.ts";
import { openShift } from "./open-shift.ts";
import { returnMoney } from "./return-money.ts";
import { CASHIER, type Counter, known, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { withCounter } from "./testing/with-counter.ts";

const REFUSED = { execute: "never", reply: { kind: "code", responseCode: "17" } } as const;
const LOST = { execute: "normally", reply: { kind: "reset" } } as const;

const NOTHING: CashCount = {};

describeOnBothDatabases("a shift", (open) => {
  const counter = withCounter(open);
  const begin = async (actor = CASHIER, opening = 200_000) => {
    const opened = await openShift(counter.deps, actor, rupiah(opening));
    if (!opened.ok) throw new Error("no shift");
    return opened.shift;
  };
  const expectedOf = async (id: number) =>
    expectedCash(
      known(await findShift(counter.database.read, id)).openingCash,
      await shiftTotals(counter.database.read, id),
    );
  const end = async (id: number, over: { by?: typeof CASHIER; counts?: CashCount; reason?: string | null } = {}) =>
    closeShift(counter.deps, over.by ?? CASHIER, {
      shiftId: id,
      counts: over.counts ?? NOTHING,
      expectedShown: await expectedOf(id),
      reason: over.reason === undefined ? "dihitung bersama supervisor" : over.reason,
    });
  const required = (shiftRequired: boolean) =>
    counter.database.transaction(async (tx) =>
      writePreferences(tx, { ...(await readPreferences(tx)), shiftRequired }, 0, null),
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
    expect(await shiftTotals(counter.database.read, second.id)).toMatchObject({ cashIn: { count: 0 } });
    expect(await expectedOf(first.id)).toBe(200_000 + lost.price);
    expect(known(await findShift(counter.database.read, first.id)).closing?.expected).toBe(200_000 + lost.price);
    await end(second.id);
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
    const closing = known(await findShift(counter.database.read, id)).closing;
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
    await required(true);
    const inquiry = await counter.quote();
    expect(await counter.claim(inquiry)).toEqual({ ok: false, error: { code: "shift_needed" } });
    expect(counter.paysOf(inquiry.trId)).toHaveLength(0);
    const { id } = await begin();
    expect(await counter.pay(inquiry)).toMatchObject({ state: "success", shiftId: id });
    await end(id);
    await required(false);
    expect(await counter.pay(await counter.quote())).toMatchObject({ state: "success", shiftId: null });
  });

  test("a claim and a closing at once never leave cash out of the count", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await begin(CASHIER, 0);
      const inquiry = await counter.quote();
      const [claimed, closed] = await Promise.all([counter.pay(inquiry), end(id)]);
      const shift = known(await findShift(counter.database.read, id));
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
