import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

type Person = {
  id: string;
  name: string;
  name_key: string | null;
  username: string;
  role: string;
  banned: boolean | number;
  supervisor_until: number | null;
  created_at: Date | string;
  password: string | null;
};

/** Users and sessions as Loket needs them, without what only Better Auth wanted. Passwords go on working; everyone signs in anew. */
export const ownSignIn: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  const { rows: people } = await sql<Person>`
    select users.*, password from users left join accounts on user_id = users.id and provider_id = 'credential'
    order by users.id`.execute(db);
  const statements = [
    ...["verifications", "accounts", "sessions", "users"].map((table) => sql.raw(`drop table ${table}`)),
    sql`create table users (
      id text primary key, username text not null unique, name text not null, name_key text,
      role text not null check (role in ('cashier', 'supervisor')), disabled integer not null,
      password_hash text not null, supervisor_until ${int}, created_at ${int} not null)`,
    sql`create unique index users_by_name on users (name_key)`,
    sql`create table sessions (
      id text primary key, key text not null unique, user_id text not null references users (id) on delete cascade,
      started_at ${int} not null, last_seen_at ${int} not null)`,
    sql`create index sessions_by_user on sessions (user_id)`,
    ...people.map(
      (one) => sql`
        insert into users (id, username, name, name_key, role, disabled, password_hash, supervisor_until, created_at)
        values (${one.id}, ${one.username}, ${one.name}, ${one.name_key}, ${one.role}, ${one.banned ? 1 : 0},
          ${one.password ?? ""}, ${one.supervisor_until}, ${new Date(one.created_at).getTime()})`,
    ),
  ];
  for (const statement of statements) await statement.execute(db);
};
