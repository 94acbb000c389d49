import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { HOUR, MINUTE, type Outlet, outletOn } from "./testing/outlet.ts";

describeOnBothDatabases("a session", (open) => {
  test("ends after eight hours without use", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    outlet.world.clock += 8 * HOUR - 1;
    expect(await outlet.auth.sessionOf(cookie)).not.toBeNull();
    outlet.world.clock += 8 * HOUR;
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
  });

  test("ends twenty-four hours after it began, however much it is used", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    for (let hour = 1; hour < 24; hour++) {
      outlet.world.clock += HOUR;
      expect(await outlet.auth.sessionOf(cookie), `after ${hour} hours`).not.toBeNull();
    }
    outlet.world.clock += HOUR;
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
  });

  test("never outlives its limits by a clock that is set back", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    outlet.world.clock += 120 * HOUR;
    const ahead = await outlet.cookieOf("rina");
    outlet.world.clock -= MINUTE;
    expect(await outlet.auth.sessionOf(ahead)).not.toBeNull();
    outlet.world.clock -= 120 * HOUR;
    expect(await outlet.auth.sessionOf(ahead)).toBeNull();
    // Used while the clock was ahead, it still ends after eight hours without use.
    const cookie = await outlet.cookieOf("rina");
    outlet.world.clock += 7 * HOUR;
    await outlet.auth.sessionOf(cookie);
    outlet.world.clock -= 7 * HOUR;
    expect(await outlet.auth.sessionOf(cookie)).not.toBeNull();
    outlet.world.clock += 8 * HOUR;
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
  });

  test("is noted as used at most once a minute", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    const started = outlet.world.clock;
    const seen = async () => {
      await outlet.auth.sessionOf(cookie);
      const row = await database.read.query.selectFrom("sessions").select("lastSeenAt").executeTakeFirstOrThrow();
      return (row.lastSeenAt as number) - started;
    };
    outlet.world.clock += MINUTE - 1;
    expect(await seen()).toBe(0);
    outlet.world.clock += 1;
    expect(await seen()).toBe(MINUTE);
    outlet.world.clock += MINUTE - 1;
    expect(await seen()).toBe(MINUTE);
  });

  test("still shows the ledger when the note of its use cannot be written", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    outlet.world.clock += HOUR;
    const full = { ...database, transaction: () => Promise.reject(new Error("disk full")) };
    const later = outletOn(full);
    later.world.clock = outlet.world.clock;
    expect(await later.auth.sessionOf(cookie)).not.toBeNull();
  });

  test("needs a genuine cookie: none, empty, tampered and forged ones open nothing, nor one from before the secret was changed", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    const token = cookie.slice("loket=".length);
    expect(await outlet.auth.sessionOf(`theme=dark; ${cookie}`)).not.toBeNull();
    const others = [
      null,
      "",
      "loket=",
      "loket=%E0%A4%A",
      `__Host-${cookie}`,
      `loket=${token.slice(0, -1)}`,
      `loket=x${token}`,
    ];
    for (const other of others) expect(await outlet.auth.sessionOf(other), String(other)).toBeNull();
    expect(await outletOn(database, { secret: "another secret" }).auth.sessionOf(cookie)).toBeNull();
  });

  test("cannot be taken up by whoever reads the database or a backup of it", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    const rows = await database.read.query.selectFrom("sessions").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(cookie.slice("loket=".length));
    // Not even with the secret, which a thief of the data folder also has: it only turns tokens into keys.
    for (const stored of [rows[0]?.key, rows[0]?.id]) {
      expect(await outlet.auth.sessionOf(`loket=${stored}`)).toBeNull();
    }
    expect(await outlet.auth.sessionOf(cookie)).not.toBeNull();
  });

  test("of somebody disabled counts for nothing, even if it is still there", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    await database.transaction((tx) => tx.query.updateTable("users").set({ disabled: 1 }).execute());
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
  });

  test("ends with signing out, which takes the browser's cookie away and leaves other sessions alone", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const [one, other] = [await outlet.cookieOf("rina"), await outlet.cookieOf("rina")];
    expect(await outlet.auth.signOut(one)).toMatchObject({ name: "loket", value: "", options: { maxAge: 0 } });
    expect(await outlet.auth.sessionOf(one)).toBeNull();
    expect(await outlet.auth.sessionOf(other)).not.toBeNull();
    expect((await outlet.auth.signOut(null)).setCookie).toContain("Max-Age=0");
  });

  test.each([
    ["role", (outlet: Outlet, id: string) => outlet.auth.setRole(id, "supervisor", SYSTEM)],
    ["password", (outlet: Outlet, id: string) => outlet.auth.setPassword(id, "angin dari utara", SYSTEM)],
    ["disabling", (outlet: Outlet, id: string) => outlet.auth.disableUser(id, SYSTEM)],
    ["ending by a supervisor", (outlet: Outlet, id: string) => outlet.auth.endSessions(id, SYSTEM)],
  ])("ends at once with a change of %s, and everyone else's stands", async (_name, change) => {
    const outlet = outletOn(await open());
    const { id } = await outlet.user("rina");
    await outlet.user("budi");
    const [mine, mineToo, other] = [
      await outlet.cookieOf("rina"),
      await outlet.cookieOf("rina"),
      await outlet.cookieOf("budi"),
    ];
    expect((await change(outlet, id)).ok).toBe(true);
    expect(await outlet.auth.sessionOf(mine)).toBeNull();
    expect(await outlet.auth.sessionOf(mineToo)).toBeNull();
    expect(await outlet.auth.sessionOf(other)).not.toBeNull();
  });

  test("that is over leaves the table at the next sign-in", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    await outlet.signIn("rina");
    outlet.world.clock += 9 * HOUR;
    await outlet.signIn("rina");
    expect(await database.read.query.selectFrom("sessions").select("startedAt").execute()).toEqual([
      { startedAt: outlet.world.clock },
    ]);
  });

  test.each([
    [true, "__Host-loket", "; Path=/; Max-Age=86400; HttpOnly; SameSite=Strict; Secure"],
    [false, "loket", "; Path=/; Max-Age=86400; HttpOnly; SameSite=Strict"],
  ])("travels in a cookie that scripts and other sites cannot use (HTTPS: %s)", async (secure, name, flags) => {
    const outlet = outletOn(await open(), { appUrl: `${secure ? "https" : "http"}://loket.example` });
    await outlet.user("rina");
    const result = await outlet.signIn("rina");
    if (!result.ok) throw new Error("not signed in");
    const { cookie } = result;
    expect(cookie.setCookie).toBe(`${name}=${encodeURIComponent(cookie.value)}${flags}`);
    expect(cookie.options).toEqual({ httpOnly: true, sameSite: "strict", path: "/", secure, maxAge: 86_400 });
    expect(await outlet.auth.sessionOf(cookie.setCookie.split(";")[0] as string)).not.toBeNull();
  });
});
