import { expect, test } from "vitest";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { granted } from "#lib/domain/result.ts";
import { type Outlet, outletOn, PASSWORD } from "./testing/outlet.ts";

const PIN = "402917";
const WRONG = (left: number) => ({ ok: false, error: { code: "pin_wrong", params: { left } } });
const ENDED = { ok: false, error: { code: "pin_ended" } };

/** A cashier with a PIN, whose screen is locked. */
async function locked(outlet: Outlet) {
  await outlet.user("rina");
  const cookie = await outlet.cookieOf("rina");
  const session = await outlet.sessionIn(cookie);
  expect((await outlet.auth.setPin(session, { own: PASSWORD, pin: PIN })).ok).toBe(true);
  await outlet.auth.lockScreen(session);
  return cookie;
}

describeMostlyOnSqlite("a locked screen", (open) => {
  test("opens nothing, and its PIN opens that session only", async () => {
    const outlet = outletOn(await open());
    const cookie = await locked(outlet);
    const other = await outlet.cookieOf("rina");
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect(await outlet.auth.gatedSessionOf(cookie)).toMatchObject({ gate: "lock", actor: { username: "rina" } });
    const nobody = { ok: false, error: { code: "unauthenticated" } };
    for (const elsewhere of [other, null, "loket=x"]) {
      expect(await outlet.auth.unlockScreen(elsewhere, PIN)).toEqual(nobody);
    }
    const opened = granted(await outlet.auth.unlockScreen(cookie, PIN));
    expect(opened).toMatchObject({ actor: { username: "rina" } });
    expect(await outlet.auth.gatedSessionOf(cookie)).toBeNull();
    expect(await outlet.auth.sessionOf(opened.cookie.setCookie.split(";")[0] as string)).not.toBeNull();
  });

  test("ends with the fifth wrong PIN, also when all are tried at once; the right one comes too late then", async () => {
    const outlet = outletOn(await open());
    const first = await locked(outlet);
    for (const left of [4, 3, 2]) expect(await outlet.auth.unlockScreen(first, "000000")).toEqual(WRONG(left));
    const cookie = granted(await outlet.auth.unlockScreen(first, PIN)).cookie.setCookie.split(";")[0] as string;
    await outlet.auth.lockScreen(await outlet.sessionIn(cookie));
    const before = outlet.world.hashings;
    const tries = [];
    for (let round = 0; round < 4; round++) {
      tries.push(...(await Promise.all([1, 2, 3].map((n) => outlet.auth.unlockScreen(cookie, `00000${n}`)))));
    }
    expect(tries).toContainEqual(ENDED);
    expect(outlet.world.hashings - before).toBe(5);
    expect((await outlet.auth.unlockScreen(cookie, PIN)).ok).toBe(false);
    expect(await outlet.auth.gatedSessionOf(cookie)).toBeNull();
    expect((await outlet.signIn("rina")).ok).toBe(true);
  });

  test("without a PIN opens by no PIN, not even an empty one", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    await outlet.auth.lockScreen(await outlet.sessionIn(cookie));
    expect(await outlet.auth.unlockScreen(cookie, "")).toEqual(WRONG(4));
    expect(await outlet.auth.unlockScreen(cookie, PASSWORD)).toEqual(WRONG(3));
  });

  test("lets another in, whose sign-in ends the session that was locked there and no other", async () => {
    const outlet = outletOn(await open());
    await outlet.user("budi");
    const cookie = await locked(outlet);
    const elsewhere = await outlet.cookieOf("rina");
    expect((await outlet.signIn("budi", PASSWORD, "192.0.2.1", cookie)).ok).toBe(true);
    expect(await outlet.auth.gatedSessionOf(cookie)).toBeNull();
    expect(await outlet.auth.sessionOf(elsewhere)).not.toBeNull();
  });

  test("has no PIN that is easily guessed, nor one that somebody else sets", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const session = await outlet.sessionIn(await outlet.cookieOf("rina"));
    const weak = { ok: false, error: { code: "invalid_input", params: { field: "pin", reason: "pin_weak" } } };
    for (const pin of ["12345", "1234567", "12345a", "111111", "121212", "123123", "123456", "654321", "567890"]) {
      expect(await outlet.auth.setPin(session, { own: PASSWORD, pin }), pin).toEqual(weak);
    }
    expect(await outlet.auth.setPin(session, { own: "bukan itu", pin: PIN })).toMatchObject({
      error: { code: "password_wrong" },
    });
    expect(await outlet.auth.hasPin(session.actor)).toBe(false);
    await outlet.auth.setPin(session, { own: PASSWORD, pin: PIN });
    expect(await outlet.auth.hasPin(session.actor)).toBe(true);
    await outlet.auth.setPin(session, { own: PASSWORD, pin: "" });
    expect(await outlet.auth.hasPin(session.actor)).toBe(false);
  });
});

describeMostlyOnSqlite("one's own sessions", (open) => {
  test("are listed with where they are, and each of them and nobody else's can be ended", async () => {
    const outlet = outletOn(await open());
    const rina = await outlet.user("rina");
    await outlet.user("budi");
    const [mine, other] = [await outlet.cookieOf("rina"), await outlet.cookieOf("rina")];
    const budis = await outlet.cookieOf("budi");
    const list = await outlet.auth.ownSessions(rina);
    expect(list).toMatchObject([{ address: "192.0.2.1" }, { address: "192.0.2.1" }]);
    const { sessionId } = await outlet.sessionIn(budis);
    expect(await outlet.auth.endOwnSession(rina, sessionId)).toMatchObject({ error: { code: "not_found" } });
    expect((await outlet.auth.endOwnSession(rina, (await outlet.sessionIn(other)).sessionId)).ok).toBe(true);
    expect(await outlet.auth.sessionOf(other)).toBeNull();
    for (const cookie of [mine, budis]) expect(await outlet.auth.sessionOf(cookie)).not.toBeNull();
  });
});
