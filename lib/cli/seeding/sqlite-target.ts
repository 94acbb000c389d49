import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { snakeCase, type Target } from "./fill-ledger.ts";

/** A ledger file that no other process has open and that is deleted if anything fails; nothing is synced until `close`. */
export function openSqliteTarget(file: string): { target: Target; close: () => void } {
  const database = new DatabaseSync(file);
  database.exec(
    "pragma locking_mode = exclusive; pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -200000; begin",
  );
  const inserts = new Map<string, (row: Record<string, unknown>) => void>();
  const insertInto = (table: string, example: Record<string, unknown>) => {
    const names = Object.keys(example);
    const columns = names.map(snakeCase).join(", ");
    const statement = database.prepare(`insert into ${table} (${columns}) values (${names.map(() => "?").join(", ")})`);
    return (row: Record<string, unknown>) =>
      void statement.run(...names.map((name) => (row[name] ?? null) as SQLInputValue));
  };
  const target: Target = {
    dialect: "sqlite",
    async run(statement) {
      database.exec(statement);
    },
    async insert(table, rows) {
      const [first] = rows;
      if (!first) return;
      const insert = inserts.get(table) ?? insertInto(table, first);
      inserts.set(table, insert);
      for (const row of rows) insert(row);
    },
    async indexesOf(table) {
      const rows = database
        .prepare(
          "select name, sql as statement from sqlite_master where type = 'index' and sql is not null and tbl_name = ?",
        )
        .all(table);
      return rows as { name: string; statement: string }[];
    },
  };
  const close = () => {
    database.exec("commit");
    database.close();
  };
  return { target, close };
}
