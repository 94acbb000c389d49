import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { sealer } from "#lib/auth/seal.ts";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import type { Database } from "#lib/db/connection.ts";
import { ownInstallation } from "#lib/db/installation.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { beginPreferences, readPreferences, writePreferences } from "#lib/db/settings/preferences.ts";
import { readUnattended, writeUnattended } from "#lib/db/settings/unattended.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { UnattendedSection } from "#lib/domain/settings-form.ts";
import { KEPT_SECRET, unattendedSchema } from "#lib/domain/unattended.ts";
import { acknowledgeAlarm } from "#lib/payments/acknowledge-alarm.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { createLivePreferences } from "./live-preferences.ts";
import { createLogos } from "./printers/logos.ts";
import { readSection, type SettingsDeps, saveSettings } from "./save-settings.ts";
import {
  bearsMetricsToken,
  makeMetricsToken,
  metricsTokenMadeAt,
  revokeMetricsToken,
} from "./watching/metrics-token.ts";

const OUTLET = { name: "LOKET", address: "", phone: "", footer: "", zone: "WIB" } as const;
const OTHER = { ...SUPERVISOR, id: "u9", name: "Supervisor Dua" };

describeOnBothDatabases("settings", (open) => {
  let database: Database;
  let deps: SettingsDeps;
  beforeAll(async () => {
    database = await open();
    await ownInstallation(database, { mode: "demo", username: "081" }, 1);
    deps = {
      database,
      auditKey: Buffer.alloc(32, 1),
      now: () => 1_000,
      mode: "production",
      defaultOutlet: OUTLET,
      sealed: sealer("s", "channels"),
    };
  });

  test("what a new ledger begins with stands until somebody chooses, and never again afterwards", async () => {
    const begin = () => database.transaction((tx) => beginPreferences(tx, { cashRounding: "up_100" }, 1));
    const rounding = async () => (await readPreferences(database.read)).cashRounding;
    expect(await rounding()).toBe("none");
    await begin();
    expect(await rounding()).toBe("up_100");
    const chosen = { ...(await readPreferences(database.read)), cashRounding: "none" } as const;
    await database.transaction((tx) => writePreferences(tx, chosen, 1, SUPERVISOR.id));
    await begin();
    expect(await rounding()).toBe("none");
  });

  const counterForm = async (over: object) => {
    const { seen, values } = await readSection(deps, database.read, "counter");
    return { section: "counter" as const, seen, values: { ...values, ...over } };
  };
  const audited = () =>
    database.read.query
      .selectFrom("auditLog")
      .select(["action", "subject", "data", "actorName"])
      .where("action", "=", "settings.change")
      .orderBy("seq")
      .execute();

  test("a change is stored together with what stood before and what stands now", async () => {
    const form = await counterForm({ inquiriesPerMinute: "7" });
    expect(await saveSettings(deps, SUPERVISOR, form)).toMatchObject({
      outcome: "saved",
      now: { values: { inquiriesPerMinute: "7" } },
    });
    expect(await readPreferences(database.read)).toMatchObject({ inquiriesPerMinute: 7, checksAtOnce: 5 });
    expect((await audited()).map((row) => ({ ...row, data: JSON.parse(row.data) }))).toEqual([
      {
        action: "settings.change",
        subject: "counter",
        actorName: SUPERVISOR.name,
        data: { inquiriesPerMinute: { before: 30, after: 7 } },
      },
    ]);
  });

  test("saving what stands already writes no audit row", async () => {
    const before = (await audited()).length;
    expect(await saveSettings(deps, SUPERVISOR, await counterForm({}))).toMatchObject({ outcome: "saved" });
    expect(await audited()).toHaveLength(before);
  });

  test("of two supervisors who change one section at once, one is stored and the other is shown it", async () => {
    const mine = await counterForm({ inquiriesPerMinute: "11" });
    const theirs = { ...mine, values: { ...mine.values, inquiriesPerMinute: "22" } };
    const both = await Promise.all([saveSettings(deps, SUPERVISOR, mine), saveSettings(deps, OTHER, theirs)]);
    const outcomes = both.map((saving) => saving.ok && saving.outcome);
    expect(outcomes.toSorted()).toEqual(["changed", "saved"]);
    const { inquiriesPerMinute } = await readPreferences(database.read);
    for (const saving of both) {
      expect(saving).toMatchObject({ now: { values: { inquiriesPerMinute: String(inquiriesPerMinute) } } });
    }
  });

  test("two supervisors who change different sections lose nothing of each other's", async () => {
    const counter = await counterForm({ checksAtOnce: "9" });
    const money = await readSection(deps, database.read, "money");
    await Promise.all([
      saveSettings(deps, SUPERVISOR, counter),
      saveSettings(deps, OTHER, { section: "money", seen: money.seen, values: { ...money.values, csvSeparator: ";" } }),
    ]);
    expect(await readPreferences(database.read)).toMatchObject({ checksAtOnce: 9, csvSeparator: ";" });
  });

  test("a bad value stores nothing, not even the good ones beside it", async () => {
    const form = await counterForm({ checksAtOnce: "99", shiftRequired: true });
    expect(await saveSettings(deps, SUPERVISOR, form)).toMatchObject({ outcome: "invalid" });
    expect((await readPreferences(database.read)).shiftRequired).toBe(false);
  });

  test("this server's own address is never kept as a printer's, and is told at its field", async () => {
    const { seen } = await readSection(deps, database.read, "printers");
    const printer = (host: string) => ({ name: host, host, port: "9100" });
    const values = { networkPrinters: [printer("192.168.1.50"), printer("192.168.1.7")] };
    const own = { ...deps, ownAddresses: ["127.0.0.1", "192.168.1.7"] };
    expect(await saveSettings(own, SUPERVISOR, { section: "printers", seen, values })).toEqual({
      ok: true,
      outcome: "invalid",
      faults: { "networkPrinters.1.host": { code: "own_address" } },
    });
    expect((await readPreferences(database.read)).networkPrinters).toEqual([]);
  });

  test("a cashier changes nothing", async () => {
    const form = await counterForm({ shiftRequired: true });
    expect(await saveSettings(deps, CASHIER, form)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await makeMetricsToken(deps, CASHIER)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect((await readPreferences(database.read)).shiftRequired).toBe(false);
  });

  test("the outlet is saved like any other section", async () => {
    const { seen, values } = await readSection(deps, database.read, "outlet");
    const form = { section: "outlet" as const, seen, values: { ...values, name: "LOKET BARU", zone: "WITA" } };
    expect(await saveSettings(deps, SUPERVISOR, form)).toMatchObject({ outcome: "saved" });
    expect(await readOutlet(database.read, OUTLET)).toMatchObject({ name: "LOKET BARU", zone: "WITA" });
  });

  test("another process follows a change within two seconds, this one at once", async () => {
    let now = 0;
    const here = createLivePreferences(database.read, () => now);
    const elsewhere = createLivePreferences(database.read, () => now);
    const before = (await elsewhere.current()).shiftRequired;
    await here.current();
    await saveSettings(deps, SUPERVISOR, await counterForm({ shiftRequired: !before }));
    here.forget();
    expect((await here.current()).shiftRequired).toBe(!before);
    now = 1_999;
    expect((await elsewhere.current()).shiftRequired).toBe(before);
    now = 2_000;
    expect((await elsewhere.current()).shiftRequired).toBe(!before);
    await saveSettings(deps, SUPERVISOR, await counterForm({ shiftRequired: before }));
    now = -60_000;
    expect((await elsewhere.current()).shiftRequired, "a clock that was set back").toBe(before);
  });

  test("a metrics token opens until it is replaced or revoked, and is nowhere in the ledger", async () => {
    const bears = (token: string) => bearsMetricsToken(database.read, `Bearer ${token}`);
    expect(await bears("")).toBe(false);
    const first = await makeMetricsToken(deps, SUPERVISOR);
    const second = await makeMetricsToken(deps, SUPERVISOR);
    if (!first.ok || !second.ok) throw new Error("no token");
    expect(await bears(first.token)).toBe(false);
    expect(await bears(second.token)).toBe(true);
    expect(await bearsMetricsToken(database.read, null)).toBe(false);
    expect(await metricsTokenMadeAt(database.read)).toBe(1_000);
    const rows = [
      await database.read.query.selectFrom("settings").selectAll().execute(),
      await database.read.query.selectFrom("auditLog").selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain(second.token);
    await revokeMetricsToken(deps, SUPERVISOR);
    expect(await bears(second.token)).toBe(false);
    expect(await metricsTokenMadeAt(database.read)).toBeNull();
  });

  test("a channel's secret is never shown, logged or readable in the ledger, and goes to no other host unless it is typed again", async () => {
    const form = async (over: object) => {
      const { seen, values } = await readSection(deps, database.read, "email");
      return { section: "email" as const, seen, values: { ...values, ...over } };
    };
    const mail = { smtpHost: "smtp.toko.id", mailFrom: "a@toko.id", mailTo: "b@toko.id" };
    const saved = await saveSettings(deps, SUPERVISOR, await form({ ...mail, smtpPassword: "rahasia sekali" }));
    expect(saved).toMatchObject({ outcome: "saved", now: { values: { smtpPassword: KEPT_SECRET } } });
    const kept = await readUnattended(database.read);
    expect(deps.sealed.open(kept.smtpPassword)).toBe("rahasia sekali");
    const elsewhere = await form({ smtpHost: "smtp.pencuri.id" });
    expect(await saveSettings(deps, SUPERVISOR, elsewhere)).toMatchObject({
      outcome: "invalid",
      faults: { smtpPassword: { code: "again" } },
    });
    expect(await saveSettings(deps, SUPERVISOR, await form({ mailTo: "c@toko.id" }))).toMatchObject({
      outcome: "saved",
    });
    expect((await readUnattended(database.read)).smtpPassword).toBe(kept.smtpPassword);
    expect(await saveSettings(deps, CASHIER, await form({ smtpHost: "" }))).toMatchObject({ ok: false });
    const told = JSON.stringify([
      await audited(),
      await database.read.query.selectFrom("settings").selectAll().execute(),
    ]);
    expect(told).not.toContain("rahasia");
    expect(JSON.parse((await audited()).at(-2)?.data ?? "")).toMatchObject({
      smtpPassword: { before: false, after: true },
    });
  });

  test("logos are read one after the other, however many are sent at once: other work finds a thread", async () => {
    const logos = createLogos(deps);
    const file = await sharp({ create: { width: 900, height: 900, channels: 3, background: "black" } })
      .png()
      .toBuffer();
    let most = 0;
    const look = (waiting: number) => {
      most = Math.max(most, waiting + sharp.counters().process);
    };
    sharp.queue.on("change", look);
    const saved = await Promise.all(Array.from({ length: 8 }, () => logos.save(SUPERVISOR, file)));
    sharp.queue.off("change", look);
    expect(saved.every(({ ok }) => ok)).toBe(true);
    // The one that has ended is counted until its answer is read.
    expect(most).toBeLessThanOrEqual(2);
  });

  test("whoever quiets what tells people or backs up never does so unseen, nor ticks it off; setting it up is no alarm", async () => {
    const change = async (section: UnattendedSection, over: object) => {
      const { seen, values } = await readSection(deps, database.read, section);
      return saveSettings(deps, SUPERVISOR, { section, seen, values: { ...values, ...over } });
    };
    const told = async () =>
      (await openAlarms(database.read, 99)).flatMap(({ id, kind, data }) =>
        kind === "watching_changed" ? [{ id, section: data.section }] : [],
      );
    const before = await told();
    const quiet = (await readSection(deps, database.read, "alarms")).values.alarmRoutes as { kind: string }[];
    const off = { alarmRoutes: quiet.map(({ kind }) => ({ kind, to: "none" })) };
    await database.transaction(async (tx) => {
      await writeUnattended(tx, unattendedSchema.parse({}), 1, SUPERVISOR.id);
      await tx.query.deleteFrom("outbox").execute();
    });
    expect(await change("telegram", { telegramToken: `1:${"a".repeat(30)}`, telegramChat: "5" })).toMatchObject({
      outcome: "saved",
    });
    await change("closing", { closingHour: "21" });
    await change("backups", { backupFolder: tmpdir() });
    expect(await told()).toEqual(before);
    await change("alarms", off);
    await change("telegram", { telegramChat: "6" });
    await change("closing", { closingHour: "" });
    await change("backups", { backupFolder: "" });
    const raised = (await told()).slice(before.length);
    expect(raised.map(({ section }) => section)).toEqual(["alarms", "telegram", "closing", "backups"]);
    // The first one left by the routes that it has changed.
    expect(await database.read.query.selectFrom("outbox").select(["channel", "kind"]).execute()).toEqual([
      { channel: "telegram", kind: "watching_changed" },
      { channel: "telegram", kind: "channel_changed" },
    ]);
    const word = { id: raised[0]?.id ?? 0, note: "Sudah dilihat" };
    expect(await acknowledgeAlarm(deps, SUPERVISOR, word)).toMatchObject({ error: { code: "own_alarm" } });
    expect(await acknowledgeAlarm(deps, OTHER, word)).toMatchObject({ ok: true });
  });

  test("backups never go where browsers are served from, not by another name either", async () => {
    const link = join(mkdtempSync(join(tmpdir(), "loket-link-")), "backups");
    symlinkSync(resolve("public"), link);
    for (const backupFolder of [resolve("public"), link, resolve("public/..", "public/")]) {
      const { seen, values } = await readSection(deps, database.read, "backups");
      const saved = await saveSettings(deps, SUPERVISOR, {
        section: "backups",
        seen,
        values: { ...values, backupFolder },
      });
      expect(saved, backupFolder).toMatchObject({
        outcome: "invalid",
        faults: { backupFolder: { code: "no_folder" } },
      });
    }
    rmSync(dirname(link), { recursive: true });
  });

  test("a demo, in which anybody is supervisor, is never set to reach other machines or to write into a folder", async () => {
    const demo = { ...deps, mode: "demo" } as const;
    const before = await readUnattended(database.read);
    for (const section of ["email", "telegram", "webhook", "backups"] as const) {
      const { seen, values } = await readSection(deps, database.read, section);
      const form = { section, seen, values: { ...values, backupFolder: "/tmp" } };
      expect(await saveSettings(demo, SUPERVISOR, form), section).toMatchObject({ error: { code: "not_in_demo" } });
    }
    expect(await readUnattended(database.read)).toEqual(before);
    const { seen, values } = await readSection(deps, database.read, "closing");
    const closing = { section: "closing" as const, seen, values: { ...values, closingHour: "21" } };
    expect(await saveSettings(demo, SUPERVISOR, closing)).toMatchObject({ outcome: "saved" });
  });
});
