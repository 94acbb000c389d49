import { sql } from "kysely";
import { appendOnly, columnTypes, type MigrationStep } from "../migration-step.ts";

/**
 * The day's books: when a day's report was printed and a day was locked, each with the journal's last line at that time, and the running
 * numbers of receipts.
 */
export const dayBooks: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const statements = [
    sql`create table report_prints (
      id ${id}, day text not null, mark ${int} not null, at ${int} not null, by_id text not null, by_name text not null)`,
    sql`create index report_prints_by_day on report_prints (day, id)`,
    sql`create table day_locks (
      day text primary key, mark ${int} not null, at ${int} not null, by_id text not null, by_name text not null)`,
    sql`create table receipt_numbers (
      year ${int} not null, number ${int} not null, tr_id text not null unique references payments (tr_id),
      primary key (year, number))`,

    // A shift is closed once.
    sql`create unique index journal_closings on journal (shift_id) where kind = 'shift_closed'`,
    // What was settled when, whatever day it belongs to.
    sql`create index journal_settled on journal (at) where kind = 'undone' or credit = 'deposit' or debit = 'deposit'`,
    ...appendOnly(dialect, ["report_prints", "day_locks", "receipt_numbers"]),
  ];
  for (const statement of statements) await statement.execute(db);
};
