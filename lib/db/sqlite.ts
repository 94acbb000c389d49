import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { SqliteAdapter, type SqliteDatabase, SqliteDialect } from "kysely";

/** How much of the file a connection remembers. */
const CACHE_KB = 65_536;
const REMEMBERED_STATEMENTS = 300;
/** How long a commit of another process (a backup, the command line) is waited for. */
const BUSY_MS = 3_000;
/** What a slow reader, such as a backup, made the log grow by is given back to the disk down to this, once it has read. */
const LOG_BYTES = 16 * 1024 * 1024;

/**
 * Opens one connection to a SQLite file, made 0600 in a folder made 0700. WAL with `synchronous=FULL`: each commit is an fsync,
 * so that what has been acknowledged survives a power cut. Of writing connections there must be one in a process.
 */
export function openSqlite(file: string, access: "write" | "read", cacheKb = CACHE_KB): DatabaseSync {
  if (access === "write" && file !== ":memory:") makeFolder(dirname(file));
  const database = new DatabaseSync(file, { readOnly: access === "read", timeout: BUSY_MS });
  if (access === "write") {
    database.exec("pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON;");
    database.exec(`pragma journal_size_limit = ${LOG_BYTES};`);
    if (file !== ":memory:") for (const suffix of ["", "-wal", "-shm"]) restrict(file + suffix);
  }
  database.exec(`pragma cache_size = -${cacheKb}; pragma temp_store = MEMORY;`);
  return database;
}

/** One folder at a time: Node's recursive way never returns where a folder cannot be made at all, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function restrict(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // Not there yet: SQLite gives it the mode of the database file.
  }
}

type Prepared = { readonly statement: StatementSync; readonly reader: boolean };

/** Kysely's view of one node:sqlite connection. */
export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const remembered = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = remembered.get(sql);
    if (known) return known;
    if (remembered.size >= REMEMBERED_STATEMENTS) remembered.clear();
    const statement = database.prepare(sql);
    const prepared = { statement, reader: statement.columns().length > 0 };
    remembered.set(sql, prepared);
    return prepared;
  };
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      // A deferred transaction that turns into a writer fails at once when another writer is in; an immediate one waits its turn.
      // A full disk has undone its transaction already, and a complaint about that would hide why.
      const undone = sql === "rollback" && !database.isTransaction;
      const { statement, reader } = prepare(sql === "begin" ? "begin immediate" : undone ? "select 1" : sql);
      return {
        reader,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
  return new TransactionalSqlite({ database: adapted });
}

/**
 * SQLite undoes schema changes with their transaction; Kysely believes that it cannot, and would leave half a schema behind a process
 * that is killed at its first start, or let two processes make the same tables.
 */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
