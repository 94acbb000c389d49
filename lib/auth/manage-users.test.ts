import { expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { granted } from "#lib/domain/result.ts";
import type { UserAct } from "./manage-users.ts";
import { outletOn, PASSWORD } from "./testing/outlet.ts";

const ACTS: readonly UserAct[] = [
  { kind: "rename", name: "Lain" },
  { kind: "set_role", role: "supervisor", own: PASSWORD },
  { kind: "set_password", password: "angin dari utara", own: PASSWORD },
  { kind: "disable" },
  { kind: "enable" },
  { kind: "end_sessions" },
];

describeOnBothDatabases("keeping users", (open) => {
  test("is refused to a cashier, whatever the act", async () => {
    const { auth, user } = outletOn(await open());
    const rina = await user("rina");
    const { id } = await user("budi");
    const forbidden = { ok: false, error: { code: "forbidden" } };
    for (const act of ACTS) expect(await auth.manageUser(rina, id, act)).toEqual(forbidden);
    const wanted = { username: "baru", name: "Baru", password: PASSWORD, role: "cashier" } as const;
    expect(await auth.addUser(rina, wanted, PASSWORD)).toEqual(forbidden);
    expect(await auth.listUsers()).toHaveLength(2);
  });

  test("asks for one's own password before it gives power away", async () => {
    const { auth, user } = outletOn(await open());
    const sri = await user("sri", "supervisor");
    const { id } = await user("budi");
    const wrong = { error: { code: "password_wrong" } };
    expect(await auth.manageUser(sri, id, { kind: "set_role", role: "supervisor", own: "bukan itu" })).toMatchObject(
      wrong,
    );
    expect(
      await auth.manageUser(sri, id, { kind: "set_password", password: "angin dari utara", own: "" }),
    ).toMatchObject(wrong);
    const wanted = { username: "baru", name: "Baru", password: PASSWORD, role: "supervisor" } as const;
    expect(await auth.addUser(sri, wanted, "")).toMatchObject(wrong);
    expect((await auth.addUser(sri, { ...wanted, role: "cashier" }, "")).ok).toBe(true);
    expect((await auth.manageUser(sri, id, { kind: "set_role", role: "supervisor", own: PASSWORD })).ok).toBe(true);
  });

  test("never takes one's own place away, and counts the sessions that stand", async () => {
    const { auth, user, cookieOf } = outletOn(await open());
    const sri = await user("sri", "supervisor");
    await cookieOf("sri");
    const self = { error: { code: "not_allowed_in_state", params: { reason: "self" } } };
    expect(await auth.manageUser(sri, sri.id, { kind: "disable" })).toMatchObject(self);
    expect(await auth.manageUser(sri, sri.id, { kind: "set_role", role: "cashier", own: PASSWORD })).toMatchObject(
      self,
    );
    expect(granted(await auth.sessionUse(sri)).use.get(sri.id)?.sessions).toBe(1);
    expect((await auth.manageUser(sri, sri.id, { kind: "end_sessions" })).ok).toBe(true);
    expect(granted(await auth.sessionUse(sri)).use.size).toBe(0);
  });
});
