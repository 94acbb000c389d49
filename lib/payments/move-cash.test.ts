import { expect, test } from "vitest";
import { cashMoves } from "#lib/db/journal/journal-sums.ts";
import { findShift } from "#lib/db/shifts/shifts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { expectedCash } from "#lib/domain/totals.ts";
import { closeShift } from "./close-shift.ts";
import { type CashMoveInput, MOST_MOVES, moveCash } from "./move-cash.ts";
import { openShift } from "./open-shift.ts";
import { shiftTotals } from "./shift-totals.ts";
import { CASHIER, known, OTHER_CASHIER } from "./testing/counter.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("cash that moves without a payment", (open) => {
  const counter = withCounter(open);
  let keys = 0;
  const move = (direction: "in" | "out", amount: number, over: Partial<CashMoveInput> = {}) => {
    keys += 1;
    const input = { key: String(keys).padStart(32, "0"), direction, amount: rupiah(amount), reason: "ke brankas" };
    return moveCash(counter.deps, CASHIER, { ...input, ...over });
  };
  const expectedOf = async (id: number) => {
    const shift = known(await findShift(counter.database.read, id));
    return expectedCash(shift.openingCash, await shiftTotals(counter.database.read, shift));
  };
  const begin = async (openingCash = 200_000) => {
    const opened = await openShift(counter.deps, CASHIER, { openingCash: rupiah(openingCash), reason: "laci baru" });
    if (!opened.ok) throw new Error("no shift");
    return opened.shift.id;
  };
  const end = async (id: number) =>
    closeShift(counter.deps, CASHIER, {
      shiftId: id,
      counts: {},
      expectedShown: await expectedOf(id),
      reason: "tidak dihitung",
    });
  const audited = async () => {
    const rows = await counter.database.read.query
      .selectFrom("auditLog")
      .select("at")
      .where("action", "=", "shift.cash")
      .execute();
    return rows.length;
  };

  test("counts in what must lie in the drawer, and is kept with who, when and why, also once the shift is closed", async () => {
    const id = await begin();
    const before = await audited();
    expect(await move("out", 150_000)).toMatchObject({ ok: true });
    expect(await move("in", 30_000, { reason: "uang receh" })).toMatchObject({ ok: true });
    expect(await expectedOf(id)).toBe(80_000);
    expect((await audited()) - before).toBe(2);
    expect(await end(id)).toMatchObject({
      shift: {
        closing: {
          expected: 80_000,
          totals: {
            moves: [
              { amount: -150_000, reason: "ke brankas", byName: CASHIER.name, at: counter.clock.now() },
              { amount: 30_000, reason: "uang receh" },
            ],
          },
        },
      },
    });
  });

  test("never moves twice for one form, however often it is sent", async () => {
    const id = await begin();
    const key = "f".repeat(32);
    const sent = await Promise.all([1, 2, 3].map(() => move("out", 150_000, { key })));
    expect(sent.every(({ ok }) => ok)).toBe(true);
    // Another move under that key is not recorded, and nobody is told that it was.
    const otherwise = { error: { code: "recorded_otherwise" } };
    expect(await move("out", 50_000, { key })).toMatchObject(otherwise);
    expect(await move("in", 150_000, { key })).toMatchObject(otherwise);
    expect(await move("out", 150_000, { key, reason: "ke bank" })).toMatchObject(otherwise);
    expect(await expectedOf(id)).toBe(50_000);
    await end(id);
    const next = await begin();
    expect(await move("out", 150_000, { key })).toMatchObject(otherwise);
    await end(next);
  });

  test("never takes out more than must lie there, whoever is quicker", async () => {
    const id = await begin(100_000);
    const sent = await Promise.all([move("out", 60_000), move("out", 60_000)]);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.find(({ ok }) => !ok)).toMatchObject({ error: { code: "cash_not_there" } });
    expect(await expectedOf(id)).toBe(40_000);
    await end(id);
  });

  test("never moves without a reason that tells something", async () => {
    const id = await begin();
    for (const reason of ["", "  ke  ", "x".repeat(121)])
      expect(await move("out", 1_000, { reason })).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect(await move("out", 1_000, { reason: "  ke bank  " })).toMatchObject({ ok: true });
    expect(await cashMoves(counter.database.read, { shiftId: id })).toMatchObject([
      { amount: -1_000, reason: "ke bank" },
    ]);
    expect(await move("in", 1_000, { reason: "uang\u0000 receh\r\n\u001b@\u202eirad" })).toMatchObject({ ok: true });
    expect((await cashMoves(counter.database.read, { shiftId: id })).at(-1)?.reason).toBe("uang receh @ irad");
    await end(id);
  });

  test("never moves more often than a drawer is emptied and filled; what was sent before is still known", async () => {
    const id = await begin();
    const first = "e".repeat(32);
    expect(await move("in", 1_000, { key: first })).toMatchObject({ ok: true });
    for (let n = 1; n < MOST_MOVES; n++) expect(await move("in", 1_000)).toMatchObject({ ok: true });
    for (const direction of ["in", "out"] as const)
      expect(await move(direction, 1_000)).toEqual({
        ok: false,
        error: { code: "too_many_moves", params: { limit: MOST_MOVES } },
      });
    expect(await move("in", 1_000, { key: first })).toMatchObject({ ok: true });
    expect(await cashMoves(counter.database.read, { shiftId: id })).toHaveLength(MOST_MOVES);
    await end(id);
    const next = await begin();
    expect(await move("in", 1_000)).toMatchObject({ ok: true });
    await end(next);
  });

  test("needs an open shift of one's own", async () => {
    const id = await begin();
    const refused = await moveCash(counter.deps, OTHER_CASHIER, {
      key: "a".repeat(32),
      direction: "in",
      amount: rupiah(1_000),
      reason: "uang receh",
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "shift_not_open" } });
    await end(id);
    expect(await move("in", 1_000)).toMatchObject({ ok: false, error: { code: "shift_not_open" } });
  });
});
