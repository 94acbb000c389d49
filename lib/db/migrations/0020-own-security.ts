import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/**
 * One-time passwords: good for one sign-in, until the time noted; 0 once used. Second factors: an authenticator app's secret, sealed, with
 * the last step that was used; passkeys; recovery codes by their hash. A session says whether it waits for one, and for which kind of act
 * one was given, until when; whether its screen is locked, and how often a PIN was tried; and from where it was begun, with what.
 */
export const ownSecurity: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  const statements = [
    sql`alter table users add column password_until ${int}`,
    sql`alter table users add column totp text`,
    sql`alter table users add column totp_step ${int}`,
    sql`alter table sessions add column factor_due integer not null default 0`,
    sql`alter table sessions add column challenge text`,
    sql`alter table sessions add column step_up text`,
    sql`alter table sessions add column step_up_until ${int}`,
    sql`alter table users add column pin_hash text`,
    sql`alter table users add column signed_in_at ${int}`,
    sql`alter table sessions add column locked_at ${int}`,
    sql`alter table sessions add column pin_tries integer not null default 0`,
    sql`alter table sessions add column address text not null default ''`,
    sql`alter table sessions add column user_agent text not null default ''`,
    sql`create table passkeys (
      id text primary key, user_id text not null references users (id) on delete cascade,
      name text not null, public_key text not null, counter ${int} not null, added_at ${int} not null)`,
    sql`create index passkeys_by_user on passkeys (user_id)`,
    sql`create table recovery_codes (
      hash text primary key, user_id text not null references users (id) on delete cascade)`,
    sql`create index recovery_codes_by_user on recovery_codes (user_id)`,
  ];
  for (const statement of statements) await statement.execute(db);
};
