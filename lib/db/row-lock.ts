import type { SelectQueryBuilder } from "kysely";
import type { Writer } from "./connection.ts";

/** Holds the rows that a query reads until the transaction ends. SQLite has one writer at a time, so there it is held already. */
export function locked<DB, TB extends keyof DB, O>(
  tx: Writer,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return tx.dialect === "postgres" ? query.forUpdate() : query;
}
