import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type Database, type DialectName, openDatabase } from "../connection.ts";
import { migrate } from "../migrate.ts";
import { expectAuditWords } from "./audit-words.ts";

/** A new, migrated, empty database on each call; closed and removed after the suite. */
export type OpenDatabase = () => Promise<Database>;
/** The URL of a new database without tables, for tests that open it themselves or from several processes. */
export type FreshUrl = () => Promise<string>;

type AtEnd = (end: () => Promise<void>) => void;

/** Whether this run does on PostgreSQL, too, what `npm test` does on SQLite only: `npm run torture` does. */
export const everywhere = process.env.LOKET_EVERYWHERE === "1";

type Suite = (open: OpenDatabase, freshUrl: FreshUrl, dialect: DialectName) => void;

/** Runs one suite on SQLite (a file) and on a real PostgreSQL, which starts when the first suite needs it. */
export function describeOnBothDatabases(name: string, suite: Suite): void {
  describeOn(["sqlite", "postgres"], name, suite);
}

/** On PostgreSQL only in `npm run torture`: for rules in which the database has no part, or whose statements others run on both. */
export function describeMostlyOnSqlite(name: string, suite: Suite): void {
  describeOn(everywhere ? ["sqlite", "postgres"] : ["sqlite"], name, suite);
}

function describeOn(dialects: readonly DialectName[], name: string, suite: Suite): void {
  for (const dialect of dialects) {
    describe(`${name} (${dialect})`, () => {
      const ends: (() => Promise<void>)[] = [];
      const atEnd: AtEnd = (end) => void ends.unshift(end);
      if (dialect === "postgres") beforeAll(async () => void (await serverUrl()));
      afterAll(async () => {
        for (const end of ends) await end();
      });
      const freshUrl = () => freshUrlOf(dialect, atEnd);
      const open = async () => {
        const database = await openDatabase(await migratedUrlOf(dialect, atEnd));
        atEnd(async () => {
          await expectAuditWords(database).finally(database.close);
        });
        return database;
      };
      suite(open, freshUrl, dialect);
    });
  }
}

async function freshUrlOf(dialect: DialectName, atEnd: AtEnd, template?: string): Promise<string> {
  if (dialect === "sqlite") {
    const file = freshFile();
    atEnd(() => removeWithFolder(file));
    return `file:${file}`;
  }
  const name = await createDatabase(template);
  atEnd(() => onServer(`drop database ${name} with (force)`));
  return urlOf(name);
}

/** In a folder of its own. */
function freshFile(): string {
  return join(mkdtempSync(join(tmpdir(), "loket-test-")), "ledger.db");
}

async function removeWithFolder(file: string): Promise<void> {
  rmSync(dirname(file), { recursive: true, force: true });
}

/** The URL of a copy of a migrated ledger, which takes a tenth of the time of migrating another. */
async function migratedUrlOf(dialect: DialectName, atEnd: AtEnd): Promise<string> {
  if (dialect === "postgres") return freshUrlOf(dialect, atEnd, await migratedDatabase());
  const file = freshFile();
  atEnd(() => removeWithFolder(file));
  writeFileSync(file, await migratedFile());
  return `file:${file}`;
}

async function migrateAndClose(url: string): Promise<void> {
  const database = await openDatabase(url);
  await migrate(database);
  await database.close();
}

/** The content of a migrated SQLite ledger. */
const migratedFile = once(async () => {
  const file = freshFile();
  try {
    await migrateAndClose(`file:${file}`);
    return readFileSync(file);
  } finally {
    await removeWithFolder(file);
  }
});

/** The name of a migrated PostgreSQL database. It is removed with the server. */
const migratedDatabase = once(async () => {
  const name = await createDatabase();
  await migrateAndClose(await urlOf(name));
  return name;
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
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

const serverUrl = once(async () => {
  const door = inject("postgresDoor");
  if (!door) throw new Error("vitest.config.ts must name lib/db/testing/global-setup.ts as a globalSetup");
  const response = await fetch(door);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
});
