import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { SqliteAdapter, type SqliteDatabase, SqliteDialect } from "kysely";
import { remembering } from "./sqlite.ts";

/** A node:sqlite connection for Kysely. */
export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepare = remembering(database);
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      // A deferred transaction that starts to write fails at once if another writer is active; an immediate one waits.
      // A full disk rolls its transaction back by itself: an error about the rollback would hide why.
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
 * SQLite rolls back schema changes with their transaction. Kysely assumes that it cannot, which would leave half a schema if a process is
 * killed at its first start, or let two processes create the same tables.
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
