import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createShifts } from "./shifts.ts";

describeOnBothDatabases("what the pages are given of a shift", (open) => {
  const counter = withCounter(open);
  const shifts = () => createShifts(counter.deps);

  test("is its cashier's and supervisors', never another cashier's", async () => {
    const opened = await shifts().open(CASHIER, rupiah(200_000));
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
