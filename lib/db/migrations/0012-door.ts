import { sql } from "kysely";
import { columnTypes, type MigrationStep } from "../migration-step.ts";

/**
 * Sessions are kept by the hash of what their cookie carries: those until now, whose rows would open them, end. A person's name is nobody
 * else's: of those who share one already, the eldest account holds it. When somebody was last an active supervisor is kept.
 */
export const door: MigrationStep = async (db, dialect) => {
  const { int } = columnTypes(dialect);
  await sql`delete from sessions`.execute(db);
  await sql`alter table users add column supervisor_until ${int}`.execute(db);
  await sql`alter table users add column name_key text`.execute(db);
  const people = await sql<{ id: string; name: string }>`select id, name from users order by created_at, id`.execute(
    db,
  );
  const taken = new Set<string>();
  for (const { id, name } of people.rows) {
    const key = name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
    if (taken.has(key)) continue;
    taken.add(key);
    await sql`update users set name_key = ${key} where id = ${id}`.execute(db);
  }
  await sql`create unique index users_by_name on users (name_key)`.execute(db);
};
