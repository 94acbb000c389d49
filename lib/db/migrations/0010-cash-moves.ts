import { sql } from "kysely";
import { appendOnly, columnTypes, type MigrationStep } from "../migration-step.ts";

/** Cash that goes into a shift's drawer, or out of it, without a payment. */
export const cashMoves: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const statements = [
    sql`create table cash_moves (
      id ${id}, key text not null unique, shift_id ${int} not null references shifts (id),
      amount ${int} not null check (amount <> 0), reason text not null, by_id text not null, by_name text not null, at ${int} not null)`,
    sql`create index cash_moves_by_shift on cash_moves (shift_id, id)`,
    ...appendOnly(dialect, ["cash_moves"]),
  ];
  for (const statement of statements) await statement.execute(db);
};
