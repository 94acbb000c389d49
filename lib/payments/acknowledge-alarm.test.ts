import { expect, test } from "vitest";
import { alarmsOf, openAlarms, raiseAlarm } from "#lib/db/alarms.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { SECOND } from "./testing/virtual-clock.ts";
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

  test("an acknowledged alarm never comes back with the next check that says the same", async () => {
    const { trId } = await counter.payMeeting({ reply: { kind: "reset" } });
    const fault = { reply: { kind: "status", status: 2, responseCode: "00" } } as const;
    counter.addFaults({ command: "checkstatus", times: 3, fault });
    const checked = async () => {
      counter.clock.advance(5 * SECOND);
      expect(await counter.check(trId)).toMatchObject({ state: "review" });
      return (await alarmsOf(counter.database.read, trId)).map(({ kind, acknowledged }) => [kind, acknowledged?.note]);
    };
    expect(await checked()).toEqual([["check_mismatch", undefined]]);
    expect(await checked()).toEqual([["check_mismatch", undefined]]);
    const [alarm] = await alarmsOf(counter.database.read, trId);
    const word = { id: alarm?.id ?? 0, note: "Tiket 4471 di IAK" };
    expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, word)).toMatchObject({ ok: true });
    expect(await checked()).toEqual([["check_mismatch", "Tiket 4471 di IAK"]]);
  });
});
