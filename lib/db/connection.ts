import { CamelCasePlugin, Kysely, type Transaction } from "kysely";
import { groupCommit, type Transact } from "./group-commit.ts";
import { officeDialect } from "./office-dialect.ts";
import { openPostgres, postgresDialect } from "./postgres.ts";
import type { Schema } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

export type DialectName = "sqlite" | "postgres";

/** What a repository function runs its statements on: a reading connection or a transaction. */
export type Reader = { readonly query: Kysely<Schema>; readonly dialect: DialectName };
/** Made only by `Database.transaction`, so that every write is known to be in a transaction. */
export type Writer = { readonly query: Transaction<Schema>; readonly dialect: DialectName };

export type Database = {
  readonly dialect: DialectName;
  /** For reads only. On SQLite a separate connection that never waits for a writer. */
  readonly read: Reader;
  /** For the office's lists, sums, files and checks. On SQLite a thread reads them: however long one takes, payments go on. */
  readonly office: Reader;
  /**
   * Runs `work` in one transaction that commits when it returns and rolls back when it throws. Await nothing but the ledger inside. On
   * SQLite several may share a commit (group-commit.ts).
   */
  transaction<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /** The writing connection without column renaming, for libraries with their own tables and for migrations. */
  readonly raw: Kysely<unknown>;
  close(): Promise<void>;
};

/** Opens `file:./path.db` or `postgres://…`. Throws if it cannot be reached or written. */
export async function openDatabase(url: string): Promise<Database> {
  return url.startsWith("file:") ? sqliteDatabase(url.slice("file:".length)) : postgresDatabase(url);
}

function sqliteDatabase(file: string): Database {
  const writer = openSqlite(file, "write");
  const reader = openSqlite(file, "read");
  const raw = new Kysely<unknown>({ dialect: sqliteDialect(writer) });
  const reading = new Kysely<unknown>({ dialect: sqliteDialect(reader) });
  const office = new Kysely<unknown>({ dialect: officeDialect(file) });
  return assemble("sqlite", { raw, reading, office }, groupCommit, async () => {
    // Kysely does not close what it never used. The writer closes last: only it can checkpoint the WAL.
    await reading.destroy();
    if (reader.isOpen) reader.close();
    await office.destroy();
    await raw.destroy();
    if (writer.isOpen) writer.close();
  });
}

function postgresDatabase(url: string): Database {
  const raw = new Kysely<unknown>({ dialect: postgresDialect(openPostgres(url)) });
  return assemble(
    "postgres",
    { raw, reading: raw, office: raw },
    (database) => (work) => database.transaction().execute(work),
    () => raw.destroy(),
  );
}

/** Opens a SQLite ledger that nobody writes, such as a backup, for the office's thread: read-only, without creating files beside it. */
export function openForReading(file: string): { readonly office: Reader; readonly close: () => Promise<void> } {
  const office = new Kysely<unknown>({ dialect: officeDialect(file) });
  return { office: { query: named(office), dialect: "sqlite" }, close: () => office.destroy() };
}

/** Columns are snake_case in the database and camelCase here. */
function named(connection: Kysely<unknown>): Kysely<Schema> {
  return connection.withPlugin(new CamelCasePlugin()) as Kysely<Schema>;
}

function assemble(
  dialect: DialectName,
  { raw, reading, office }: Record<"raw" | "reading" | "office", Kysely<unknown>>,
  transacting: (database: Kysely<Schema>) => Transact<Schema>,
  close: () => Promise<void>,
): Database {
  const transact = transacting(named(raw));
  return {
    dialect,
    raw,
    read: { query: named(reading), dialect },
    office: { query: named(office), dialect },
    transaction: (work) => transact((query) => work({ query, dialect })),
    close,
  };
}
