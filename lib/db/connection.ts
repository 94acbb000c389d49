import { CamelCasePlugin, Kysely, type Transaction } from "kysely";
import { groupCommit, type Transact } from "./group-commit.ts";
import { openPostgres, postgresDialect } from "./postgres.ts";
import type { Schema } from "./schema.ts";
import { openSqlite, sqliteDialect } from "./sqlite.ts";

export type DialectName = "sqlite" | "postgres";

/** What a repository function runs its statements on: a reading connection or a transaction. */
export type Reader = { readonly query: Kysely<Schema>; readonly dialect: DialectName };
/** Made only by `Database.transaction`, so that every write is known to be in a transaction. */
export type Writer = { readonly query: Transaction<Schema>; readonly dialect: DialectName };

export type Database = {
  readonly dialect: DialectName;
  /** For reads only. On SQLite a separate connection that never waits for a writer. */
  readonly read: Reader;
  /** For reading the whole ledger. On SQLite a third connection with a small cache, so that the pages' data stays in memory. */
  readonly scan: Reader;
  /**
   * Runs `work` in one transaction that commits when it returns and rolls back when it throws. Await nothing but the ledger inside. On
   * SQLite several may share a commit (group-commit.ts).
   */
  transaction<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /** The writing connection without column renaming, for libraries with their own tables and for migrations. */
  readonly raw: Kysely<unknown>;
  close(): Promise<void>;
};

const SCAN_CACHE_KB = 2_048;

/** Opens `file:./path.db` or `postgres://…`. Throws if it cannot be reached or written. */
export async function openDatabase(url: string): Promise<Database> {
  return url.startsWith("file:") ? sqliteDatabase(url.slice("file:".length)) : postgresDatabase(url);
}

function sqliteDatabase(file: string): Database {
  const writer = openSqlite(file, "write");
  const reader = openSqlite(file, "read");
  const scanner = openSqlite(file, "read", SCAN_CACHE_KB);
  const raw = new Kysely<unknown>({ dialect: sqliteDialect(writer) });
  const reading = new Kysely<unknown>({ dialect: sqliteDialect(reader) });
  const scanning = new Kysely<unknown>({ dialect: sqliteDialect(scanner) });
  return assemble("sqlite", { raw, reading, scanning }, groupCommit, async () => {
    // Kysely does not close what it never used. The writer closes last: only it can checkpoint the WAL.
    await reading.destroy();
    if (reader.isOpen) reader.close();
    await scanning.destroy();
    if (scanner.isOpen) scanner.close();
    await raw.destroy();
    if (writer.isOpen) writer.close();
  });
}

function postgresDatabase(url: string): Database {
  const raw = new Kysely<unknown>({ dialect: postgresDialect(openPostgres(url)) });
  return assemble(
    "postgres",
    { raw, reading: raw, scanning: raw },
    (database) => (work) => database.transaction().execute(work),
    () => raw.destroy(),
  );
}

/** Opens a SQLite ledger that nobody writes, such as a backup: read-only, without creating files beside it. */
export function openForReading(file: string): { readonly read: Reader; readonly close: () => Promise<void> } {
  const connection = openSqlite(file, "read", SCAN_CACHE_KB);
  const raw = new Kysely<unknown>({ dialect: sqliteDialect(connection) });
  return {
    read: { query: named(raw), dialect: "sqlite" },
    async close() {
      await raw.destroy();
      if (connection.isOpen) connection.close();
    },
  };
}

/** Columns are snake_case in the database and camelCase here. */
function named(connection: Kysely<unknown>): Kysely<Schema> {
  return connection.withPlugin(new CamelCasePlugin()) as Kysely<Schema>;
}

function assemble(
  dialect: DialectName,
  { raw, reading, scanning }: Record<"raw" | "reading" | "scanning", Kysely<unknown>>,
  transacting: (database: Kysely<Schema>) => Transact<Schema>,
  close: () => Promise<void>,
): Database {
  const transact = transacting(named(raw));
  return {
    dialect,
    raw,
    read: { query: named(reading), dialect },
    scan: { query: named(scanning), dialect },
    transaction: (work) => transact((query) => work({ query, dialect })),
    close,
  };
}
