import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { backup as copyWhileInUse, DatabaseSync } from "node:sqlite";
import { appendAudit } from "#lib/db/audit-log.ts";
import { openDatabase } from "#lib/db/connection.ts";
import { setHeld } from "#lib/db/installation.ts";
import { migrate } from "#lib/db/migrate.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import type { Environment } from "#lib/server/environment.ts";
import { auditKeyOf, CommandError, type Maintenance } from "./command.ts";

/** Writes the whole ledger to a new file; Loket may go on running. */
export async function backup({ environment }: Maintenance, words: string[]): Promise<void> {
  const file = oneFile(words, "backup FILE");
  if (existsSync(file)) throw new CommandError(`${file} exists already; name a new file`);
  const { databaseUrl } = environment;
  if (databaseUrl.startsWith("file:")) {
    const source = new DatabaseSync(databaseUrl.slice("file:".length), { readOnly: true });
    await copyWhileInUse(source, file);
    source.close();
  } else {
    await run("pg_dump", ["--format=custom", `--file=${file}`, databaseUrl]);
  }
  chmodSync(file, 0o600);
  console.log(
    `The ledger is in ${file}. Keep the secret (AUTH_SECRET, or auth-secret beside the database) with it, but not in one place.`,
  );
}

/** Puts a backup in the ledger's place and holds paying back until `reconcile` has run. Loket must not be running. */
export async function restore(environment: Environment, words: string[]): Promise<void> {
  const file = oneFile(words, "restore FILE");
  if (!existsSync(file)) throw new CommandError(`there is no file ${file}`);
  const { databaseUrl } = environment;
  if (databaseUrl.startsWith("file:")) replaceFile(file, databaseUrl.slice("file:".length));
  else
    await run("pg_restore", [
      "--clean",
      "--if-exists",
      "--no-owner",
      "--exit-on-error",
      `--dbname=${databaseUrl}`,
      file,
    ]);
  const database = await openDatabase(databaseUrl);
  try {
    await migrate(database);
    const at = Date.now();
    await database.transaction(async (tx) => {
      // The demo's ledger has no biller but the simulator that starts with it: nothing to reconcile.
      if (environment.mode !== "demo") await setHeld(tx, at);
      await appendAudit(tx, auditKeyOf(environment), { at, by: SYSTEM, action: "ledger.restore", subject: "ledger" });
    });
  } finally {
    await database.close();
  }
  console.log("The backup is in place.");
  if (environment.mode !== "demo") console.log("Paying is held back until this has run:\n  npm run loket -- reconcile");
}

function replaceFile(backupFile: string, ledgerFile: string): void {
  const copy = new DatabaseSync(backupFile, { readOnly: true });
  const isLedger = copy.prepare("select 1 from sqlite_master where name = 'installation'").get() !== undefined;
  const sound = isLedger && copy.prepare("pragma integrity_check").get()?.integrity_check === "ok";
  copy.close();
  if (!sound) throw new CommandError(`${backupFile} is no sound backup of a ledger; nothing was changed`);
  if (existsSync(ledgerFile)) {
    refuseWhileInUse(ledgerFile);
    const kept = `${ledgerFile}.before-restore-${Date.now()}`;
    renameSync(ledgerFile, kept);
    for (const suffix of ["-wal", "-shm"]) rmSync(ledgerFile + suffix, { force: true });
    console.log(`What was there before is kept in ${kept}.`);
  }
  copyFileSync(backupFile, ledgerFile);
  chmodSync(ledgerFile, 0o600);
}

/** SQLite leaves WAL mode only when nobody else has the file open; leaving it also brings the log into the file. */
function refuseWhileInUse(file: string): void {
  const ledger = new DatabaseSync(file);
  try {
    ledger.exec("pragma journal_mode = delete");
  } catch {
    throw new CommandError("Loket is running on this ledger; stop it first");
  } finally {
    ledger.close();
  }
}

function oneFile(words: string[], usage: string): string {
  const [file, ...others] = words;
  if (!file || others.length > 0) throw new CommandError(`name one file: ${usage}`);
  return file;
}

function run(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", () =>
      reject(new CommandError(`${program} is needed for PostgreSQL; install the PostgreSQL client`)),
    );
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new CommandError(`${program} failed`))));
  });
}
