import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/** Messages that are still to be sent, and whose turn it is to send those of one kind by one channel. */
export const outbox: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const statements = [
    sql`create table outbox (id ${id}, channel text not null, kind text not null, at ${int} not null, data text not null)`,
    sql`create table outbox_turns (
      channel text not null, kind text not null, due_at ${int} not null, failures integer not null,
      lease_until ${int}, lease_owner text, primary key (channel, kind))`,
  ];
  for (const statement of statements) await statement.execute(db);
};
