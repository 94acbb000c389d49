import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { granted } from "#lib/domain/result.ts";
import { STEP_UP_KINDS, SYSTEM } from "#lib/domain/roles.ts";
import { softAuthenticator } from "./testing/authenticator.ts";
import { auditRows, MINUTE, type Outlet, outletOn, PASSWORD, SECOND } from "./testing/outlet.ts";

const WRONG = { ok: false, error: { code: "factor_wrong" } };
const NEEDED = { ok: false, error: { code: "factor_needed" } };
const ORIGIN = "http://localhost:3000";

/** A supervisor with an authenticator app, in a known browser. */
async function withApp(outlet: Outlet) {
  const sri = await outlet.user("sri", "supervisor");
  const cookie = await outlet.cookieOf("sri");
  const session = await outlet.sessionIn(cookie);
  const { secret } = granted(outlet.auth.newTotp(sri));
  const code = (at = outlet.world.clock) => new TOTP({ secret }).generate({ timestamp: at });
  const { codes } = granted(await outlet.auth.addTotp(session, { secret, code: code(), own: PASSWORD }));
  // The code that set it up is used.
  outlet.world.clock += 30 * SECOND;
  return { sri, cookie, session, secret, code, codes: codes ?? [] };
}

/** The `Cookie` header with which the session continues. */
const headerOf = ({ cookie }: { cookie: { setCookie: string } }) => cookie.setCookie.split(";")[0] as string;

async function withPasskey(outlet: Outlet) {
  await outlet.user("sri", "supervisor");
  const session = await outlet.sessionIn(await outlet.cookieOf("sri"));
  const authenticator = softAuthenticator(ORIGIN);
  const { question } = granted(await outlet.auth.newPasskey(session));
  const key = authenticator.make(question);
  return {
    session,
    authenticator,
    key,
    add: () => outlet.auth.addPasskey(session, { name: "HP", key, own: PASSWORD }),
  };
}

describeMostlyOnSqlite("a second factor", (open) => {
  test("is asked for on a new device, where nothing is open before it is shown, and never on a known one", async () => {
    const outlet = outletOn(await open());
    const { code } = await withApp(outlet);
    const there = granted(await outlet.signIn("sri"));
    expect(there).toMatchObject({ gate: "factor", device: null });
    const cookie = there.cookie.setCookie.split(";")[0] as string;
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect(await outlet.auth.passFactor(cookie, { code: "000000" })).toEqual(WRONG);
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    const passed = granted(await outlet.auth.passFactor(cookie, { code: code() }));
    const { device } = passed;
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect(await outlet.auth.sessionOf(headerOf(passed))).not.toBeNull();
    expect(await outlet.signIn("sri", PASSWORD, "192.0.2.1", device.setCookie.split(";")[0])).toMatchObject({
      gate: null,
    });
    expect(await outlet.auth.passFactor(cookie, { code: code() })).toMatchObject({
      error: { code: "unauthenticated" },
    });
  });

  test("that was set up later is asked for on a browser that was known before, once: the password alone opens nothing there", async () => {
    const outlet = outletOn(await open());
    await outlet.user("sri", "supervisor");
    const known = granted(await outlet.signIn("sri")).device?.setCookie.split(";")[0] as string;
    const session = await outlet.sessionIn(await outlet.cookieOf("sri"));
    const { secret } = granted(outlet.auth.newTotp(session.actor));
    const code = () => new TOTP({ secret }).generate({ timestamp: outlet.world.clock });
    granted(await outlet.auth.addTotp(session, { secret, code: code(), own: PASSWORD }));
    outlet.world.clock += 30 * SECOND;
    const again = granted(await outlet.signIn("sri", PASSWORD, "192.0.2.1", known));
    expect(again).toMatchObject({ gate: "factor", device: null });
    const { device } = granted(
      await outlet.auth.passFactor(`${again.cookie.setCookie.split(";")[0]}; ${known}`, { code: code() }),
    );
    const kept = device.setCookie.split(";")[0] as string;
    expect(await outlet.signIn("sri", PASSWORD, "192.0.2.1", kept)).toMatchObject({ gate: null });
  });

  test("is asked for before a one-time password may be replaced: a forgotten password does not lead around it", async () => {
    const outlet = outletOn(await open());
    const { sri, code } = await withApp(outlet);
    const dewi = await outlet.user("dewi", "supervisor");
    const set = { kind: "set_password", password: "angin dari utara", own: PASSWORD } as const;
    granted(await outlet.auth.manageUser(dewi, sri.id, set));
    const cookie = await outlet.cookieOf("sri", set.password);
    expect(await outlet.auth.replacePassword(cookie, "laut yang tenang")).toMatchObject({ ok: false });
    const passed = granted(await outlet.auth.passFactor(cookie, { code: code() }));
    expect(passed).toMatchObject({ done: false });
    expect(await outlet.auth.gatedSessionOf(headerOf(passed))).toMatchObject({ gate: "password" });
    const replaced = granted(await outlet.auth.replacePassword(headerOf(passed), "laut yang tenang"));
    expect(await outlet.auth.sessionOf(headerOf(replaced))).not.toBeNull();
  });

  test("is no cashier's, and a supervisor without one signs in and acts as ever", async () => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const sri = await outlet.user("sri", "supervisor");
    const rina = await outlet.sessionIn(await outlet.cookieOf("rina"));
    const forbidden = { ok: false, error: { code: "forbidden" } };
    const { secret } = granted(outlet.auth.newTotp(sri));
    const code = new TOTP({ secret }).generate({ timestamp: outlet.world.clock });
    expect(await outlet.auth.addTotp(rina, { secret, code, own: PASSWORD })).toEqual(forbidden);
    expect(await outlet.auth.newPasskey(rina)).toEqual(forbidden);
    const session = await outlet.sessionIn(await outlet.cookieOf("sri"));
    for (const kind of STEP_UP_KINDS) expect(await outlet.auth.needsStepUp(session, kind)).toBe(false);
  });

  test("is set up with one's own password and a code of it only, and a further one by showing the first", async () => {
    const outlet = outletOn(await open());
    const sri = await outlet.user("sri", "supervisor");
    const session = await outlet.sessionIn(await outlet.cookieOf("sri"));
    const { secret } = granted(outlet.auth.newTotp(sri));
    const add = (code: string, own: string) => outlet.auth.addTotp(session, { secret, code, own });
    const right = () => new TOTP({ secret }).generate({ timestamp: outlet.world.clock });
    expect(await add(right(), "bukan itu")).toMatchObject({ error: { code: "password_wrong" } });
    expect(await add("123", PASSWORD)).toEqual(WRONG);
    expect(await outlet.auth.factorOf(sri)).toBeNull();
    // 160 bits, and ten times 50.
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const { codes } = granted(await add(right(), PASSWORD));
    expect(new Set(codes).size).toBe(10);
    for (const code of codes ?? []) expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/);
    outlet.world.clock += MINUTE;
    expect(await add(right(), PASSWORD)).toEqual(NEEDED);
    expect(await outlet.auth.removeFactor(session, "totp")).toEqual(NEEDED);
    expect(await outlet.auth.renewRecoveryCodes(session)).toEqual(NEEDED);
  });

  test("works once, be it a code of the app or a recovery code", async () => {
    const outlet = outletOn(await open());
    const { session, code, codes } = await withApp(outlet);
    const show = (shown: string) => outlet.auth.stepUp(session, "users", { code: shown });
    const both = await Promise.all([show(code()), show(code())]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await show(code(outlet.world.clock - 30 * SECOND))).toEqual(WRONG);
    expect((await show(` ${codes[0]?.toLowerCase()} `)).ok).toBe(true);
    expect(await show(codes[0] as string)).toEqual(WRONG);
  });

  test("shown before an act is good for five minutes, for that kind of act and in that session", async () => {
    const outlet = outletOn(await open());
    const { cookie, session, codes } = await withApp(outlet);
    const shown = granted(await outlet.auth.stepUp(session, "users", { code: codes[0] as string }));
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect(await outlet.auth.sessionOf(headerOf(shown))).toEqual(session);
    const asked = await Promise.all(STEP_UP_KINDS.map((kind) => outlet.auth.needsStepUp(session, kind)));
    expect(STEP_UP_KINDS.filter((_, at) => asked[at])).toEqual(["settlement", "settings", "factor"]);
    const other = granted(await outlet.signIn("sri")).cookie.setCookie.split(";")[0] as string;
    const opened = headerOf(granted(await outlet.auth.passFactor(other, { code: codes[1] as string })));
    expect(await outlet.auth.needsStepUp(await outlet.sessionIn(opened), "users")).toBe(true);
    outlet.world.clock += 5 * MINUTE;
    expect(await outlet.auth.needsStepUp(session, "users")).toBe(true);
  });

  test("is locked for 15 minutes by ten wrong ones, and the account is not", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const { session, codes } = await withApp(outlet);
    const show = (code: string) => outlet.auth.stepUp(session, "users", { code });
    for (let n = 0; n < 10; n++) expect(await show("000000")).toEqual(WRONG);
    const locked = { ok: false, error: { code: "factor_locked", params: { minutes: 15 } } };
    expect(await show(codes[0] as string)).toEqual(locked);
    expect((await outlet.signIn("sri")).ok).toBe(true);
    outlet.world.clock += 15 * MINUTE - 1;
    expect(await show(codes[0] as string)).toMatchObject({ error: { code: "factor_locked" } });
    outlet.world.clock += 1;
    expect((await show(codes[0] as string)).ok).toBe(true);
    expect((await auditRows(database)).filter(({ action }) => action === "factor.refused")).toHaveLength(10);
  });

  test("is never locked for its owner by guesses in another session or at sign-in, nor guessed at freely in many sessions", async () => {
    const outlet = outletOn(await open());
    const { session, code, codes } = await withApp(outlet);
    const locked = { ok: false, error: { code: "factor_locked" } };
    /** In an open session in which the factor was given. */
    const elsewhere = async (n: number) => {
      const gated = headerOf(granted(await outlet.signIn("sri")));
      const passed = granted(await outlet.auth.passFactor(gated, { code: codes[n] as string }));
      return outlet.sessionIn(headerOf(passed));
    };
    const guess = async (at: typeof session) => {
      for (let n = 0; n < 10; n++) await outlet.auth.stepUp(at, "users", { code: "000000" });
      return outlet.auth.stepUp(at, "users", { code: "000000" });
    };
    const [one, two] = [await elsewhere(1), await elsewhere(2)];
    expect(await guess(one)).toMatchObject(locked);
    const gated = headerOf(granted(await outlet.signIn("sri")));
    for (let n = 0; n < 10; n++) await outlet.auth.passFactor(gated, { code: "000000" });
    expect(await outlet.auth.passFactor(gated, { code: code() })).toMatchObject(locked);
    expect(await outlet.auth.stepUp(session, "users", { code: code() })).toMatchObject({ ok: true });
    expect(await outlet.auth.stepUp(one, "users", { code: codes[3] as string })).toMatchObject(locked);
    outlet.world.clock += 15 * MINUTE;
    for (const at of [one, two, session]) expect(await guess(at)).toMatchObject(locked);
    const fresh = await elsewhere(4);
    expect(await outlet.auth.stepUp(fresh, "users", { code: codes[5] as string })).toMatchObject(locked);
  });

  test("and its recovery codes stand in the ledger as nobody can use them, nor with another secret", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const { secret, session, code, codes } = await withApp(outlet);
    const kept = JSON.stringify([
      await database.read.query.selectFrom("users").selectAll().execute(),
      await database.read.query.selectFrom("recoveryCodes").selectAll().execute(),
    ]);
    for (const plain of [secret, ...codes, ...codes.map((one) => one.replace("-", ""))]) {
      expect(kept).not.toContain(plain);
    }
    const elsewhere = outletOn(database, { secret: "another secret" });
    elsewhere.world.clock = outlet.world.clock;
    for (const shown of [code(), codes[0] as string]) {
      expect(await elsewhere.auth.stepUp(session, "users", { code: shown })).toEqual(WRONG);
    }
  });

  test("is turned off by showing it, and with the last one go the recovery codes", async () => {
    const outlet = outletOn(await open());
    const { sri, session, codes } = await withApp(outlet);
    granted(await outlet.auth.stepUp(session, "factor", { code: codes[0] as string }));
    const renewed = granted(await outlet.auth.renewRecoveryCodes(session)).codes;
    expect(renewed).toHaveLength(10);
    expect(renewed).not.toContain(codes[1]);
    granted(await outlet.auth.removeFactor(session, "totp"));
    expect(await outlet.auth.factorOf(sri)).toBeNull();
    expect(await outlet.signIn("sri")).toMatchObject({ gate: null });
  });

  test("that is set up or turned off is an alarm; one that is not there is none, and not on record", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const { session, codes } = await withApp(outlet);
    const alarms = async () =>
      (await openAlarms(database.read, 9)).filter(({ kind }) => kind === "supervisor_changed").map(({ data }) => data);
    granted(await outlet.auth.stepUp(session, "factor", { code: codes[0] as string }));
    expect(await outlet.auth.removeFactor(session, "somebody-else's")).toMatchObject({ error: { code: "not_found" } });
    expect(await alarms()).toMatchObject([{ act: "add_factor", by: { username: "sri" } }]);
    granted(await outlet.auth.removeFactor(session, "totp"));
    expect(await alarms()).toMatchObject([{ act: "add_factor" }, { act: "remove_factor", by: { username: "sri" } }]);
    expect(await outlet.auth.removeFactor(session, "totp")).toMatchObject({ error: { code: "not_found" } });
    const removed = (await auditRows(database)).filter(({ action }) => action.startsWith("factor.remove"));
    expect(removed).toHaveLength(1);
  });

  test("is taken away by the operator, with every session", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const { sri, cookie } = await withApp(outlet);
    expect(await outlet.auth.resetFactors("siapa", SYSTEM)).toMatchObject({ error: { code: "not_found" } });
    expect((await outlet.auth.resetFactors("sri", SYSTEM)).ok).toBe(true);
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect(await outlet.auth.factorOf(sri)).toBeNull();
    expect((await auditRows(database)).at(-1)).toMatchObject({ action: "factor.reset", subject: "sri", by: "Loket" });
  });
});

describeMostlyOnSqlite("a passkey", (open) => {
  test("opens a new device, and what it has signed opens nothing twice", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const { authenticator, add } = await withPasskey(outlet);
    expect(granted(await add()).codes).toHaveLength(10);
    expect((await openAlarms(database.read, 9)).map(({ data }) => data.act)).toEqual(["add_factor"]);
    const signIn = async () => granted(await outlet.signIn("sri")).cookie.setCookie.split(";")[0] as string;
    const cookie = await signIn();
    const { question } = granted(await outlet.auth.gateQuestion(cookie));
    const key = authenticator.answer(question);
    expect((await outlet.auth.passFactor(cookie, { key })).ok).toBe(true);
    const again = await signIn();
    expect(await outlet.auth.passFactor(again, { key })).toEqual(WRONG);
    await outlet.auth.gateQuestion(again);
    expect(await outlet.auth.passFactor(again, { key })).toEqual(WRONG);
  });

  test("is not made twice of one question, of another place, or of nonsense", async () => {
    const outlet = outletOn(await open());
    const { session, key, add } = await withPasskey(outlet);
    expect((await add()).ok).toBe(true);
    outlet.world.clock += SECOND;
    expect(await add()).toEqual(NEEDED);
    const fresh = outletOn(await open());
    const other = await withPasskey(fresh);
    const { question } = granted(await fresh.auth.newPasskey(other.session));
    for (const made of [key, softAuthenticator("http://lain.example").make(question), { id: "x" }, null]) {
      expect(await fresh.auth.addPasskey(other.session, { name: "HP", key: made, own: PASSWORD })).toEqual(WRONG);
    }
    expect(session.actor.username).toBe("sri");
  });

  test("of another key is refused, and so is a copy whose counter stands still", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const { session, authenticator, add } = await withPasskey(outlet);
    granted(await add());
    const ask = async () => granted(await outlet.auth.stepUpQuestion(session)).question;
    const show = (key: unknown) => outlet.auth.stepUp(session, "users", { key });
    const foreign = { ...softAuthenticator(ORIGIN).answer(await ask()), id: authenticator.answer(await ask()).id };
    expect(await show(foreign)).toEqual(WRONG);
    expect((await show(authenticator.answer(await ask()))).ok).toBe(true);
    await database.transaction((tx) => tx.query.updateTable("passkeys").set({ counter: 99 }).execute());
    expect(await show(authenticator.answer(await ask()))).toEqual(WRONG);
  });

  test("answers no question of five minutes ago, when it is made and when it is shown", async () => {
    const outlet = outletOn(await open());
    const { session, authenticator, add } = await withPasskey(outlet);
    outlet.world.clock += 5 * MINUTE;
    expect(await add()).toEqual(WRONG);
    const { question } = granted(await outlet.auth.newPasskey(session));
    const made = { name: "HP", key: authenticator.make(question), own: PASSWORD };
    outlet.world.clock += 5 * MINUTE - 1;
    expect((await outlet.auth.addPasskey(session, made)).ok).toBe(true);
    const shown = granted(await outlet.auth.stepUpQuestion(session)).question;
    outlet.world.clock += 5 * MINUTE;
    expect(await outlet.auth.stepUp(session, "users", { key: authenticator.answer(shown) })).toEqual(WRONG);
  });
});
