import { sql } from "kysely";
import { appendOnly, columnTypes, type MigrationStep } from "../migration-step.ts";

/**
 * Fixed points among the deposit's readings, what was paid between two of them, and a supervisor's word on what nothing explains.
 * Outcomes that were not heard while their call was in flight have an index of their own: their moment is not known exactly.
 */
export const depositPoints: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const statements = [
    sql`alter table deposit_readings add column started_at ${int}`,
    sql`alter table deposit_readings add column quiet integer not null default 0`,
    sql`alter table deposit_readings add column mark ${int}`,
    sql`alter table deposit_readings add column paid_count ${int}`,
    sql`alter table deposit_readings add column paid_sum ${int}`,
    sql`alter table deposit_readings add column alarmed_at ${int}`,
    sql`create index deposit_points on deposit_readings (at) where quiet = 1`,

    sql`create index payment_events_late on payment_events (at)
      where to_state in ('success', 'failed', 'cancelled') and from_state <> 'sending' and from_state <> to_state`,

    sql`create table deposit_explanations (
      id ${id}, reading_id ${int} not null references deposit_readings (id), amount ${int} not null,
      kind text not null, note text not null, at ${int} not null, by_id text not null, by_name text not null)`,
    sql`create index deposit_explanations_by_reading on deposit_explanations (reading_id)`,

    sql`create table deposit_watch (id integer primary key check (id = 1), owner text, lease_until ${int} not null)`,
    sql`insert into deposit_watch (id, owner, lease_until) values (1, null, 0)`,
    ...appendOnly(dialect, ["deposit_explanations"]),
  ];
  for (const statement of statements) await statement.execute(db);
};
