import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { readSetting, writeSetting } from "./settings/settings.ts";
import { describeOnBothDatabases } from "./testing/databases.ts";
import { AT } from "./testing/rows.ts";

describeOnBothDatabases("a ledger's connections", (open, freshUrl) => {
  test("a reader sees what has been committed and nothing before", async () => {
    const database = await open();
    const readers = [database.read, database.office];
    const told = () => Promise.all(readers.map((reader) => readSetting(reader, "a")));
    const gate = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const writing = database.transaction(async (tx) => {
      await writeSetting(tx, { key: "a", value: 1, at: AT, by: null });
      written.resolve();
      await gate.promise;
    });
    await written.promise;
    expect(await told()).toEqual([undefined, undefined]);
    gate.resolve();
    await writing;
    expect(await told()).toEqual([1, 1]);
  });

  test("transactions that begin at once all commit, none is refused for being second", async () => {
    const database = await open();
    const many = Array.from({ length: 60 }, (_, index) =>
      database.transaction((tx) => writeSetting(tx, { key: "same", value: index, at: AT, by: null })),
    );
    await Promise.all(many);
    expect(typeof (await readSetting(database.read, "same"))).toBe("number");
  });

  test("the schema is brought up to date by four processes at once, once, and again without harm", async () => {
    const url = await freshUrl();
    await Promise.all(Array.from({ length: 4 }, () => migrateElsewhere(url)));
    const database = await openDatabase(url);
    await migrate(database);
    await database.transaction((tx) => writeSetting(tx, { key: "a", value: "ok", at: AT, by: null }));
    expect(await readSetting(database.read, "a")).toBe("ok");
    await database.close();
  });

  test("a schema that cannot be finished leaves nothing of its steps, so that the next start can", async () => {
    const database = await openDatabase(await freshUrl());
    await sql`create table settings (in_the_way integer)`.execute(database.raw);
    await expect(migrate(database)).rejects.toThrow(/already exists/);
    await sql`drop table settings`.execute(database.raw);
    await migrate(database);
    expect(await readSetting(database.read, "a")).toBeUndefined();
    await database.close();
  });

  test("a number that would lose its last digits is refused rather than rounded", async () => {
    const database = await open();
    const big = sql<{ n: number }>`select 9007199254740993 as n`;
    await expect(big.execute(database.raw)).rejects.toThrow();
    await expect(big.execute(database.office.query)).rejects.toThrow();
    const held = await sql<{ n: number }>`select 9007199254740991 as n`.execute(database.raw);
    expect(held.rows[0]?.n).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describeOnBothDatabases("a connection that breaks", (_open, freshUrl) => {
  test("inside a transaction undoes it and ends neither the process nor the ledger", async () => {
    const url = await freshUrl();
    const database = await openDatabase(url);
    await migrate(database);
    const broken = database.transaction(async (tx) => {
      await writeSetting(tx, { key: "half", value: 1, at: AT, by: null });
      await breakConnections(url);
      await writeSetting(tx, { key: "rest", value: 1, at: AT, by: null });
    });
    if (database.dialect === "postgres") await expect(broken).rejects.toThrow();
    else await broken;
    const left = database.dialect === "postgres" ? undefined : 1;
    expect(await readSetting(database.read, "half")).toBe(left);
    await database.close();
  });
});

/** In a separate process: two writers in one process would wait for each other. */
async function migrateElsewhere(url: string): Promise<void> {
  const program = `
    import { openDatabase } from "#lib/db/connection.ts";
    import { migrate } from "#lib/db/migrate.ts";
    const database = await openDatabase(process.argv[1]);
    await migrate(database);
    await database.close();`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program, url], { cwd: process.cwd() });
}

/** PostgreSQL ends every connection to this database but the current one; a file has none. */
async function breakConnections(url: string): Promise<void> {
  if (url.startsWith("file:")) return;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await admin.end();
}

describe("a SQLite ledger", () => {
  const folder = mkdtempSync(join(tmpdir(), "loket-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "data", "ledger.db");

  test("makes an fsync of each commit (WAL, synchronous FULL) and keeps its foreign keys", async () => {
    const database = await openDatabase(`file:${file}`);
    await migrate(database);
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database.raw)).rows[0] ?? {})[0];
    expect(await pragma("journal_mode")).toBe("wal");
    expect(await pragma("synchronous")).toBe(2);
    expect(await pragma("foreign_keys")).toBe(1);
    await database.close();
  });

  test("is readable by its owner only: folder 0700, files 0600", async () => {
    const database = await openDatabase(`file:${file}`);
    await database.transaction((tx) => writeSetting(tx, { key: "a", value: 1, at: AT, by: null }));
    expect(statSync(join(folder, "data")).mode & 0o777).toBe(0o700);
    for (const suffix of ["", "-wal", "-shm"]) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
    await database.close();
  });

  test("gives back what its log grew by while a slow reader, such as a backup, looked at it", async () => {
    const database = await openDatabase(`file:${file}`);
    const write = async (n: number) => {
      // SQLite does not rewrite unchanged pages.
      const value = String(n % 10).repeat(1_000_000);
      await database.transaction((tx) => writeSetting(tx, { key: "big", value, at: AT, by: null }));
    };
    const slow = new DatabaseSync(file, { readOnly: true });
    slow.exec("begin; select count(*) from settings");
    slow.prepare("select count(*) from settings").get();
    for (let n = 0; n < 30; n++) await write(n);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(24 * 1024 * 1024);
    slow.close();
    // The first checkpoints the whole WAL, the second starts it anew.
    for (let n = 0; n < 2; n++) await write(30 + n);
    expect(statSync(`${file}-wal`).size).toBeLessThanOrEqual(16 * 1024 * 1024);
    await database.close();
  });

  test("tells the office why a query failed, as it tells anyone", async () => {
    const database = await openDatabase(`file:${file}`);
    const wrong = sql`select * from nowhere`;
    const fault = { message: "no such table: nowhere", code: "ERR_SQLITE_ERROR", errcode: 1 };
    for (const { query } of [database.read, database.office])
      await expect(wrong.execute(query)).rejects.toMatchObject(fault);
    await database.close();
  });

  test("is written by the writing connection only", async () => {
    const database = await openDatabase(`file:${file}`);
    for (const { query } of [database.read, database.office]) {
      await expect(sql`delete from settings`.execute(query)).rejects.toThrow(/readonly/);
    }
    await database.close();
    // The writer closed last, and brought the WAL in.
    expect(existsSync(`${file}-wal`)).toBe(false);
  });
});
