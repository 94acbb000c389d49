import { expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import type { Database } from "#lib/db/connection.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { OPERATOR, SYSTEM } from "#lib/domain/roles.ts";
import { acknowledgeAlarm } from "#lib/payments/acknowledge-alarm.ts";
import type { UserAct } from "./manage-users.ts";
import { AUDIT_KEY, HOUR, outletOn, PASSWORD } from "./testing/outlet.ts";

const OWN = PASSWORD;
const WRONG = { ok: false, error: { code: "password_wrong" } };
const NOT_THEIRS = { ok: false, error: { code: "own_alarm" } };
const NEW = { username: "baru", name: "Orang Baru", password: PASSWORD, role: "supervisor" } as const;

const outletWithAlarms = (database: Database) => ({
  ...outletOn(database),
  alarms: () => openAlarms(database.read, 99),
});

/** An outlet with two supervisors created on the command line, and its alarms. */
async function shop(database: Database) {
  const outlet = outletWithAlarms(database);
  const [sri, dewi] = [await outlet.user("sri", "supervisor"), await outlet.user("dewi", "supervisor")];
  const deps = { database, auditKey: AUDIT_KEY, now: () => outlet.world.clock };
  return {
    ...outlet,
    sri,
    dewi,
    async acknowledge(actor: Actor, id: number) {
      return acknowledgeAlarm(deps, actor, { id, note: "Sudah dilihat" });
    },
    /** The id of the alarm raised by an act. */
    async raisedBy(done: Promise<unknown>): Promise<number> {
      expect(await done).toMatchObject({ ok: true });
      const id = (await openAlarms(database.read, 99)).findLast(({ kind }) => kind === "supervisor_changed")?.id;
      if (!id) throw new Error("nothing was raised");
      return id;
    },
  };
}

const ACTS: readonly UserAct[] = [
  { kind: "rename", name: "Orang Lain", own: OWN },
  { kind: "set_password", password: "angin dari utara", own: OWN },
  { kind: "end_sessions", own: OWN },
  { kind: "disable", own: OWN },
  { kind: "enable", own: OWN },
  { kind: "set_role", role: "cashier", own: OWN },
];

describeMostlyOnSqlite("a change to a supervisor's account", (open) => {
  test("by its only owner goes after a day where nobody else is there, and one to another's account does not", async () => {
    const database = await open();
    const { auth, sri, dewi, acknowledge, raisedBy, sessionIn, cookieOf, world } = await shop(database);
    await raisedBy(auth.manageUser(sri, dewi.id, { kind: "disable", own: OWN }));
    const session = await sessionIn(await cookieOf("sri"));
    await raisedBy(auth.changeOwnPassword(session, { own: OWN, password: "angin dari utara" }));
    const [others, own] = (await openAlarms(database.read, 9)).map(({ id }) => id) as [number, number];
    for (const id of [others, own]) expect(await acknowledge(sri, id)).toMatchObject(NOT_THEIRS);
    world.clock += 24 * HOUR;
    expect(await acknowledge(sri, others)).toMatchObject(NOT_THEIRS);
    expect(await acknowledge(sri, own)).toMatchObject({ ok: true });
  });

  test.each(ACTS)("is never made without the password of whoever makes it: $kind", async (act) => {
    const { auth, sri, dewi, alarms } = await shop(await open());
    for (const own of ["", "bukan itu"]) {
      expect(await auth.manageUser(sri, dewi.id, { ...act, own })).toMatchObject(WRONG);
    }
    expect(await alarms()).toEqual([]);
    expect((await auth.manageUser(sri, dewi.id, act)).ok).toBe(true);
    expect(await alarms()).toMatchObject([
      {
        kind: "supervisor_changed",
        trId: null,
        data: {
          act: act.kind,
          by: { username: "sri" },
          subject: { id: dewi.id, username: "dewi", name: "Orang dewi" },
        },
      },
    ]);
  });

  test("is an alarm too where one is made, or made of a cashier; a cashier's account is none, nor the end of one's own sessions", async () => {
    const { auth, user, sri, alarms } = await shop(await open());
    const { id } = await user("rina");
    await auth.addUser(sri, { ...NEW, username: "kasir", name: "Kasir Baru", role: "cashier" }, "");
    await auth.manageUser(sri, id, { kind: "rename", name: "Rina Astuti" });
    await auth.manageUser(sri, id, { kind: "set_password", password: "angin dari utara", own: OWN });
    await auth.manageUser(sri, id, { kind: "disable" });
    await auth.manageUser(sri, id, { kind: "enable" });
    await auth.manageUser(sri, sri.id, { kind: "end_sessions" });
    expect(await alarms()).toEqual([]);
    await auth.manageUser(sri, id, { kind: "set_role", role: "supervisor", own: OWN });
    await auth.addUser(sri, NEW, OWN);
    expect((await alarms()).map(({ data }) => data.act)).toEqual(["set_role", "create"]);
  });

  test("on the command line is an alarm too, but for the first supervisor", async () => {
    const { auth, alarms } = outletWithAlarms(await open());
    await auth.createUser({ ...NEW, username: "kasir", name: "Kasir Baru", role: "cashier" }, OPERATOR);
    await auth.createUser(NEW, OPERATOR);
    expect(await alarms()).toEqual([]);
    await auth.createUser({ ...NEW, username: "kedua", name: "Orang Kedua" }, OPERATOR);
    await auth.resetFactors("baru", OPERATOR);
    const by = { id: null, username: "cli", name: "Loket" };
    expect((await alarms()).map(({ data }) => data)).toMatchObject([
      { act: "create", by, subject: { username: "kedua" } },
      { act: "remove_factor", by, subject: { username: "baru" } },
    ]);
  });

  test("is never acknowledged by its author, and by another supervisor it is", async () => {
    const { auth, sri, dewi, acknowledge, raisedBy, alarms } = await shop(await open());
    const id = await raisedBy(auth.manageUser(sri, dewi.id, { kind: "rename", name: "Loka", own: OWN }));
    expect(await acknowledge(sri, id)).toMatchObject(NOT_THEIRS);
    expect(await alarms()).toHaveLength(1);
    expect(await acknowledge(dewi, id)).toEqual({ ok: true, first: null });
  });

  test.each([
    ["an account that they made", async ({ auth, sri }: Shop) => made(await auth.addUser(sri, NEW, OWN))],
    [
      "an account that an account of theirs made",
      async ({ auth, sri }: Shop) => {
        const puppet = { ...NEW, username: "boneka", name: "Boneka" };
        await auth.addUser(sri, puppet, OWN);
        const by = { ...(await found(auth, "boneka")), role: "supervisor" } as Actor;
        return made(await auth.addUser(by, NEW, OWN));
      },
    ],
    [
      "an account whose password they have set",
      async ({ auth, sri, user }: Shop) => {
        const { id } = await user("baru", "supervisor");
        return made(await auth.manageUser(sri, id, { kind: "set_password", password: "angin dari utara", own: OWN }));
      },
    ],
    [
      "an account that they have made a supervisor's",
      async ({ auth, sri, user }: Shop) => {
        const { id } = await user("baru");
        return made(await auth.manageUser(sri, id, { kind: "set_role", role: "supervisor", own: OWN }));
      },
    ],
    [
      "an account that they have enabled",
      async ({ auth, sri, user }: Shop) => {
        const { id } = await user("baru", "supervisor");
        await auth.disableUser(id, SYSTEM);
        return made(await auth.manageUser(sri, id, { kind: "enable", own: OWN }));
      },
    ],
  ])("is not acknowledged for a day by %s", async (_what, make) => {
    const there = await shop(await open());
    const { auth, sri, dewi, world, acknowledge, raisedBy } = there;
    const disabled = await raisedBy(auth.manageUser(sri, dewi.id, { kind: "disable", own: OWN }));
    await make(there);
    const other = (await found(auth, "baru")) as Actor;
    expect(await acknowledge(other, disabled)).toMatchObject(NOT_THEIRS);
    world.clock += 24 * HOUR - 1;
    expect(await acknowledge(other, disabled)).toMatchObject(NOT_THEIRS);
    world.clock += 2;
    expect(await acknowledge(other, disabled)).toEqual({ ok: true, first: null });
  });

  test("nor by whoever made its author, but by whoever has only set a third one's password as well", async () => {
    const { auth, sri, dewi, user, acknowledge, raisedBy } = await shop(await open());
    const { id } = await user("rina");
    for (const one of [sri, dewi]) {
      await auth.manageUser(one, id, { kind: "set_password", password: "angin dari utara", own: OWN });
    }
    await auth.addUser(sri, NEW, OWN);
    const puppet = (await found(auth, "baru")) as Actor;
    const alarm = await raisedBy(auth.manageUser(puppet, dewi.id, { kind: "rename", name: "Lain", own: OWN }));
    expect(await acknowledge(sri, alarm)).toMatchObject(NOT_THEIRS);
    expect(await acknowledge(dewi, alarm)).toEqual({ ok: true, first: null });
  });

  test("leaves its author not alone for a day: whoever was an active supervisor within it still counts", async () => {
    const { auth, sri, dewi, user, world } = await shop(await open());
    await user("rina");
    expect(await auth.countSupervisorsOfLastDay()).toBe(2);
    await auth.manageUser(sri, dewi.id, { kind: "disable", own: OWN });
    expect(await auth.countSupervisorsOfLastDay()).toBe(2);
    world.clock += 24 * HOUR - 1;
    expect(await auth.countSupervisorsOfLastDay()).toBe(2);
    world.clock += 1;
    expect(await auth.countSupervisorsOfLastDay()).toBe(1);
    await auth.manageUser(sri, dewi.id, { kind: "enable", own: OWN });
    await auth.manageUser(sri, dewi.id, { kind: "set_role", role: "cashier", own: OWN });
    expect(await auth.countSupervisorsOfLastDay()).toBe(2);
    world.clock += 24 * HOUR;
    expect(await auth.countSupervisorsOfLastDay()).toBe(1);
  });
});

type Shop = Awaited<ReturnType<typeof shop>>;

async function found(auth: Shop["auth"], username: string): Promise<Actor | undefined> {
  return (await auth.listUsers()).find((user) => user.username === username);
}

function made(result: { readonly ok: boolean }): void {
  expect(result).toMatchObject({ ok: true });
}
