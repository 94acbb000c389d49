import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type Database, type DialectName, openDatabase } from "../connection.ts";
import { migrate } from "../migrate.ts";

/** A new, migrated, empty database on each call; closed and removed after the suite. */
export type OpenDatabase = () => Promise<Database>;
/** The URL of a new database without tables, for tests that open it themselves or from several processes. */
export type FreshUrl = () => Promise<string>;

type AtEnd = (end: () => Promise<void>) => void;

/** Runs one suite on SQLite (a file) and on a real PostgreSQL, which starts when the first suite needs it. */
export function describeOnBothDatabases(
  name: string,
  suite: (open: OpenDatabase, freshUrl: FreshUrl, dialect: DialectName) => void,
): void {
  for (const dialect of ["sqlite", "postgres"] as const) {
    describe(`${name} (${dialect})`, () => {
      const ends: (() => Promise<void>)[] = [];
      const atEnd: AtEnd = (end) => void ends.unshift(end);
      if (dialect === "postgres") beforeAll(async () => void (await serverUrl()));
      afterAll(async () => {
        for (const end of ends) await end();
      });
      const freshUrl = () => freshUrlOf(dialect, atEnd);
      const open = async () => {
        const database = await (dialect === "sqlite"
          ? openMigrated(await freshUrl())
          : openDatabase(await freshUrlOf(dialect, atEnd, await migratedDatabase())));
        atEnd(() => database.close());
        return database;
      };
      suite(open, freshUrl, dialect);
    });
  }
}

async function freshUrlOf(dialect: DialectName, atEnd: AtEnd, template?: string): Promise<string> {
  if (dialect === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "loket-test-"));
    atEnd(async () => rmSync(folder, { recursive: true, force: true }));
    return `file:${join(folder, "ledger.db")}`;
  }
  const name = await createDatabase(template);
  atEnd(() => onServer(`drop database ${name} with (force)`));
  return urlOf(name);
}

async function openMigrated(url: string): Promise<Database> {
  const database = await openDatabase(url);
  await migrate(database);
  return database;
}

let migrated: Promise<string> | null = null;

/** The name of the database that each suite copies, which is faster than migrating another. It is removed with the server. */
function migratedDatabase(): Promise<string> {
  migrated ??= (async () => {
    const name = await createDatabase();
    const database = await openMigrated(await urlOf(name));
    await database.close();
    return name;
  })();
  return migrated;
}

async function createDatabase(template = "template1"): Promise<string> {
  const name = `loket_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name} template ${template}`);
  return name;
}

async function urlOf(name: string): Promise<string> {
  const url = new URL(await serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: await serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

let known: Promise<string> | null = null;

function serverUrl(): Promise<string> {
  known ??= (async () => {
    const door = inject("postgresDoor");
    if (!door) throw new Error("vitest.config.ts must name lib/db/testing/global-setup.ts as a globalSetup");
    const response = await fetch(door);
    const answer = await response.text();
    if (!response.ok) throw new Error(answer);
    return answer;
  })();
  return known;
}
