import { sql } from "kysely";
import { expect, test } from "vitest";
import { alarmsOf } from "#lib/db/audit/alarms.ts";
import { countPrints } from "#lib/db/payments/receipts.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import type { PrintHow } from "#lib/domain/print-mark.ts";
import { printReceipt } from "./print-receipt.ts";
import { CASHIER, OTHER_CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { MINUTE } from "./testing/virtual-clock.ts";
import { withCounter } from "./testing/with-counter.ts";
import { takeBackPrint, voidPrint } from "./void-print.ts";

describeOnBothDatabases("a print that failed", (open) => {
  const counter = withCounter(open);
  const paid = async () => (await counter.pay(await counter.quote())).trId;
  async function print(trId: TrId, by = CASHIER, how: PrintHow = "browser") {
    const printed = await printReceipt(counter.deps, by, { trId, paper: "58", how });
    if (!printed.ok) throw new Error(printed.error.code);
    return printed.print;
  }
  const refused = (code: string) => ({ ok: false, error: { code } });
  const excused = { ok: true, voidedAs: "excused" };
  const alarms = async (trId: TrId) =>
    (await alarmsOf(counter.database.read, trId)).map(({ kind, data }) => ({ kind, data }));
  const audited = async (trId: TrId) => {
    const { rows } = await sql<{ actor_name: string; data: string }>`
      select actor_name, data from audit_log where action = 'receipt.print_voided' and subject = ${trId}`.execute(
      counter.database.raw,
    );
    return rows;
  };

  test("keeps its number: the next one is a copy that says what it stands for, and it is on record who said so", async () => {
    const trId = await paid();
    const { id } = await print(trId);
    expect(await voidPrint(counter.deps, CASHIER, id)).toEqual(excused);
    expect(await countPrints(counter.database.read, trId)).toBe(0);
    expect(await print(trId)).toMatchObject({ number: 1, replaces: 0 });
    expect(await print(trId)).toMatchObject({ number: 2, replaces: null });
    const [row, ...others] = await audited(trId);
    expect(others).toEqual([]);
    expect(row?.actor_name).toBe(CASHIER.name);
    expect(JSON.parse(row?.data ?? "")).toEqual({ number: 0, printId: id, voidedAs: "excused" });
  });

  test("is stood for once, by the next one", async () => {
    const trId = await paid();
    await print(trId);
    const first = await print(trId);
    await print(trId);
    expect(await voidPrint(counter.deps, CASHIER, first.id)).toEqual(excused);
    expect(await print(trId)).toMatchObject({ number: 3, replaces: 1 });
    expect(await print(trId)).toMatchObject({ number: 4, replaces: null });
  });

  test("that never left gives its number back, and fails nobody's one free failure", async () => {
    const trId = await paid();
    const unsent = await print(trId);
    expect(await takeBackPrint(counter.deps, CASHIER, unsent.id, false)).toEqual({ ok: true, voidedAs: "never_left" });
    const original = await print(trId);
    expect(original).toMatchObject({ number: 0, replaces: null });
    expect(await voidPrint(counter.deps, CASHIER, original.id)).toEqual(excused);
    expect(await alarms(trId)).toEqual([]);
  });

  test("a second time for one receipt counts among the copies and is an alarm, unless a supervisor says so", async () => {
    const trId = await paid();
    expect(await voidPrint(counter.deps, CASHIER, (await print(trId)).id)).toEqual(excused);
    expect(await voidPrint(counter.deps, CASHIER, (await print(trId)).id)).toEqual({ ok: true, voidedAs: "counted" });
    expect(await countPrints(counter.database.read, trId)).toBe(1);
    expect(await alarms(trId)).toEqual([{ kind: "print_voided_again", data: { by: CASHIER.name, number: 1 } }]);
    expect(await voidPrint(counter.deps, SUPERVISOR, (await print(trId)).id)).toEqual(excused);
    expect(await countPrints(counter.database.read, trId)).toBe(1);
  });

  test("is free once for one receipt, also if it failed once at the counter and once on the network", async () => {
    const trId = await paid();
    expect(await voidPrint(counter.deps, CASHIER, (await print(trId, CASHIER, "network")).id)).toEqual(excused);
    expect(await voidPrint(counter.deps, CASHIER, (await print(trId)).id)).toEqual({ ok: true, voidedAs: "counted" });
  });

  test("at its port gives its number back; from the second on it is an alarm, and after three it counts like what a cashier says", async () => {
    const trId = await paid();
    const failsAtPort = async (how: PrintHow = "escpos") => {
      const { id, number } = await print(trId, CASHIER, how);
      return [number, await voidPrint(counter.deps, CASHIER, id, "port")];
    };
    const back = [0, { ok: true, voidedAs: "never_left" }];
    expect(await failsAtPort()).toEqual(back);
    expect(await alarms(trId)).toEqual([]);
    for (const _again of [2, 3]) expect(await failsAtPort()).toEqual(back);
    expect((await alarms(trId)).map(({ kind }) => kind)).toEqual(["print_voided_again"]);
    expect(await failsAtPort()).toEqual([0, excused]);
    expect(await failsAtPort()).toEqual([1, { ok: true, voidedAs: "counted" }]);
  });

  test("on a network printer that may have printed it gives its number back no more often than at a port", async () => {
    const trId = await paid();
    const failsOnNetwork = async () =>
      takeBackPrint(counter.deps, CASHIER, (await print(trId, CASHIER, "network")).id, true);
    for (const _time of [1, 2, 3]) expect(await failsOnNetwork()).toEqual({ ok: true, voidedAs: "never_left" });
    expect((await alarms(trId)).map(({ kind }) => kind)).toEqual(["print_voided_again"]);
    expect(await failsOnNetwork()).toEqual(excused);
    expect(await print(trId)).toMatchObject({ number: 1, replaces: 0 });
  });

  test("through the browser's own dialog has no port that could tell", async () => {
    const trId = await paid();
    expect(await voidPrint(counter.deps, CASHIER, (await print(trId)).id, "port")).toEqual(excused);
  });

  test("is voided once, however often that is asked for", async () => {
    const trId = await paid();
    const { id } = await print(trId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => voidPrint(counter.deps, CASHIER, id)));
    expect(answers).toEqual(answers.map(() => excused));
    expect(await audited(trId)).toHaveLength(1);
  });

  test("within five minutes, and not after", async () => {
    const trId = await paid();
    const early = await print(trId);
    counter.clock.advance(5 * MINUTE);
    expect(await voidPrint(counter.deps, CASHIER, early.id)).toEqual(excused);
    const late = await print(trId);
    counter.clock.advance(5 * MINUTE + 1);
    expect(await voidPrint(counter.deps, CASHIER, late.id)).toEqual(refused("print_not_voidable"));
    expect(await countPrints(counter.database.read, trId)).toBe(1);
  });

  test("by whoever printed it or a supervisor, nobody else", async () => {
    const trId = await paid();
    const own = await print(trId);
    expect(await voidPrint(counter.deps, OTHER_CASHIER, own.id)).toEqual(refused("forbidden"));
    expect(await voidPrint(counter.deps, SUPERVISOR, own.id)).toEqual(excused);
    const supervisors = await print(trId, SUPERVISOR);
    expect(await voidPrint(counter.deps, CASHIER, supervisors.id)).toEqual(refused("forbidden"));
  });

  test("that never was cannot be voided", async () => {
    expect(await voidPrint(counter.deps, SUPERVISOR, "no-such-print")).toEqual(refused("not_found"));
  });
});
