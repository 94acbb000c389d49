import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { granted } from "#lib/domain/result.ts";
import { auditRows, HOUR, type Outlet, outletOn, PASSWORD } from "./testing/outlet.ts";

const SET = "angin dari utara";
const OWN = "laut yang tenang";
const EXPIRED = { ok: false, error: { code: "password_expired" } };

/** A cashier whose password a supervisor has just set. */
async function resetByOther(outlet: Outlet) {
  const sri = await outlet.user("sri", "supervisor");
  const { id } = await outlet.user("rina");
  const set = () => outlet.auth.manageUser(sri, id, { kind: "set_password", password: SET, own: PASSWORD });
  expect((await set()).ok).toBe(true);
  return { id, set };
}

describeMostlyOnSqlite("a password that somebody else has set", (open) => {
  test("opens one session, which counts for nothing until the password is replaced, and no second one", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await resetByOther(outlet);
    const cookie = await outlet.cookieOf("rina", SET);
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect(await outlet.auth.gatedSessionOf(cookie)).toMatchObject({ actor: { username: "rina" }, gate: "password" });
    expect(await outlet.signIn("rina", SET)).toEqual(EXPIRED);
    expect(await outlet.auth.replacePassword(cookie, "rina1234")).toMatchObject({ error: { code: "invalid_input" } });
    const replaced = granted(await outlet.auth.replacePassword(cookie, OWN)).cookie.setCookie.split(";")[0] as string;
    expect(await outlet.auth.gatedSessionOf(cookie)).toBeNull();
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect(await outlet.auth.sessionOf(replaced)).toMatchObject({ actor: { username: "rina" } });
    expect(await outlet.signIn("rina", SET)).toMatchObject({ error: { code: "sign_in_failed" } });
    expect(await outlet.signIn("rina", OWN)).toMatchObject({ ok: true, gate: null });
    expect((await auditRows(database)).map(({ action }) => action)).toContain("user.change_password");
  });

  test("opens nothing after 24 hours", async () => {
    const outlet = outletOn(await open());
    const { set } = await resetByOther(outlet);
    outlet.world.clock += 24 * HOUR;
    expect(await outlet.signIn("rina", SET)).toEqual(EXPIRED);
    expect(await outlet.signIn("rina", "bukan itu")).toMatchObject({ error: { code: "sign_in_failed" } });
    await set();
    outlet.world.clock += 24 * HOUR - 1;
    expect(await outlet.signIn("rina", SET)).toMatchObject({ ok: true, gate: "password" });
  });

  test("opens one session of two that ask for it at once", async () => {
    const outlet = outletOn(await open());
    await resetByOther(outlet);
    const both = await Promise.all([outlet.signIn("rina", SET), outlet.signIn("rina", SET)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("is one of a user whom a supervisor adds too, and never one of the command line's or one's own", async () => {
    const outlet = outletOn(await open());
    const sri = await outlet.user("sri", "supervisor");
    await outlet.auth.addUser(sri, { username: "budi", name: "Budi", password: SET, role: "cashier" }, "");
    expect(await outlet.signIn("budi", SET)).toMatchObject({ ok: true, gate: "password" });
    await outlet.auth.manageUser(sri, sri.id, { kind: "set_password", password: OWN, own: PASSWORD });
    expect(await outlet.signIn("sri", OWN)).toMatchObject({ ok: true, gate: null });
    await outlet.auth.ensureDemoUsers();
    for (let n = 0; n < 2; n++) expect(await outlet.signIn("kasir", "kasir-demo")).toMatchObject({ gate: null });
  });

  test("is not replaced from a session that has been ended, nor from an open one", async () => {
    const outlet = outletOn(await open());
    const { set } = await resetByOther(outlet);
    const cookie = await outlet.cookieOf("rina", SET);
    await set();
    const nobody = { ok: false, error: { code: "unauthenticated" } };
    expect(await outlet.auth.replacePassword(cookie, OWN)).toEqual(nobody);
    expect(await outlet.auth.replacePassword(await outlet.cookieOf("sri"), OWN)).toEqual(nobody);
    expect(await outlet.auth.replacePassword(null, OWN)).toEqual(nobody);
  });
});

describeMostlyOnSqlite("one's own password", (open) => {
  test("is changed by its owner only, who says the old one; it ends the other sessions and gives this one another token", async () => {
    const database = await open();
    const outlet = outletOn(database);
    await outlet.user("rina");
    const [mine, other] = [await outlet.cookieOf("rina"), await outlet.cookieOf("rina")];
    const session = await outlet.sessionIn(mine);
    const change = (own: string, password: string) => outlet.auth.changeOwnPassword(session, { own, password });
    expect(await change("bukan itu", OWN)).toMatchObject({ error: { code: "password_wrong" } });
    expect(await change(PASSWORD, "rina")).toMatchObject({ error: { code: "invalid_input" } });
    expect(await outlet.auth.sessionOf(other)).not.toBeNull();
    const { cookie } = granted(await change(PASSWORD, OWN));
    expect(await outlet.auth.sessionOf(other)).toBeNull();
    expect(await outlet.auth.sessionOf(mine)).toBeNull();
    expect(await outlet.auth.sessionOf(cookie.setCookie.split(";")[0] as string)).toEqual(session);
    expect(await outlet.signIn("rina")).toMatchObject({ ok: false });
    expect(await outlet.signIn("rina", OWN)).toMatchObject({ ok: true, gate: null });
    expect((await openAlarms(database.read, 9)).filter(({ kind }) => kind === "supervisor_changed")).toEqual([]);
  });

  test("of a supervisor is an alarm when it changes", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const sri = await outlet.user("sri", "supervisor");
    const session = await outlet.sessionIn(await outlet.cookieOf("sri"));
    expect((await outlet.auth.changeOwnPassword(session, { own: PASSWORD, password: OWN })).ok).toBe(true);
    expect(await openAlarms(database.read, 9)).toMatchObject([
      { kind: "supervisor_changed", data: { act: "set_password", by: { id: sri.id }, subject: { id: sri.id } } },
    ]);
  });
});
