import { expect, test } from "vitest";
import { openAlarms, raiseAlarm } from "#lib/db/audit/alarms.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import { failure } from "#lib/domain/result.ts";
import { SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { createAttention } from "./attention.ts";

describeOnBothDatabases("an alarm about what a person did", (fresh) => {
  const counter = withCounter(fresh);

  test("is never acknowledged at a screen that another supervisor left open: it asks for the password", async () => {
    const { database, deps, clock } = counter;
    const passwords = { confirmOwnPassword: async (_: unknown, own: string) => right(own) };
    const right = (own: string) => (own === "benar" ? { ok: true as const } : failure("password_wrong"));
    const { acknowledge } = createAttention(deps, passwords);
    const by = { id: "u8", username: "dewi", name: "Dewi" };
    const at = clock.now();
    await database.transaction(async (tx) => {
      await raiseAlarm(tx, { kind: "watching_changed", trId: null, at, data: { section: "email", by } });
      await raiseAlarm(tx, { kind: "setup_refused", trId: null, at });
    });
    const open = await openAlarms(database.read, 9);
    const wordOn = (kind: AlarmKind) => ({ id: open.find((one) => one.kind === kind)?.id ?? 0, note: "sudah dilihat" });
    const [act, plain] = [wordOn("watching_changed"), wordOn("setup_refused")];
    expect(await acknowledge(SUPERVISOR, { ...act, own: "" })).toEqual(failure("password_wrong"));
    expect(await openAlarms(database.read, 9)).toHaveLength(2);
    expect(await acknowledge(SUPERVISOR, { ...act, own: "benar" })).toMatchObject({ ok: true });
    expect(await acknowledge(SUPERVISOR, { ...plain, own: "" })).toMatchObject({ ok: true });
  });
});
