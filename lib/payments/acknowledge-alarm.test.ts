import { expect, test } from "vitest";
import { raiseAlarm } from "#lib/db/alarms.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { acknowledgeAlarm, lately, waitingForPerson } from "./acknowledge-alarm.ts";
import { CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { withCounter } from "./testing/with-counter.ts";

describeOnBothDatabases("what waits for a person", (open) => {
  const counter = withCounter(open);
  const alarmOf = async (kind: "setup_refused" | "tls_failure") => {
    const at = counter.clock.now();
    await counter.database.transaction((tx) => raiseAlarm(tx, { kind, trId: null, at }));
    for (const item of await waitingForPerson(counter.deps, 50)) {
      if (item.what === "alarm" && item.alarm.kind === kind) return item.alarm.id;
    }
    throw new Error("no alarm");
  };

  test("an alarm goes once, with a note and who, on record; the second is told who was first", async () => {
    const id = await alarmOf("setup_refused");
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
    expect(await lately(counter.deps, 10)).toMatchObject([{ id, note: "Sudah lapor IAK" }]);
    expect(await waitingForPerson(counter.deps, 50)).toEqual([]);
    const unknown = await acknowledgeAlarm(counter.deps, SUPERVISOR, { id: 999_999, note: "apa pun" });
    expect(unknown).toMatchObject({ error: { code: "not_found" } });
  });

  test("cash to give back waits until it has been given back", async () => {
    const { trId } = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    expect(await waitingForPerson(counter.deps, 50)).toMatchObject([{ what: "refund", payment: { trId } }]);
  });
});
