import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import { unpaidOfLastDay } from "#lib/db/payments/inquiries.ts";
import { insertSession } from "#lib/db/people/sessions.ts";
import { insertUser } from "#lib/db/people/users.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { type Branch, openBranch } from "#lib/payments/testing/branch.ts";
import { CASHIER } from "#lib/payments/testing/counter.ts";
import { judge } from "#lib/payments/testing/judge.ts";
import { type Ran, runCommand } from "#lib/payments/testing/run-command.ts";
import type { RunningCounter } from "#lib/payments/testing/running-counter.ts";
import { SECOND } from "#lib/payments/testing/virtual-clock.ts";

const LOST = { reply: { kind: "reset" } } as const;
const NEVER = { execute: "never", reply: { kind: "reset" } } as const;
const HELD = { ok: false, error: { code: "reconcile_first" } };
const NOWHERE = { IAK_POSTPAID_URL: "http://127.0.0.1:1" };

describeMostlyOnSqlite("row 31: an old backup is restored", (_open, freshUrl) => {
  let branch: Branch;
  let counter: RunningCounter;
  const folder = mkdtempSync(join(tmpdir(), "loket-backup-"));
  const file = join(folder, "backup");
  beforeAll(async () => {
    branch = await openBranch(await freshUrl());
    counter = await branch.start();
  });
  afterAll(async () => {
    await branch.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const loket = (...words: string[]) => runCommand(branch, ["loket.ts", ...words]);
  const quote = (hp?: string) => branch.quote(counter, hp);
  const pay = async (inquiry: Inquiry, fault = {}) => {
    branch.nextPay(inquiry, fault);
    expect(await branch.claim(counter, inquiry)).toMatchObject({ ok: true, mine: true });
    await branch.until(inquiry.trId, ({ state }) => state !== "sending");
    return inquiry;
  };
  const stop = async () => {
    counter.signal("SIGTERM");
    expect(await counter.ended).toBe(0);
    await branch.letGo();
  };
  /** One sent in the lost time that never arrived may be sent again: the restored ledger does not know it. */
  let sentTwice = "";
  const wrong = async () => (await judge(branch)).filter((told) => !told.startsWith(`${sentTwice} was sent 2 times`));
  const stateOf = async ({ trId }: Inquiry) => (await branch.payment(trId))?.state;

  test("what the biller knows and the ledger does not is found, and until then nothing is paid", async () => {
    const paidBefore = await pay(await quote());
    const unknownBefore = await pay(await quote(), LOST);
    const quotedBefore = await quote();
    const cutOff = await branch.start({ more: NOWHERE });
    const [notSentBefore, givenUpLater] = [await quote(), await quote()];
    for (const inquiry of [notSentBefore, givenUpLater]) {
      await branch.claim(cutOff, inquiry);
      await branch.untilState(inquiry.trId, "not_sent");
    }
    cutOff.signal("SIGTERM");
    await cutOff.ended;
    await signInSomebody();
    expect(await loket("backup", file)).toMatchObject({ code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);

    await pay(quotedBefore);
    expect(await counter.does.sendAgain(CASHIER, notSentBefore.trId)).toMatchObject({ ok: true });
    await branch.untilState(notSentBefore.trId, "success");
    expect(await counter.does.giveUp(CASHIER, givenUpLater.trId)).toMatchObject({ ok: true });
    const paidInstead = await pay(await quote(givenUpLater.hp));
    const paidSince = await pay(await quote());
    const unknownSince = await pay(await quote(), LOST);
    const neverArrived = await pay(await quote(), NEVER);
    sentTwice = neverArrived.trId;
    const quotedSince = await quote();
    expectRefused(await loket("restore", file), "Loket is running on this ledger; stop it first");
    expect(await stateOf(paidSince)).toBe("success");

    await stop();
    expect(await loket("restore", file)).toMatchObject({ code: 0, said: expect.stringContaining("reconcile") });
    counter = await branch.start();
    expect(await branch.claim(counter, quotedBefore)).toEqual(HELD);
    expect(await counter.does.sendAgain(CASHIER, notSentBefore.trId)).toEqual(HELD);
    expect(await counter.does.inquireByNumber(CASHIER, { hp: quotedSince.hp })).toEqual(HELD);
    const { control } = branch.simulator;
    control.addFaults([{ command: "checkstatus", refId: paidSince.refId, fault: LOST }]);
    expectRefused(await loket("reconcile"), "paying stays held back");
    expect(await counter.does.inquireByNumber(CASHIER, { hp: quotedSince.hp })).toEqual(HELD);
    control.clearFaults();

    branch.advance(3 * SECOND);
    const { code, said } = await loket("reconcile");
    expect([code, said]).toEqual([0, expect.stringContaining("Paying goes on.")]);
    const found = [quotedBefore, notSentBefore, paidInstead, paidSince, unknownSince];
    // The counter's own checker may be asking about one of them, and knows in a moment.
    for (const inquiry of [paidBefore, unknownBefore, ...found]) await branch.untilState(inquiry.trId, "success");
    expect(await stateOf(givenUpLater)).toBe("cancelled");
    const { read } = await branch.ledger();
    expect(await read.query.selectFrom("sessions").select("id").execute()).toEqual([]);
    const alarms = await openAlarms(read, 100);
    const told = alarms.flatMap(({ kind, trId }) => (kind === "found_after_restore" ? trId : []));
    expect(told.sort()).toEqual(found.map(({ trId }) => trId).sort());

    for (const inquiry of [neverArrived, quotedSince]) {
      expect(await branch.payment(inquiry.trId)).toBeNull();
      expect(await branch.claim(counter, inquiry)).toMatchObject({ ok: true, mine: true });
      await branch.untilState(inquiry.trId, "success");
    }
    const asked = branch.simulator.journal.requestsOf("inq-pasca").length;
    await pay(await quote());
    expect(branch.simulator.journal.requestsOf("inq-pasca")).toHaveLength(asked + 1);
    expect(await wrong()).toEqual([]);
  });

  test("a backup never goes over another file, and what is no backup changes nothing", async () => {
    expectRefused(await loket("backup", file), "exists already; name a new file");
    expectRefused(await loket("backup", join(folder, "nowhere", "backup")), "no such file or directory");
    await stop();
    const garbage = join(folder, "garbage");
    writeFileSync(garbage, "this is no ledger");
    const { code } = await loket("restore", garbage);
    expect(code).toBe(1);
    expectRefused(await loket("restore", join(folder, "nowhere")), "there is no file");
    counter = await branch.start();
    await pay(await quote());
    expect(await wrong()).toEqual([]);
  });

  test("what stood in the ledger's place is kept, and no half-made file is left", () => {
    const anchors = `${basename(branch.url)}.audit-anchors`;
    expect(readdirSync(folder).sort()).toEqual(["backup", "garbage", anchors].sort());
    if (!branch.url.startsWith("file:")) return;
    const place = dirname(branch.url.slice("file:".length));
    const names = readdirSync(place).filter((name) => !/^ledger\.db(-wal|-shm)?$/.test(name) && name !== anchors);
    expect(names).toEqual([expect.stringMatching(/^ledger\.db\.before-restore-\d+$/)]);
  });

  test("paying is held back even where the account was forgotten at the restore", async () => {
    await stop();
    const demo = { IAK_USERNAME: "", IAK_API_KEY: "" };
    const { code, said } = await runCommand(branch, ["loket.ts", "restore", file], demo);
    expect([code, said]).toEqual([0, expect.stringContaining("Paying is held back")]);
    const inquiry = await quoteOfLedger();
    counter = await branch.start();
    expect(await branch.claim(counter, inquiry)).toEqual(HELD);
  });

  test("a ledger that a later version has brought up is refused in plain words, and the backup made before brings it back whole", async () => {
    await stop();
    const { raw } = await branch.ledger();
    await sql`create table of_a_later_version (tr_id varchar(64) references payments (tr_id))`.execute(raw);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(raw);
    await branch.letGo();
    expectRefused(
      await loket("audit", "verify"),
      "loket: a newer version of Loket has been on this ledger (9999-later)",
    );
    const forgotten = { AUTH_SECRET: "made anew because nobody had kept the old one" };
    const { said } = await runCommand(branch, ["loket.ts", "restore", file], forgotten);
    expect(said).toContain("written with another secret");
    const restored = await loket("restore", file);
    expect([restored.code, restored.said]).toEqual([0, expect.not.stringContaining("another secret")]);
    expect(await loket("audit", "verify")).toMatchObject({ code: 0 });
    await expect(sql`select * from of_a_later_version`.execute((await branch.ledger()).raw)).rejects.toThrow();
  });

  /** A backup would bring their session back, even if it was ended since. */
  const signInSomebody = async () => {
    const ledger = await branch.ledger();
    await ledger.transaction(async (tx) => {
      const user = await insertUser(tx, {
        username: "rina",
        name: "Rina",
        role: "cashier",
        passwordHash: "",
        passwordUntil: null,
        at: 0,
      });
      const session = { key: "k", userId: user?.id ?? "", factorDue: 0, address: "", userAgent: "", at: 0 };
      await insertSession(tx, session);
    });
  };

  const quoteOfLedger = async () => {
    const [inquiry] = await unpaidOfLastDay((await branch.ledger()).read);
    if (!inquiry) throw new Error("the backup holds an inquiry that is not paid");
    return inquiry;
  };
});

function expectRefused({ code, said }: Ran, why: string): void {
  expect([code, said]).toEqual([1, expect.stringContaining(why)]);
}
