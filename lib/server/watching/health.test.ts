import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { writeSetting } from "#lib/db/settings/settings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putPayment } from "#lib/db/testing/rows.ts";
import { createBillerClock } from "./biller-clock.ts";
import { createHealth } from "./health.ts";
import type { LastCall } from "./watched-biller.ts";

const NOW = Date.UTC(2026, 10, 22, 3);
const MINUTE = 60_000;

describeOnBothDatabases("health", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  let asked = 0;
  const clock = createBillerClock();
  const healthOf = (over: { call?: LastCall; free?: number; now?: number; database?: Database } = {}) =>
    createHealth({
      clock,
      mode: "sandbox",
      database: over.database ?? database,
      databaseUrl: "file:./data/sandbox.db",
      now: () => over.now ?? NOW,
      lastCall: () => over.call ?? null,
      askAgain: () => {
        asked += 1;
      },
      freeBytes: async () => over.free ?? 10 ** 12,
    })();

  test("a Loket that has not asked the biller yet is well, and says that it does not know", async () => {
    expect(await healthOf()).toEqual({
      status: "ok",
      mode: "sandbox",
      ledger: "ok",
      biller: "unknown",
      checks: "ok",
      disk: "ok",
      clock: { offsetMs: null },
      backup: { at: null, ok: false },
    });
  });

  test("a newest good backup of more than 26 hours is degraded, where Loket is to make them", async () => {
    const goodAt = NOW - 26 * 60 * MINUTE;
    const made = { day: "2026-11-21", startedAt: goodAt, goodAt, file: "/mnt/b", problem: null };
    const put = (key: string, value: object) =>
      database.transaction((tx) => writeSetting(tx, { key, value, at: 1, by: null }));
    await put("backup", made);
    const backup = { at: new Date(goodAt).toISOString(), ok: false };
    expect(await healthOf()).toMatchObject({ status: "ok", backup });
    await put("unattended", { backupFolder: "/mnt" });
    expect(await healthOf()).toMatchObject({ status: "degraded", backup });
    await put("backup", { ...made, goodAt: goodAt + 1 });
    expect(await healthOf()).toMatchObject({ status: "ok", backup: { ok: true } });
    await put("unattended", {});
  });

  test.each([1, -1])(
    "row 51: a clock more than five minutes from the biller's is never called well (%i)",
    async (way) => {
      asked = 0;
      const right = way * 5 * MINUTE;
      clock.heard({ clockAheadMs: right });
      expect(await healthOf()).toMatchObject({ status: "ok", clock: { offsetMs: right } });
      clock.heard({ clockAheadMs: right + way });
      expect(await healthOf()).toMatchObject({ status: "degraded", clock: { offsetMs: right + way } });
      expect(asked).toBe(1);
      // A reply without the header says nothing; one with it shows that the clock was corrected.
      clock.heard({ clockAheadMs: null });
      expect(await healthOf()).toMatchObject({ status: "degraded" });
      clock.heard({ clockAheadMs: 0 });
      expect(await healthOf()).toMatchObject({ status: "ok" });
    },
  );

  test("the last call tells of the biller for ten minutes", async () => {
    const lost = (at: number): LastCall => ({ at, kind: "lost", reason: "timeout" });
    expect(await healthOf({ call: lost(NOW - MINUTE) })).toMatchObject({ status: "degraded", biller: "lost" });
    expect(await healthOf({ call: lost(NOW - 11 * MINUTE) })).toMatchObject({ status: "ok", biller: "unknown" });
    const call: LastCall = { at: NOW, kind: "answered", latencyMs: 5 };
    expect(await healthOf({ call })).toMatchObject({ status: "ok", biller: "answers" });
  });

  test("a lost call is asked about again, and the biller is left alone otherwise", async () => {
    asked = 0;
    await healthOf({ call: { at: NOW, kind: "answered", latencyMs: 5 } });
    await healthOf({ call: { at: NOW - 11 * MINUTE, kind: "lost", reason: "timeout" } });
    expect(asked).toBe(0);
    await healthOf({ call: { at: NOW - MINUTE, kind: "lost", reason: "timeout" } });
    expect(asked).toBe(1);
  });

  test("a disk that is nearly full is told before a payment meets it", async () => {
    expect(await healthOf({ free: 100 * 1024 * 1024 })).toMatchObject({ status: "degraded", disk: "low" });
  });

  test("checks that have been due for ten minutes are told", async () => {
    await putPayment(database, { state: "unknown", nextCheckAt: NOW });
    expect(await healthOf({ now: NOW + 9 * MINUTE })).toMatchObject({ status: "ok", checks: "ok" });
    expect(await healthOf({ now: NOW + 11 * MINUTE })).toMatchObject({ status: "degraded", checks: "late" });
  });

  test("a ledger that cannot be read is told, not thrown", async () => {
    const broke = () => {
      throw new Error("the disk is gone");
    };
    const query = { selectFrom: broke };
    const broken = { ...database, read: { ...database.read, query } } as unknown as Database;
    expect(await healthOf({ database: broken })).toMatchObject({ status: "degraded", ledger: "failed" });
  });
});
