import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";

/** A connection's page cache. */
const CACHE_KB = 65_536;
const REMEMBERED_STATEMENTS = 300;
/** How long to wait for a commit of another process (a backup, the command line). */
const BUSY_MS = 3_000;
/** A slow reader, such as a backup, makes the WAL grow; afterwards it is truncated to this size. */
const LOG_BYTES = 16 * 1024 * 1024;

/**
 * Opens one connection to a SQLite file, created 0600 in a folder created 0700. WAL with `synchronous=FULL`: each commit is an fsync, so
 * acknowledged data survives a power cut. A process must have only one writing connection.
 */
export function openSqlite(file: string, access: "write" | "read"): DatabaseSync {
  if (access === "write" && file !== ":memory:") makeFolder(dirname(file));
  const database = new DatabaseSync(file, { readOnly: access === "read", timeout: BUSY_MS });
  if (access === "write") {
    database.exec("pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON;");
    database.exec(`pragma journal_size_limit = ${LOG_BYTES};`);
    if (file !== ":memory:") for (const suffix of ["", "-wal", "-shm"]) restrict(file + suffix);
  }
  database.exec(`pragma cache_size = -${CACHE_KB}; pragma temp_store = MEMORY;`);
  return database;
}

/** Folder by folder: Node's recursive option never returns where a folder cannot be created at all, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function restrict(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // It does not exist yet: SQLite gives it the mode of the database file.
  }
}

export type Prepare = (sql: string) => { readonly statement: StatementSync; readonly reader: boolean };

/** Prepares each statement of a connection once. */
export function remembering(database: DatabaseSync): Prepare {
  const remembered = new Map<string, ReturnType<Prepare>>();
  return (sql) => {
    const known = remembered.get(sql);
    if (known) return known;
    if (remembered.size >= REMEMBERED_STATEMENTS) remembered.clear();
    const statement = database.prepare(sql);
    const prepared = { statement, reader: statement.columns().length > 0 };
    remembered.set(sql, prepared);
    return prepared;
  };
}
