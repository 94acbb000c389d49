import { type ChildProcess, spawn } from "node:child_process";
import { devNull } from "node:os";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { openDatabase } from "#lib/db/connection.ts";

/** An error of the ledger or its tools, in one line. */
export class ToolError extends Error {}

/** Writes the whole ledger without its sessions to a new file in `pg_restore`'s format. Rejects with a ToolError when `pg_dump` fails. */
export async function dumpPostgres(databaseUrl: string, file: string): Promise<void> {
  const { target, env } = connection(databaseUrl);
  const words = ["--format=custom", "--exclude-table-data=*.sessions", `--file=${file}`, target];
  await ended(start("pg_dump", words, env, ["ignore", "ignore"]), "pg_dump");
}

/** Reads a whole dump without restoring it. Rejects with a ToolError when it cannot be read. */
export async function readDump(file: string): Promise<void> {
  await ended(start("pg_restore", [`--file=${devNull}`, file], process.env, ["ignore", "ignore"]), "pg_restore");
}

/**
 * Tables of a newer version would depend on those that the dump replaces, and block the next upgrade. So everything in a ledger's schema is
 * dropped, except what an extension brought or another role owns. A database without a ledger keeps its content.
 */
const CLEAR = `
set local client_min_messages = warning;
do $$
declare item record;
begin
  if to_regclass('public.installation') is null then return; end if;
  for item in
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) = current_user
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  loop execute 'drop table if exists ' || item.name || ' cascade'; end loop;
  for item in
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and pg_get_userbyid(p.proowner) = current_user
      and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop execute 'drop function if exists ' || item.name || ' cascade'; end loop;
end $$;
`;

/**
 * Replaces the ledger's tables by a dump's, in one transaction that also blocks paying: a restored ledger can at no moment be paid from.
 */
export async function restorePostgres(databaseUrl: string, file: string): Promise<void> {
  const { target, env } = connection(databaseUrl);
  const atOnce = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"];
  const psql = start("psql", [...atOnce, target], env, ["pipe", "ignore"]);
  const reader = start("pg_restore", ["--clean", "--if-exists", "--no-owner", "--file=-", file], env, [
    "ignore",
    "pipe",
  ]);
  const done = ended(psql, "psql");
  try {
    if (!reader.stdout || !psql.stdin) throw new ToolError("psql and pg_restore cannot be joined");
    psql.stdin.write(CLEAR);
    await Promise.all([pipeline(reader.stdout, psql.stdin, { end: false }), ended(reader, "pg_restore")]);
    psql.stdin.end("\nupdate public.installation set held_since = 0 where mode <> 'demo';\n");
  } catch (error) {
    // Before the end of its input, so that its work so far is rolled back.
    psql.kill("SIGKILL");
    await done.catch(() => {});
    if (error instanceof ToolError) throw error;
    throw new ToolError(`the backup could not be restored; nothing was changed (${(error as Error).message})`);
  }
  await done;
}

/** Throws when a Loket is connected to the database. */
export async function refuseWhileServing(databaseUrl: string, complaint: string): Promise<void> {
  const database = await openDatabase(databaseUrl);
  try {
    const others = await sql<{ pid: number }>`
      select pid from pg_stat_activity
      where datname = current_database() and application_name = 'loket' and pid <> pg_backend_pid()`.execute(
      database.raw,
    );
    if (others.rows.length > 0) throw new ToolError(complaint);
  } finally {
    await database.close();
  }
}

/** The password goes through the environment: everybody on the machine can read a process's arguments. */
function connection(databaseUrl: string): { target: string; env: NodeJS.ProcessEnv } {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = "";
  return { target: `--dbname=${url.href}`, env: password ? { ...process.env, PGPASSWORD: password } : process.env };
}

type Stream = "pipe" | "ignore";

function start(program: string, args: string[], env: NodeJS.ProcessEnv, inAndOut: [Stream, Stream]): ChildProcess {
  return spawn(program, args, { stdio: [...inAndOut, "inherit"], env });
}

function ended(child: ChildProcess, program: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("error", () =>
      reject(new ToolError(`${program} is needed for PostgreSQL; install the PostgreSQL client`)),
    );
    child.once("close", (code) => (code === 0 ? resolve() : reject(new ToolError(`${program} failed`))));
    child.stdin?.on("error", () => {});
  });
}
