import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/** Cashiers' shifts, and the drawer that each payment's cash went into and came back out of. A closed shift never changes. */
export const shifts: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const closed = (act: "update" | "delete") =>
    dialect === "sqlite"
      ? sql.raw(
          `create trigger shifts_closed_no_${act} before ${act} on shifts when old.closed_at is not null begin select raise(abort, 'a closed shift never changes'); end`,
        )
      : sql.raw(
          `create trigger shifts_closed_no_${act} before ${act} on shifts for each row when (old.closed_at is not null) execute function refuse_change()`,
        );
  const statements = [
    sql`create table shifts (
      id ${id}, cashier_id text not null, cashier_name text not null,
      opened_at ${int} not null, opening_cash ${int} not null,
      closed_at ${int}, closed_by_id text, closed_by_name text,
      counts text, counted_cash ${int}, expected_cash ${int}, difference ${int}, reason text, totals text)`,
    sql`create unique index one_open_shift_a_cashier on shifts (cashier_id) where closed_at is null`,
    sql`create index shifts_by_time on shifts (opened_at, id)`,
    sql`create index shifts_by_cashier on shifts (cashier_id, opened_at, id)`,
    closed("update"),
    closed("delete"),

    sql`alter table payments add column shift_id ${int} references shifts (id)`,
    sql`alter table payments add column refund_shift_id ${int} references shifts (id)`,
    sql`create index payments_by_shift on payments (shift_id) where shift_id is not null`,
    sql`create index payments_by_refund_shift on payments (refund_shift_id) where refund_shift_id is not null`,
    sql`create index payments_returned on payments (refunded_at) where refunded_at is not null`,
  ];
  for (const statement of statements) await statement.execute(db);
};
