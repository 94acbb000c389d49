import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT } from "#lib/db/testing/rows.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { known } from "#lib/payments/testing/counter.ts";
import { type AuditFilter, listAudit } from "./audit-list.ts";
import { appendAudit, auditCode, readAuditCode } from "./audit-log.ts";
import { type ExpectedRow, verifyAudit } from "./verify-audit.ts";

const KEY = Buffer.alloc(32, 3);

describeOnBothDatabases("the audit chain", (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  const append = (subject: string, key = KEY) =>
    database.transaction((tx) =>
      appendAudit(tx, key, { at: AT, by: SYSTEM, action: "test.row", subject, data: { number: 1 } }),
    );
  const appended = async (count: number) => {
    for (let row = 1; row <= count; row++) await append(`row ${row}`);
  };
  /** Tampers like someone who has the file but not the key. */
  const tamper = async (...statements: string[]) => {
    const drop = database.dialect === "sqlite" ? "" : " on audit_log";
    for (const act of ["update", "delete"])
      await sql.raw(`drop trigger audit_log_no_${act}${drop}`).execute(database.raw);
    for (const statement of statements) await sql.raw(statement).execute(database.raw);
  };
  const verdict = (...expected: ExpectedRow[]) => verifyAudit(database.read, KEY, expected);

  test("holds when it is empty, and over many rows", async () => {
    expect(await verdict()).toMatchObject({ ok: true, head: { seq: 0 } });
    await appended(5);
    expect(await verdict()).toMatchObject({ ok: true, head: { seq: 5 } });
  });

  test("holds when many write at once", async () => {
    await Promise.all(Array.from({ length: 60 }, (_, row) => append(`row ${row}`)));
    expect(await verdict()).toMatchObject({ ok: true, head: { seq: 60 } });
  });

  test("has no row of what was undone", async () => {
    await appended(1);
    const undone = database.transaction(async (tx) => {
      await appendAudit(tx, KEY, { at: AT, by: SYSTEM, action: "test.row", subject: "undone" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await append("next");
    expect(await verdict()).toMatchObject({ ok: true, head: { seq: 2 } });
  });

  test("is read to its end when it is longer than one reading", async () => {
    await database.transaction(async (tx) => {
      for (let row = 0; row < 1_001; row++) {
        await appendAudit(tx, KEY, { at: AT, by: SYSTEM, action: "test.row", subject: "many" });
      }
    });
    expect(await verdict()).toMatchObject({ ok: true, head: { seq: 1_001 } });
    await tamper("update audit_log set subject = 'x' where seq = 1001");
    expect(await verdict()).toEqual({ ok: false, seq: 1_001, fault: "altered" });
  });

  test.each(["at = at + 1", "actor_id = 'u9'", "actor_name = 'x'", "action = 'x'", "subject = 'x'", "data = '{}'"])(
    "breaks where %s was edited",
    async (change) => {
      await appended(3);
      await tamper(`update audit_log set ${change} where seq = 2`);
      expect(await verdict()).toEqual({ ok: false, seq: 2, fault: "altered" });
    },
  );

  test("breaks where a row was removed, from the middle or the beginning", async () => {
    await appended(3);
    await tamper("delete from audit_log where seq = 2");
    expect(await verdict()).toEqual({ ok: false, seq: 2, fault: "missing" });
    await tamperOn("delete from audit_log where seq = 1");
    expect(await verdict()).toEqual({ ok: false, seq: 1, fault: "missing" });
  });

  test("breaks where the end was cut off", async () => {
    await appended(3);
    await tamper("delete from audit_log where seq = 3");
    expect(await verdict()).toEqual({ ok: false, seq: 3, fault: "cut_off" });
  });

  test("breaks where the end was cut off and the head set back, for whoever noted a later place and nobody else", async () => {
    await appended(5);
    const [kept, noted] = await Promise.all([3, 5].map(placeOf));
    await tamper("delete from audit_log where seq > 3", `update audit_head set seq = 3, hash = '${kept?.hash}'`);
    expect(await verdict()).toMatchObject({ ok: true });
    expect(await verdict(known(kept ?? null))).toMatchObject({ ok: true });
    expect(await verdict(known(noted ?? null))).toEqual({ ok: false, seq: 4, fault: "cut_off" });
    expect(await verdict(known(readAuditCode(auditCode(known(noted ?? null)))))).toEqual({
      ok: false,
      seq: 4,
      fault: "cut_off",
    });
    // Rewritten by someone with the key: the number exists, with another row.
    await appended(4);
    expect(await verdict()).toMatchObject({ ok: true, head: { seq: 7 } });
    expect(await verdict(known(noted ?? null))).toEqual({ ok: false, seq: 5, fault: "other" });
  });

  test("a code is the row and sixteen letters of its hash, with or without dashes, and nothing shorter", () => {
    const place = { seq: 1204, hash: "9f3a0b1c77d2e410".padEnd(64, "a") };
    expect(auditCode(place)).toBe("1204:9f3a-0b1c-77d2-e410");
    for (const text of ["1204:9f3a-0b1c-77d2-e410", " 1204:9F3A0B1C77D2E410 "])
      expect(readAuditCode(text)).toEqual({ seq: 1204, hash: "9f3a0b1c77d2e410" });
    for (const text of ["", "1204", "1204:9f3a", "x:9f3a0b1c77d2e410", "1204:9f3a-0b1c-77d2-e4zz"])
      expect(readAuditCode(text)).toBeNull();
  });

  test("breaks where two rows changed places", async () => {
    await appended(3);
    await tamper(
      "update audit_log set seq = 9 where seq = 2",
      "update audit_log set seq = 2 where seq = 3",
      "update audit_log set seq = 3 where seq = 9",
    );
    expect(await verdict()).toMatchObject({ ok: false, seq: 2 });
  });

  test("breaks at a row that was written without the key", async () => {
    await appended(1);
    await append("forged", Buffer.alloc(32, 4));
    expect(await verdict()).toEqual({ ok: false, seq: 2, fault: "altered" });
  });

  const placeOf = (seq: number) =>
    database.read.query.selectFrom("auditLog").select(["seq", "hash"]).where("seq", "=", seq).executeTakeFirstOrThrow();

  async function tamperOn(statement: string): Promise<void> {
    await sql.raw(statement).execute(database.raw);
  }
});

describeOnBothDatabases("the list of the audit log", (open) => {
  test("is newest first, and narrowed by person, kind, object and days", async () => {
    const database = await open();
    const by = { id: "u1", username: "sri", name: "Sri", role: "supervisor" } as const;
    const append = (action: string, at: number, who: typeof by | typeof SYSTEM, subject = "x") =>
      database.transaction((tx) => appendAudit(tx, KEY, { at, by: who, action, subject }));
    await append("user.create", AT, by);
    await append("payment.claim", AT, SYSTEM);
    await append("user.disable", AT + 86_400_000, by, "rina");
    const seqs = async (filter: AuditFilter, before?: number) =>
      (await listAudit(database.read, { ...filter, zone: "WIB" }, { limit: 9, ...(before && { before }) })).map(
        ({ seq }) => seq,
      );
    expect(await seqs({})).toEqual([3, 2, 1]);
    expect(await seqs({}, 3)).toEqual([2, 1]);
    expect(await seqs({ person: "u1" })).toEqual([3, 1]);
    expect(await seqs({ group: "payment" })).toEqual([2]);
    expect(await seqs({ subject: "rina" })).toEqual([3]);
    expect(await seqs({ subject: "x", group: "user" })).toEqual([1]);
    expect(await seqs({ from: "2026-11-23" })).toEqual([3]);
    expect(await seqs({ group: "user", from: "2026-11-22", to: "2026-11-22" })).toEqual([1]);
  });
});
