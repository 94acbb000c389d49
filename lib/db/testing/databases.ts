import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type Database, type DialectName, openDatabase } from "../connection.ts";
import { migrate } from "../migrate.ts";

/** Starting PostgreSQL on a busy machine; no single test pays for it. */
const START_MS = 90_000;

/** A new, migrated, empty database with every call; closed and removed after the suite. */
export type OpenDatabase = () => Promise<Database>;
/** The URL of a new database without any table, for tests that open it themselves or from several processes. */
export type FreshUrl = () => Promise<string>;

/** Runs one suite on SQLite (a file) and on a real PostgreSQL, which is started when the first suite wants it. */
export function describeOnBothDatabases(name: string, suite: (open: OpenDatabase, freshUrl: FreshUrl) => void): void {
  for (const dialect of ["sqlite", "postgres"] as const) {
    describe(`${name} (${dialect})`, () => {
      const ends: (() => Promise<void>)[] = [];
      const atEnd = (end: () => Promise<void>) => void ends.unshift(end);
      if (dialect === "postgres") beforeAll(async () => void (await serverUrl()), START_MS);
      afterAll(async () => {
        for (const end of ends) await end();
      });
      const freshUrl = () => freshUrlOf(dialect, atEnd);
      const open = async () => {
        const database = await openDatabase(await freshUrl());
        atEnd(() => database.close());
        await migrate(database);
        return database;
      };
      suite(open, freshUrl);
    });
  }
}

async function freshUrlOf(dialect: DialectName, atEnd: (end: () => Promise<void>) => void): Promise<string> {
  if (dialect === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "loket-test-"));
    atEnd(async () => rmSync(folder, { recursive: true, force: true }));
    return `file:${join(folder, "ledger.db")}`;
  }
  const url = new URL(await serverUrl());
  const name = `loket_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name}`);
  atEnd(() => onServer(`drop database ${name} with (force)`));
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
