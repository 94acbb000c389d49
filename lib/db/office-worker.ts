import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { parentPort } from "node:worker_threads";
import { openSqlite, type Prepare, remembering } from "./sqlite.ts";

/** A statement for a connection to a file, opened for its first; without a statement, the connection is closed. */
export type OfficeAsk = {
  readonly connection: number;
  readonly file: string;
  readonly statement: { readonly sql: string; readonly parameters: readonly unknown[] } | null;
};
type Row = Record<string, unknown>;
/** `fault`: an error's fields, because a thread would hand on its message only, without the code. */
export type OfficeTold = { readonly rows: Row[] } | { readonly fault: { readonly message: string } };

const connections = new Map<number, { readonly database: DatabaseSync; readonly prepare: Prepare }>();

function rowsOf({ connection, file, statement }: OfficeAsk): Row[] {
  let known = connections.get(connection);
  if (!statement) {
    known?.database.close();
    connections.delete(connection);
    return [];
  }
  if (!known) {
    const database = openSqlite(file, "read");
    known = { database, prepare: remembering(database) };
    connections.set(connection, known);
  }
  return known.prepare(statement.sql).statement.all(...(statement.parameters as SQLInputValue[]));
}

parentPort?.on("message", ({ id, ...ask }: OfficeAsk & { readonly id: number }) => {
  const tell = (told: OfficeTold) => parentPort?.postMessage({ id, told });
  try {
    tell({ rows: rowsOf(ask) });
  } catch (error) {
    tell({ fault: { ...(error as Error), message: (error as Error).message } });
  }
});
