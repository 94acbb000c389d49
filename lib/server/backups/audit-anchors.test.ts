import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import type { Database } from "#lib/db/connection.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT } from "#lib/db/testing/rows.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { DAY, HOUR } from "#lib/domain/time.ts";
import { dropAnchor, keepAnchors, readAnchors, rowsOf } from "./audit-anchors.ts";

const KEY = Buffer.alloc(32, 3);
const QUIET = { info: () => {}, warn: () => {} };

describeOnBothDatabases("anchors of the audit log", (open) => {
  const folder = mkdtempSync(join(tmpdir(), "loket-anchors-"));
  let database: Database;
  let file: string;
  let files = 0;
  beforeEach(async () => {
    database = await open();
    files += 1;
    file = join(folder, "not yet there", `${files}.audit-anchors`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const append = async (...actions: string[]) => {
    for (const action of actions)
      await database.transaction((tx) => appendAudit(tx, KEY, { at: AT, by: SYSTEM, action, subject: "x" }));
  };
  /** Like someone who can write the database: removes the rows after one and resets the head. */
  const cutOff = async (after: number) => {
    const on = database.dialect === "sqlite" ? "" : " on audit_log";
    for (const statement of [
      `drop trigger audit_log_no_delete${on}`,
      `delete from audit_log where seq > ${after}`,
      `update audit_head set seq = ${after}, hash = (select hash from audit_log where seq = ${after})`,
    ])
      await sql.raw(statement).execute(database.raw);
  };
  const verdict = () => verifyAudit(database.read, KEY, rowsOf(readAnchors(file)));

  test("find an end that was cut off with the head set back, which the chain alone does not", async () => {
    expect(readAnchors(file)).toEqual([]);
    await append("a.a", "a.b", "a.c");
    await dropAnchor(database.read, file, AT);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await verdict()).toMatchObject({ ok: true });
    await cutOff(2);
    expect(await verifyAudit(database.read, KEY)).toMatchObject({ ok: true });
    expect(await verdict()).toEqual({ ok: false, seq: 3, fault: "cut_off" });
    await append("b.c", "b.d");
    expect(await verdict()).toEqual({ ok: false, seq: 3, fault: "other" });
  });

  test("ask no longer for what a restored backup had not heard of, and for all before; nobody else's word lets rows go", async () => {
    await append("a.a");
    await dropAnchor(database.read, file, AT);
    await append("a.b", "a.c");
    await dropAnchor(database.read, file, AT);
    await cutOff(1);
    await append("a.d");
    // A line that claims a restore that the log does not have.
    const before = readFileSync(file, "utf8");
    await dropAnchor(database.read, file, AT, true);
    expect(await verdict()).toEqual({ ok: false, seq: 2, fault: "other" });
    rmSync(file);
    appendFileSync(file, before);
    await append("ledger.restore");
    await dropAnchor(database.read, file, AT, true);
    expect(await verdict()).toMatchObject({ ok: true });
  });

  test("a torn line is left out, and the others hold", async () => {
    await append("a.a");
    await dropAnchor(database.read, file, AT);
    appendFileSync(file, "2026-11-22T03:00:00.000Z at 2 9f3a");
    expect(readAnchors(file)).toHaveLength(1);
  });

  test("are dropped at each start and on each day; one that cannot be written is told and holds nothing up", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    let now = AT;
    const error = vi.fn();
    const keeping = (place: string) => keepAnchors({ database, now: () => now, log: { ...QUIET, error } }, place);
    const later = (ms: number) => {
      now += ms;
      vi.advanceTimersByTime(HOUR);
    };
    const dropped = (count: number) => vi.waitFor(() => expect(readAnchors(file)).toHaveLength(count));
    const anchors = keeping(file);
    anchors.start();
    await dropped(1);
    later(HOUR);
    later(DAY);
    await dropped(2);
    await anchors.stop();
    later(DAY);
    const again = keeping(file);
    again.start();
    await again.stop();
    expect(readAnchors(file)).toHaveLength(3);
    expect(error).not.toHaveBeenCalled();
    const nowhere = keeping("/dev/null/nowhere");
    nowhere.start();
    await nowhere.stop();
    expect(error).toHaveBeenCalledOnce();
  });
});
