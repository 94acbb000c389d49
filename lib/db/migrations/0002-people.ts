import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/**
 * Users, their passwords and sessions as Better Auth 1.7 keeps them (with its username and admin plugins), under our own names, and
 * the tries at signing in. Better Auth writes its dates as ISO text on SQLite and as timestamps on PostgreSQL; our own columns
 * (`started_at`, `last_seen_at`, everything of `sign_in_attempts`) are UTC milliseconds.
 */
export const people: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  const date = sql.raw(dialect === "sqlite" ? "text" : "timestamptz");
  const bool = sql.raw(dialect === "sqlite" ? "integer" : "boolean");
  const no = sql.raw(dialect === "sqlite" ? "0" : "false");
  const statements = [
    sql`create table users (
      id text primary key, name text not null, username text not null unique,
      email text not null unique, email_verified ${bool} not null default ${no}, image text,
      role text not null check (role in ('cashier', 'supervisor')),
      banned ${bool} not null default ${no}, ban_reason text, ban_expires ${date},
      created_at ${date} not null, updated_at ${date} not null)`,

    // A session counts once it has a start: that is written in one transaction with its audit row.
    sql`create table sessions (
      id text primary key, token text not null unique, user_id text not null references users (id) on delete cascade,
      expires_at ${date} not null, ip_address text, user_agent text, impersonated_by text,
      created_at ${date} not null, updated_at ${date} not null, started_at ${int}, last_seen_at ${int})`,
    sql`create index sessions_by_user on sessions (user_id)`,

    sql`create table accounts (
      id text primary key, account_id text not null, provider_id text not null,
      user_id text not null references users (id) on delete cascade,
      access_token text, refresh_token text, id_token text,
      access_token_expires_at ${date}, refresh_token_expires_at ${date}, scope text, password text,
      created_at ${date} not null, updated_at ${date} not null, unique (provider_id, account_id))`,
    sql`create index accounts_by_user on accounts (user_id)`,

    sql`create table verifications (
      id text primary key, identifier text not null, value text not null, expires_at ${date} not null,
      created_at ${date} not null, updated_at ${date} not null)`,
    sql`create index verifications_by_identifier on verifications (identifier)`,

    sql`create table sign_in_attempts (key text primary key, tries integer not null, last_at ${int} not null)`,
    sql`create index sign_in_attempts_by_time on sign_in_attempts (last_at)`,
  ];
  for (const statement of statements) await statement.execute(db);
};
