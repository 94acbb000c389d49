import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPayment } from "#lib/db/payments/payments.ts";
import { writeUnattended } from "#lib/db/settings/unattended.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { postgresBinaries } from "#lib/db/testing/postgres-binaries.ts";
import { DAY, HOUR } from "#lib/domain/time.ts";
import { unattendedSchema } from "#lib/domain/unattended.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { type Branch, openBranch } from "#lib/payments/testing/branch.ts";
import { SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { runCommand } from "#lib/payments/testing/run-command.ts";
import { readEnvironment } from "../environment.ts";
import { secretsOf } from "../secrets.ts";
import { backUpToday, readBackup } from "./backups.ts";

describeOnBothDatabases("backups by themselves", (_open, freshUrl, dialect) => {
  const folder = mkdtempSync(join(tmpdir(), "loket-backups-"));
  const path = process.env.PATH;
  let branch: Branch;
  let now = Date.now();
  beforeAll(async () => {
    branch = await openBranch(await freshUrl());
    if (dialect === "postgres") process.env.PATH = [postgresBinaries(), path].join(delimiter);
  });
  afterAll(async () => {
    process.env.PATH = path;
    await branch.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const errors: unknown[] = [];
  const environment = () => readEnvironment(branch.env);
  const backUp = async () => {
    const log = { info: () => {}, warn: () => {}, error: (facts: unknown) => void errors.push(facts) };
    const receipts = { defaultOutlet: { zone: "WIB", name: "L", address: "", phone: "", footer: "" } };
    const auditKey = secretsOf(environment()).audit;
    const deps = { database: await branch.ledger(), now: () => now, log, receipts, auditKey } as unknown as PaymentDeps;
    return backUpToday(deps, environment());
  };
  const standing = async () => readBackup((await branch.ledger()).read, now);
  const setUp = async (backupFolder: string) => {
    const settings = unattendedSchema.parse({ backupFolder });
    await (await branch.ledger()).transaction((tx) => writeUnattended(tx, settings, 1, SUPERVISOR.id));
  };
  const made = () => readdirSync(folder).filter((name) => name.endsWith(".backup"));

  test("a ledger is restored from the day's backup, with what was paid before it and nothing since", async () => {
    const counter = await branch.start();
    const pay = async () => {
      const inquiry = await branch.quote(counter);
      await branch.claim(counter, inquiry);
      await branch.untilState(inquiry.trId, "success");
      return inquiry.trId;
    };
    const before = await pay();
    expect(await standing()).toMatchObject({ isMissing: false, at: null });
    expect(await backUp()).toBe(false);
    await setUp(folder);
    expect((await Promise.all([backUp(), backUp()])).sort()).toEqual([false, true]);
    expect([errors, await standing()]).toMatchObject([[], { ok: true, at: now, problem: null }]);
    const [name = ""] = made();
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const since = await pay();
    counter.signal("SIGTERM");
    await counter.ended;
    await branch.letGo();
    expect(await runCommand(branch, ["loket.ts", "restore", join(folder, name)])).toMatchObject({ code: 0 });
    const { read } = await branch.ledger();
    expect(await findPayment(read, before)).toMatchObject({ state: "success" });
    expect(await findPayment(read, since)).toBeNull();
    expect(await runCommand(branch, ["loket.ts", "verify"])).toMatchObject({ code: 0 });
  });

  test("a copy that does not hold, or a disk that is gone, is never called a backup, and is tried again after an hour", async () => {
    now += DAY;
    expect(await backUp()).toBe(true);
    const [good, goodAt] = [made(), now];
    now += DAY;
    if (dialect === "sqlite") {
      const { raw } = await branch.ledger();
      await sql`update hourly_totals set price = price + 1 where count > 0`.execute(raw);
      expect(await backUp()).toBe(true);
      expect(await standing()).toMatchObject({ at: goodAt, problem: "the copy does not agree with itself: hours" });
      await sql`update hourly_totals set price = price - 1 where count > 0`.execute(raw);
      now += HOUR;
    }
    const gone = join(folder, "unmounted");
    await setUp(gone);
    expect(await backUp()).toBe(true);
    expect([existsSync(gone), made()]).toEqual([false, good]);
    now = goodAt + 26 * HOUR - 1;
    expect(await standing()).toMatchObject({ isMissing: false, ok: true, problem: `there is no folder ${gone}` });
    now += 1;
    expect(await standing()).toMatchObject({ isMissing: true, ok: false });
    await setUp(folder);
    writeFileSync(join(folder, "not-ours-20200101T000000Z.backup"), "");
    expect(await backUp()).toBe(true);
    expect(await standing()).toMatchObject({ isMissing: false, ok: true, problem: null });
    expect(readdirSync(folder).filter((name) => /part|staging/.test(name))).toEqual([]);
    expect(made()).toHaveLength(4);
  });
});
