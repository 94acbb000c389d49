import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { auditRows, HOUR, outletOn, PASSWORD, SECOND } from "./testing/outlet.ts";

const FAILED = { ok: false, error: { code: "sign_in_failed" } };
const throttled = (seconds: number) => ({ ok: false, error: { code: "sign_in_throttled", params: { seconds } } });

describeOnBothDatabases("signing in", (open) => {
  test("the right pair signs in, however the username's letters are cased", async () => {
    const outlet = outletOn(await open());
    const user = await outlet.user("rina", "supervisor");
    const actor = { id: user.id, username: "rina", name: "Orang rina", role: "supervisor" };
    expect(await outlet.signIn(" RINA ")).toMatchObject({ ok: true, actor });
    expect(await outlet.auth.sessionOf(await outlet.cookieOf("rina"))).toMatchObject({
      actor,
      startedAt: outlet.world.clock,
    });
  });

  test("unknown, disabled and impossible users and passwords are answered like a wrong password, after the same work", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const gone = await outlet.user("budi");
    await outlet.auth.disableUser(gone.id, SYSTEM);
    const tries = [
      ["rina", "salah sekali"],
      ["siapa", PASSWORD],
      ["budi", PASSWORD],
      ["budi", "salah sekali"],
      ["no such <user>", PASSWORD],
      ["rina", "x".repeat(500)],
      ["siapa", "x".repeat(500)],
    ] as const;
    for (const [username, password] of tries) {
      const before = outlet.world.hashings;
      expect(await outlet.signIn(username, password)).toEqual(FAILED);
      expect(outlet.world.hashings - before, username).toBe(1);
    }
  });

  test("each sign-in has a new token, and both sessions stand", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const cookies = [await outlet.cookieOf("rina"), await outlet.cookieOf("rina")];
    expect(cookies[0]).not.toBe(cookies[1]);
    for (const cookie of cookies) expect(await outlet.auth.sessionOf(cookie)).not.toBeNull();
  });

  test("after five wrong tries a name waits, even with the right password, and in another process", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    for (let n = 0; n < 5; n++) expect(await outlet.signIn("rina", "salah sekali")).toEqual(FAILED);
    expect(await outlet.signIn("rina")).toEqual(throttled(1));
    expect(await outletOn(database).signIn("Rina")).toEqual(throttled(1));
    outlet.world.clock += SECOND;
    expect((await outlet.signIn("rina")).ok).toBe(true);
  });

  test("a success clears the name's tries, and a refused try does not prolong the wait", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    for (let n = 0; n < 5; n++) await outlet.signIn("rina", "salah sekali");
    outlet.world.clock += SECOND;
    await outlet.signIn("rina", "salah sekali");
    for (let n = 0; n < 3; n++) expect(await outlet.signIn("rina")).toEqual(throttled(2));
    outlet.world.clock += 2 * SECOND;
    expect((await outlet.signIn("rina")).ok).toBe(true);
    for (let n = 0; n < 5; n++) expect(await outlet.signIn("rina", "salah sekali")).toEqual(FAILED);
    expect(await outlet.signIn("rina")).toEqual(throttled(1));
  });

  test("unknown users are throttled like known ones", async () => {
    const outlet = outletOn(await open());
    for (let n = 0; n < 5; n++) await outlet.signIn("siapa");
    expect(await outlet.signIn("siapa")).toEqual(throttled(1));
  });

  test("a network that tries many names waits, others don't, and its own successes don't count", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    for (let n = 0; n < 25; n++) expect((await outlet.signIn("rina")).ok).toBe(true);
    for (let n = 0; n < 20; n++) expect(await outlet.signIn(`siapa${n}`)).toEqual(FAILED);
    expect(await outlet.signIn("rina")).toEqual(throttled(1));
    expect((await outlet.signIn("rina", PASSWORD, "192.0.2.9")).ok).toBe(true);
  });

  test("many tries at once get no more than the free ones", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const before = outlet.world.hashings;
    const results = await Promise.all(Array.from({ length: 15 }, () => outlet.signIn("rina", "salah sekali")));
    for (let n = 0; n < 5; n++) results.push(await outlet.signIn("rina", "salah sekali"));
    expect(results.filter((result) => !result.ok && result.error.code === "sign_in_failed")).toHaveLength(5);
    expect(outlet.world.hashings - before).toBe(5);
  });

  test.each(["setPassword", "disableUser"] as const)("a sign-in that %s overtakes does not come in", async (change) => {
    const database = await open();
    const outlet = outletOn(database);
    const { id } = await outlet.user("rina");
    outlet.world.meanwhile = async () => {
      if (change === "setPassword") await outlet.auth.setPassword(id, "angin dari utara", SYSTEM);
      else await outlet.auth.disableUser(id, SYSTEM);
    };
    expect(await outlet.signIn("rina")).toEqual(FAILED);
    expect((await auditRows(database)).at(-1)).toMatchObject({ action: "session.refused" });
    expect(await database.read.query.selectFrom("sessions").select("id").execute()).toEqual([]);
  });

  test("signing in, being refused and signing out are on record, a mistyped password as a username is not", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    await outlet.signIn("rina", "salah sekali", "192.0.2.7");
    await outlet.signIn("Rahasia Besar!");
    await outlet.auth.signOut(cookie);
    await outlet.auth.signOut(cookie);
    expect(await auditRows(database)).toMatchObject([
      { by: "Loket", action: "user.create", subject: "rina", role: "cashier" },
      { by: "Orang rina", action: "session.start", subject: "rina", address: "192.0.2.1" },
      { by: "Loket", action: "session.refused", subject: "rina", address: "192.0.2.7" },
      { by: "Loket", action: "session.refused", subject: "?", address: "192.0.2.1" },
      { by: "Orang rina", action: "session.end", subject: "rina" },
    ]);
  });

  test("on a new device is an alarm and marked in the audit; on one's very first, on a known one and in the demo it is none", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const first = await outlet.signIn("rina");
    const device = first.ok ? (first.device?.setCookie.split(";")[0] as string) : "";
    await outlet.signIn("rina", PASSWORD, "192.0.2.1", device);
    expect(await openAlarms(database.read, 9)).toEqual([]);
    await outlet.signIn("rina", "salah sekali", "198.51.100.7");
    for (let n = 0; n < 2; n++) await outlet.signIn("rina", PASSWORD, "198.51.100.7");
    expect(await openAlarms(database.read, 9)).toMatchObject([
      { kind: "new_device", trId: null, data: { username: "rina", address: "198.51.100.7", device: "?" } },
    ]);
    const starts = (await auditRows(database)).filter(({ action }) => action === "session.start");
    expect(starts.map(({ newDevice }) => newDevice)).toEqual([undefined, undefined, true, true]);
    await outletOn(database, { demo: true }).signIn("rina");
    expect(await openAlarms(database.read, 9)).toHaveLength(1);
    outlet.world.clock += 25 * HOUR;
    await outlet.signIn("rina", PASSWORD, "198.51.100.7");
    expect(await openAlarms(database.read, 9)).toHaveLength(2);
  });

  test("tries that nobody remembers leave the table", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    await outlet.signIn("siapa", PASSWORD, "192.0.2.8");
    outlet.world.clock += 24 * HOUR;
    await outlet.signIn("rina");
    const rows = await database.read.query.selectFrom("signInAttempts").select("key").orderBy("key").execute();
    expect(rows).toEqual([{ key: "network:192.0.2.1" }, { key: "wider:192.0.2.0/24" }]);
  });
});
