import { expect, test } from "vitest";
import { openAlarms, raiseAlarm } from "#lib/db/alarms.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("a supervisor's word on an alarm", (open) => {
  const counter = withCounter(open);

  test("an alarm goes once, with a note and who, on record; the second is told who was first", async () => {
    const at = counter.clock.now();
    await counter.database.transaction((tx) => raiseAlarm(tx, { kind: "setup_refused", trId: null, at }));
    const id = (await openAlarms(counter.database.read, 99)).find(({ kind }) => kind === "setup_refused")?.id ?? 0;
    const word = { id, note: "Sudah lapor IAK" };
    expect(await acknowledgeAlarm(counter.deps, CASHIER, word)).toMatchObject({ error: { code: "forbidden" } });
    const empty = await acknowledgeAlarm(counter.deps, SUPERVISOR, { id, note: "  " });
    expect(empty).toMatchObject({ error: { code: "invalid_input" } });
    expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, word)).toEqual({ ok: true, first: null });
    const second = await acknowledgeAlarm(counter.deps, SUPERVISOR, { id, note: "Saya juga" });
    expect(second).toMatchObject({ ok: true, first: { by: SUPERVISOR.name } });
    const rows = await counter.database.read.query
      .selectFrom("auditLog")
      .select("actorId")
      .where("action", "=", "alarm.acknowledge")
      .execute();
    expect(rows).toEqual([{ actorId: SUPERVISOR.id }]);
    const unknown = await acknowledgeAlarm(counter.deps, SUPERVISOR, { id: 999_999, note: "apa pun" });
    expect(unknown).toMatchObject({ error: { code: "not_found" } });
  });
});
