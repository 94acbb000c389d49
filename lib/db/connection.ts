import { CamelCasePlugin, Kysely, type Transaction } from "kysely";
import { groupCommit, type Transact } from "./group-commit.ts";
import { openPostgres, postgresDialect } from "./postgres.ts";
import type { Schema } from "./schema.ts";
import { openSqlite, sqliteDialect } from "./sqlite.ts";

export type DialectName = "sqlite" | "postgres";

/** Where a repository's function runs its statements: a connection for reading, or a transaction. */
export type Reader = { readonly query: Kysely<Schema>; readonly dialect: DialectName };
/** Only `Database.transaction` makes one, so that whatever writes is known to stand in a transaction. */
export type Writer = { readonly query: Transaction<Schema>; readonly dialect: DialectName };

export type Database = {
  readonly dialect: DialectName;
  /** For reads only; on SQLite a connection of its own that never waits for a writer. */
  readonly read: Reader;
  /** Runs `work` in one transaction that commits when it returns and rolls back when it throws. Nothing but the ledger may be awaited in it. On SQLite several may share a commit (group-commit.ts). */
  transaction<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /** The writing connection without our naming rules: for libraries that bring their own tables, and for migrations. */
  readonly raw: Kysely<unknown>;
  close(): Promise<void>;
};

/** Opens `file:./path.db` or `postgres://…`. Throws when it cannot be reached or written. */
export async function openDatabase(url: string): Promise<Database> {
  return url.startsWith("file:") ? sqliteDatabase(url.slice("file:".length)) : postgresDatabase(url);
}

function sqliteDatabase(file: string): Database {
  const writer = openSqlite(file, "write");
  const reader = openSqlite(file, "read");
  const raw = new Kysely<unknown>({ dialect: sqliteDialect(writer) });
  const reading = new Kysely<unknown>({ dialect: sqliteDialect(reader) });
  return assemble("sqlite", raw, reading, groupCommit, async () => {
    // Kysely leaves open what it has never used. The writer goes last: only it can bring the log back into the file.
    await reading.destroy();
    if (reader.isOpen) reader.close();
    await raw.destroy();
    if (writer.isOpen) writer.close();
  });
}

function postgresDatabase(url: string): Database {
  const raw = new Kysely<unknown>({ dialect: postgresDialect(openPostgres(url)) });
  return assemble(
    "postgres",
    raw,
    raw,
    (database) => (work) => database.transaction().execute(work),
    () => raw.destroy(),
  );
}

function assemble(
  dialect: DialectName,
  raw: Kysely<unknown>,
  reading: Kysely<unknown>,
  transacting: (database: Kysely<Schema>) => Transact<Schema>,
  close: () => Promise<void>,
): Database {
  const named = (connection: Kysely<unknown>) => connection.withPlugin(new CamelCasePlugin()) as Kysely<Schema>;
  const transact = transacting(named(raw));
  return {
    dialect,
    raw,
    read: { query: named(reading), dialect },
    transaction: (work) => transact((query) => work({ query, dialect })),
    close,
  };
}
