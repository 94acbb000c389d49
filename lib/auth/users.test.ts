import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { auditRows, outletOn, PASSWORD, SECOND } from "./testing/outlet.ts";

describeOnBothDatabases("users", (open) => {
  test("are listed by username with their role and whether they are disabled", async () => {
    const outlet = outletOn(await open());
    await outlet.user("sri", "supervisor");
    const { id } = await outlet.user("Budi");
    await outlet.auth.disableUser(id, SYSTEM);
    expect(await outlet.auth.listUsers()).toEqual([
      { id, username: "budi", name: "Orang Budi", role: "cashier", disabled: true, createdAt: outlet.world.clock },
      expect.objectContaining({ username: "sri", role: "supervisor", disabled: false }),
    ]);
  });

  test.each([
    [{ username: "x" }, { field: "username", reason: "username_invalid" }],
    [{ username: "RINA" }, { field: "username", reason: "username_taken" }],
    [{ name: "  " }, { field: "name", reason: "name_invalid" }],
    [{ name: "Budi\u202Eisatnas" }, { field: "name", reason: "name_invalid" }],
    [{ name: "Sri Wahyuni (sri)" }, { field: "name", reason: "name_invalid" }],
    [{ name: "\u0420ina" }, { field: "name", reason: "name_invalid" }],
    [{ name: "..." }, { field: "name", reason: "name_invalid" }],
    [{ name: "orang  RINA" }, { field: "name", reason: "name_taken" }],
    [{ name: "\uFF2Frang-R\u00EDna" }, { field: "name", reason: "name_taken" }],
    [{ name: "Loket" }, { field: "name", reason: "name_reserved" }],
    [{ name: "S I S T E M" }, { field: "name", reason: "name_reserved" }],
    [{ name: "Sistem Loket 1" }, { field: "name", reason: "name_reserved" }],
    [{ name: "BPJS Ketenagakerjaan" }, { field: "name", reason: "name_reserved" }],
    [{ username: "loket" }, { field: "username", reason: "name_reserved" }],
    [{ password: "pendek" }, { field: "password", reason: "password_too_short" }],
    [{ password: "bismillah123" }, { field: "password", reason: "password_common" }],
    [{ password: "budi.santoso1" }, { field: "password", reason: "password_is_username" }],
  ])("are not made with %j", async (fault, params) => {
    const outlet = outletOn(await open());
    await outlet.user("rina");
    const wanted = { username: "budi.santoso", name: "Budi", password: PASSWORD, role: "cashier", ...fault } as const;
    expect(await outlet.auth.createUser(wanted, SYSTEM)).toEqual({
      ok: false,
      error: { code: "invalid_input", params },
    });
    expect(await outlet.auth.listUsers()).toHaveLength(1);
  });

  test("never come to bear another's name, also when two take it at once, and keep their own however it is spelt", async () => {
    const outlet = outletOn(await open());
    const [rina, budi, dewi] = [await outlet.user("rina"), await outlet.user("budi"), await outlet.user("dewi")];
    const taken = { error: { code: "invalid_input", params: { field: "name", reason: "name_taken" } } };
    expect(await outlet.auth.renameUser(budi.id, "ORANGRINA", SYSTEM)).toMatchObject(taken);
    expect((await outlet.auth.renameUser(rina.id, "Orang Rina", SYSTEM)).ok).toBe(true);
    const wanted = { username: "sri", name: "sri wahyuni", password: PASSWORD, role: "cashier" } as const;
    const both = await Promise.all([
      outlet.auth.renameUser(budi.id, "Sri Wahyuni", SYSTEM),
      outlet.auth.renameUser(dewi.id, "Sri  Wahyuni", SYSTEM),
      outlet.auth.createUser(wanted, SYSTEM),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    for (const lost of both.filter(({ ok }) => !ok)) expect(lost).toMatchObject(taken);
    expect(await outlet.auth.renameUser(dewi.id, "Loket", SYSTEM)).toMatchObject({
      error: { params: { reason: "name_reserved" } },
    });
  });

  test("sign in with a new password and no longer with the old one", async () => {
    const outlet = outletOn(await open());
    const { id } = await outlet.user("rina");
    expect((await outlet.auth.setPassword(id, "angin dari utara", SYSTEM)).ok).toBe(true);
    expect((await outlet.signIn("rina")).ok).toBe(false);
    expect((await outlet.signIn("rina", "angin dari utara")).ok).toBe(true);
    expect(await outlet.auth.setPassword(id, "indonesia123", SYSTEM)).toMatchObject({
      error: { code: "invalid_input" },
    });
  });

  test("act under their new role and name from the next request", async () => {
    const outlet = outletOn(await open());
    const { id } = await outlet.user("rina");
    await outlet.auth.setRole(id, "supervisor", SYSTEM);
    const cookie = await outlet.cookieOf("rina");
    await outlet.auth.renameUser(id, " Rina  Astuti ", SYSTEM);
    expect(await outlet.auth.sessionOf(cookie)).toMatchObject({ actor: { name: "Rina Astuti", role: "supervisor" } });
  });

  test("come back when enabled again, without their old sessions", async () => {
    const outlet = outletOn(await open());
    const { id } = await outlet.user("rina");
    const cookie = await outlet.cookieOf("rina");
    await outlet.auth.disableUser(id, SYSTEM);
    await outlet.auth.enableUser(id, SYSTEM);
    expect(await outlet.auth.sessionOf(cookie)).toBeNull();
    expect((await outlet.signIn("rina")).ok).toBe(true);
  });

  test("keep one active supervisor, also when two remove each other at once", async () => {
    const outlet = outletOn(await open());
    const [sri, dewi] = [await outlet.user("sri", "supervisor"), await outlet.user("dewi", "supervisor")];
    expect(await outlet.auth.countSupervisorsOfLastDay()).toBe(2);
    const results = await Promise.all([
      outlet.auth.disableUser(sri.id, dewi),
      outlet.auth.setRole(dewi.id, "cashier", sri),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({
      ok: false,
      error: { code: "not_allowed_in_state", params: { reason: "last_supervisor" } },
    });
    const active = (await outlet.auth.listUsers()).filter(({ role, disabled }) => role === "supervisor" && !disabled);
    expect(active).toHaveLength(1);
  });

  test("can be changed by many at once while others sign in and out", async () => {
    const outlet = outletOn(await open());
    const { auth } = outlet;
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push((await outlet.user(`orang${n}`, n % 2 ? "cashier" : "supervisor")).id);
    const acts = [
      (id: string) => auth.setRole(id, "cashier", SYSTEM),
      (id: string) => auth.setRole(id, "supervisor", SYSTEM),
      (id: string) => auth.disableUser(id, SYSTEM),
      (id: string) => auth.enableUser(id, SYSTEM),
      (id: string) => auth.endSessions(id, SYSTEM),
      async (id: string) => {
        const result = await outlet.signIn(`orang${ids.indexOf(id)}`);
        if (result.ok) await auth.signOut(result.cookie.setCookie.split(";")[0] as string);
      },
    ];
    const all = Array.from({ length: 120 }, (_, n) => acts[(n * 7) % 6]?.(ids[(n * 5 + (n >> 3)) % 4] as string));
    const failed = (await Promise.allSettled(all)).filter(({ status }) => status === "rejected");
    expect(failed).toEqual([]);
  });

  test("confirm their password, throttled apart from signing in", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const { id } = await outlet.user("sri", "supervisor");
    expect(await outlet.auth.confirmPassword(id, PASSWORD)).toEqual({ ok: true });
    expect(await outlet.auth.confirmPassword("nobody", PASSWORD)).toMatchObject({ error: { code: "sign_in_failed" } });
    for (let n = 0; n < 5; n++) {
      expect(await outlet.auth.confirmPassword(id, "salah sekali")).toMatchObject({
        error: { code: "sign_in_failed" },
      });
    }
    const throttled = { error: { code: "sign_in_throttled", params: { seconds: 1 } } };
    expect(await outlet.auth.confirmPassword(id, PASSWORD)).toMatchObject(throttled);
    expect((await outlet.signIn("sri")).ok).toBe(true);
    for (let n = 0; n < 6; n++) await outlet.signIn("sri", "salah sekali");
    expect(await outlet.signIn("sri")).toMatchObject(throttled);
    outlet.world.clock += SECOND;
    expect(await outlet.auth.confirmPassword(id, PASSWORD)).toEqual({ ok: true });
    expect((await auditRows(database)).filter(({ action }) => action === "password.refused")).toHaveLength(5);
  });

  test("are changed on record, with who did it, and never with a password in it", async () => {
    const database = await open();
    const outlet = outletOn(database);
    const sri = await outlet.user("sri", "supervisor");
    const { id } = await outlet.user("rina");
    await outlet.auth.renameUser(id, "Rina", sri);
    await outlet.auth.setRole(id, "supervisor", sri);
    await outlet.auth.setPassword(id, "angin dari utara", sri);
    await outlet.auth.disableUser(id, sri);
    await outlet.auth.enableUser(id, sri);
    await outlet.auth.endSessions(id, sri);
    const rows = (await auditRows(database)).slice(2);
    expect(rows).toEqual([
      { by: "Orang sri", action: "user.rename", subject: "rina", name: { before: "Orang rina", after: "Rina" } },
      { by: "Orang sri", action: "user.set_role", subject: "rina", role: { before: "cashier", after: "supervisor" } },
      { by: "Orang sri", action: "user.set_password", subject: "rina" },
      { by: "Orang sri", action: "user.disable", subject: "rina", disabled: { before: false, after: true } },
      { by: "Orang sri", action: "user.enable", subject: "rina", disabled: { before: true, after: false } },
      { by: "Orang sri", action: "user.end_sessions", subject: "rina", ended: 0 },
    ]);
    for (const act of ["setRole", "setPassword", "renameUser"] as const) {
      expect(await outlet.auth[act]("nobody", "supervisor" as never, sri)).toMatchObject({ ok: false });
    }
  });

  test("of the demo are there after a start, once, and sign in with the documented passwords", async () => {
    const outlet = outletOn(await open());
    await outlet.auth.ensureDemoUsers();
    const first = await outlet.auth.listUsers();
    await outlet.auth.ensureDemoUsers();
    expect(await outlet.auth.listUsers()).toEqual(first);
    expect(first.map(({ username, name, role }) => [username, name, role])).toEqual([
      ["kasir", "Rina Astuti", "cashier"],
      ["kasir2", "Budi Santoso", "cashier"],
      ["supervisor", "Sri Wahyuni", "supervisor"],
    ]);
    for (const [username, password] of [
      ["kasir", "kasir-demo"],
      ["kasir2", "kasir-demo"],
      ["supervisor", "supervisor-demo"],
    ] as const) {
      expect((await outlet.signIn(username, password)).ok).toBe(true);
    }
  });
});
