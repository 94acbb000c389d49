import { sql } from "kysely";
import { appendOnly, columnTypes, type MigrationStep } from "../migration-step.ts";

/** Inquiries, payments and their story, receipts, deposit readings, alarms, the audit log and the installation's own row. */
export const ledger: MigrationStep = async (db, dialect) => {
  const { int, id } = columnTypes(dialect);
  const unsettled = sql.raw("'sending', 'pending', 'unknown', 'not_sent', 'not_received', 'review'");
  const statements = [
    sql`create table installation (
      id integer primary key check (id = 1), mode text not null, username text not null,
      ref_prefix text not null, next_ref ${int} not null, held_since ${int}, created_at ${int} not null)`,

    sql`create table inquiries (
      tr_id text primary key, ref_id text not null unique, product text not null, hp text not null,
      company text not null, period text not null,
      nominal ${int} not null, admin ${int} not null, price ${int} not null, selling_price ${int} not null,
      details text not null, day text not null, asked_at ${int} not null,
      asked_by_id text not null, asked_by_name text not null, source text not null, raw text not null)`,
    sql`create index inquiries_by_day on inquiries (day, asked_at)`,

    sql`create table payments (
      tr_id text primary key references inquiries (tr_id), ref_id text not null, product text not null, hp text not null,
      company text not null, period text not null,
      nominal ${int} not null, admin ${int} not null, price ${int} not null, selling_price ${int} not null,
      day text not null, state text not null, version integer not null,
      cashier_id text not null, cashier_name text not null, method text not null, cash_received ${int},
      attempt integer not null, earlier_reached integer not null, reached integer not null,
      request_ended_at ${int}, lease_until ${int}, suspicion text, first_zero_at ${int},
      checks integer not null, silent_checks integer not null, last_checked_at ${int}, next_check_at ${int},
      check_lease_until ${int}, check_lease_owner text,
      code text, message text, noref text, paid_at ${int}, settled_at ${int},
      refund_due ${int}, refunded_at ${int}, created_at ${int} not null, updated_at ${int} not null)`,
    sql`create unique index one_unsettled_payment_a_bill on payments (product, hp) where state in (${unsettled})`,
    sql`create index payments_by_bill on payments (product, hp, settled_at)`,
    sql`create index payments_due on payments (next_check_at) where next_check_at is not null`,
    sql`create index payments_leased on payments (lease_until) where state = 'sending'`,
    sql`create index payments_by_time on payments (created_at, tr_id)`,
    sql`create index payments_by_cashier on payments (cashier_id, created_at)`,
    sql`create index payments_unsettled on payments (created_at) where state in (${unsettled})`,
    sql`create index payments_to_refund on payments (cashier_id) where refund_due is not null and refunded_at is null`,

    sql`create table attempts (
      tr_id text not null references payments (tr_id), number integer not null,
      started_at ${int} not null, ended_at ${int}, ending text, primary key (tr_id, number))`,

    sql`create table payment_events (
      id ${id}, tr_id text not null references payments (tr_id), at ${int} not null, kind text not null,
      from_state text, to_state text not null, actor_id text, actor_name text not null, data text not null)`,
    sql`create index payment_events_by_payment on payment_events (tr_id, id)`,

    sql`create table receipts (
      tr_id text primary key references payments (tr_id), model text not null, created_at ${int} not null)`,
    sql`create table receipt_prints (
      id text primary key, tr_id text not null references receipts (tr_id), number integer not null,
      paper text not null, how text not null, printed_by_id text not null, printed_by_name text not null,
      at ${int} not null, voided_at ${int})`,
    sql`create unique index receipt_prints_numbered on receipt_prints (tr_id, number) where voided_at is null`,

    sql`create table deposit_readings (
      id ${id}, at ${int} not null, balance ${int} not null, source text not null, tr_id text)`,
    sql`create index deposit_readings_by_time on deposit_readings (at)`,

    sql`create table alarms (
      id ${id}, kind text not null, tr_id text, at ${int} not null, data text not null,
      acknowledged_at ${int}, acknowledged_by text, note text)`,
    sql`create unique index one_open_alarm_of_a_kind on alarms (kind, tr_id) where acknowledged_at is null`,

    sql`create table audit_log (
      seq ${int} primary key, at ${int} not null, actor_id text, actor_name text not null, action text not null,
      subject text not null, data text not null, previous_hash text not null, hash text not null)`,
    sql`create table audit_head (id integer primary key check (id = 1), seq ${int} not null, hash text not null)`,
    sql`insert into audit_head (id, seq, hash) values (1, 0, '')`,

    sql`create table settings (key text primary key, value text not null, updated_at ${int} not null, updated_by text)`,
    ...appendOnly(dialect, ["payment_events", "audit_log", "receipts"]),
  ];
  for (const statement of statements) await statement.execute(db);
};
