import { expect, test } from "vitest";
import { readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Preferences } from "#lib/domain/preferences.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createShifts } from "./shifts.ts";

describeOnBothDatabases("what the pages are given of a shift", (open) => {
  const counter = withCounter(open);
  const shifts = () => createShifts(counter.deps);
  const prefer = (some: Partial<Preferences>) =>
    counter.database.transaction(async (tx) =>
      writePreferences(tx, { ...(await readPreferences(tx)), ...some }, 0, null),
    );

  test("is its cashier's and supervisors', never another cashier's", async () => {
    const opened = await shifts().open(CASHIER, { openingCash: rupiah(200_000), reason: null });
    if (!opened.ok) throw new Error("no shift");
    const { id } = opened.shift;
    for (const actor of [CASHIER, SUPERVISOR]) {
      expect(await shifts().one(actor, id)).toMatchObject({ shift: { id }, expected: 200_000 });
      expect(await shifts().stamp(actor, id)).toBe((await shifts().mine(CASHIER)).open?.stamp);
    }
    expect(await shifts().one(OTHER_CASHIER, id)).toBe("forbidden");
    expect(await shifts().stamp(OTHER_CASHIER, id)).toBe("forbidden");
    expect((await shifts().mine(OTHER_CASHIER)).open).toBeNull();
    expect(await shifts().one(SUPERVISOR, id + 1)).toBeNull();
    expect(await shifts().stamp(SUPERVISOR, id + 1)).toBeNull();
  });

  test("holds nothing of what must lie in the drawer while its own cashier is to count blindly", async () => {
    await prefer({ blindCount: true });
    const paid = await counter.pay(await counter.quote());
    const mine = await shifts().mine(CASHIER);
    const { id } = mine.open?.shift ?? { id: 0 };
    expect(mine.open?.figures).toBeNull();
    expect(await shifts().one(CASHIER, id)).toBe("blind");
    const atCounter = await shifts().atCounter(CASHIER);
    expect(atCounter.shift).toMatchObject({ count: 1, total: null });
    expect(JSON.stringify([mine.open, atCounter])).not.toMatch(new RegExp(`${paid.price}|${200_000 + paid.price}`));
    expect(await shifts().one(SUPERVISOR, id)).toMatchObject({ expected: 200_000 + paid.price });
    await prefer({ blindCount: false });
    expect((await shifts().mine(CASHIER)).open?.figures).toMatchObject({ expected: 200_000 + paid.price });
  });

  test("what lies in the drawer of somebody else is a supervisor's to know", async () => {
    expect(await shifts().drawerOf(OTHER_CASHIER, CASHIER.id)).toMatchObject({ error: { code: "forbidden" } });
    const told = await shifts().drawerOf(SUPERVISOR, CASHIER.id);
    const { open } = await shifts().mine(CASHIER);
    expect(told).toMatchObject({ drawer: { shiftId: open?.shift.id, cash: open?.figures?.expected } });
    expect(await shifts().drawerOf(SUPERVISOR, OTHER_CASHIER.id)).toMatchObject({ drawer: null });
  });

  test("a stamp differs as soon as something on the shift's page does", async () => {
    const { shift } = (await shifts().mine(CASHIER)).open ?? {};
    if (!shift) throw new Error("no shift");
    const stamps = [await shifts().stamp(CASHIER, shift.id)];
    const key = "c".repeat(32);
    await shifts().moveCash(CASHIER, { key, direction: "out", amount: rupiah(50_000), reason: "ke brankas" });
    stamps.push(await shifts().stamp(CASHIER, shift.id));
    const { trId } = await counter.payMeeting({ execute: "pending" });
    stamps.push(await shifts().stamp(CASHIER, shift.id));
    counter.clock.advance(5_000);
    expect(await counter.check(trId)).toMatchObject({ state: "pending", checks: 1 });
    stamps.push(await shifts().stamp(CASHIER, shift.id));
    counter.simulator.control.settle(Number(trId), "success");
    counter.clock.advance(5_000);
    expect(await counter.check(trId)).toMatchObject({ state: "success" });
    stamps.push(await shifts().stamp(CASHIER, shift.id));
    expect(new Set(stamps).size).toBe(5);
  });
});
