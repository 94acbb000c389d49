import { expect, test } from "vitest";
import { alarmsOf, openAlarms, raiseAlarm } from "#lib/db/audit/alarms.ts";
import { insertUser } from "#lib/db/people/users.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { acknowledgeAlarm } from "./acknowledge-alarm.ts";
import { CASHIER, SUPERVISOR } from "./testing/counter.ts";
import { HOUR, SECOND } from "./testing/virtual-clock.ts";
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
    expect(second).toMatchObject({ ok: true, first: { by: "Supervisor (supervisor)" } });
    const rows = await counter.database.read.query
      .selectFrom("auditLog")
      .select("actorId")
      .where("action", "=", "alarm.acknowledge")
      .execute();
    expect(rows).toEqual([{ actorId: SUPERVISOR.id }]);
    const unknown = await acknowledgeAlarm(counter.deps, SUPERVISOR, { id: 999_999, note: "apa pun" });
    expect(unknown).toMatchObject({ error: { code: "not_found" } });
  });

  test("a sign-in on a new device is never ticked off by whoever signed in, but where nobody else is there and it has stood for a day", async () => {
    const raise = async () => {
      const data = { id: SUPERVISOR.id, username: "supervisor", name: "Supervisor", address: "::1", device: "?" };
      const at = counter.clock.now();
      await counter.database.transaction((tx) => raiseAlarm(tx, { kind: "new_device", trId: null, at, data }));
      const id = (await openAlarms(counter.database.read, 99)).find(({ kind }) => kind === "new_device")?.id ?? 0;
      return { id, note: "Saya di rumah" };
    };
    const own = { ok: false, error: { code: "own_alarm" } };
    const word = await raise();
    counter.clock.advance(24 * HOUR - 1);
    expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, word)).toEqual(own);
    counter.clock.advance(1);
    expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, word)).toEqual({ ok: true, first: null });
    const person = {
      username: "dewi",
      name: "Dewi",
      role: "supervisor",
      passwordHash: "",
      passwordUntil: null,
    } as const;
    const dewi = await counter.database.transaction((tx) => insertUser(tx, { ...person, at: 1 }));
    if (!dewi) throw new Error("there is a dewi already");
    const next = await raise();
    counter.clock.advance(48 * HOUR);
    expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, next)).toEqual(own);
    expect(await acknowledgeAlarm(counter.deps, dewi, next)).toEqual({ ok: true, first: null });
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

  test("neither does one of a biller that tells nothing, or of a payment that stays unclear", async () => {
    const { trId } = await counter.payMeeting({ reply: { kind: "reset" } });
    counter.addFaults({ command: "checkstatus", fault: { reply: { kind: "code", responseCode: "06" } } });
    const openAfter = async (checks: number) => {
      for (let check = 0; check < checks; check += 1) {
        counter.clock.advance(HOUR);
        await counter.check(trId);
      }
      const alarms = await alarmsOf(counter.database.read, trId);
      return alarms.filter(({ acknowledged }) => !acknowledged);
    };
    const raised = await openAfter(3);
    expect(raised.map(({ kind }) => kind).sort()).toEqual(["no_information", "unclear_for_long"]);
    for (const { id } of raised) await acknowledgeAlarm(counter.deps, SUPERVISOR, { id, note: "IAK sedang gangguan" });
    expect(await openAfter(3)).toEqual([]);
    expect(await counter.payment(trId)).toMatchObject({ state: "unknown" });
  });

  test("a contradiction that claims something else than the acknowledged one is an alarm of its own", async () => {
    const { trId } = await counter.payMeeting({ reply: { kind: "reset" }, execute: "never" });
    const says = (reply: { status: 0 | 1 | 2 | 3; responseCode: string }) =>
      counter.addFaults({ command: "checkstatus", times: 1, fault: { reply: { kind: "status", ...reply } } });
    const open = async (reply: { status: 0 | 1 | 2 | 3; responseCode: string }) => {
      says(reply);
      counter.clock.advance(5 * SECOND);
      await counter.check(trId);
      const alarms = await alarmsOf(counter.database.read, trId);
      return alarms.filter(({ kind, acknowledged }) => kind === "check_mismatch" && !acknowledged).map(({ id }) => id);
    };
    const acknowledge = async (id: number | undefined) =>
      expect(await acknowledgeAlarm(counter.deps, SUPERVISOR, { id: id ?? 0, note: "Sudah ditanyakan" })).toMatchObject(
        {
          first: null,
        },
      );
    await acknowledge((await open({ status: 2, responseCode: "00" }))[0]);
    expect(await open({ status: 2, responseCode: "00" })).toEqual([]);
    const [other] = await open({ status: 1, responseCode: "17" });
    await acknowledge(other);
    expect(await open({ status: 2, responseCode: "00" })).toEqual([]);
    expect(await open({ status: 1, responseCode: "17" })).toEqual([]);
    expect(await counter.payment(trId)).toMatchObject({ state: "review" });
  });
});
