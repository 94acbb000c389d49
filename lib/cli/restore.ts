import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import { openDatabase } from "#lib/db/connection.ts";
import { holdPaying } from "#lib/db/installation.ts";
import { migrate } from "#lib/db/migrate.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { anchorFileOf, dropAnchor } from "#lib/server/backups/audit-anchors.ts";
import { refuseWhileServing, restorePostgres } from "#lib/server/backups/postgres-tools.ts";
import type { Environment } from "#lib/server/environment.ts";
import { auditKeyOf, CommandError, oneFile } from "./command.ts";
import { bringLogIn, RUNNING, refuseWhileInUse } from "./ledger-file.ts";

const OTHER_SECRET = `This ledger was written with another secret than the one that is here now (AUTH_SECRET, or auth-secret beside the ledger).
Put the one that was kept with the backup there and restore again. Without it the audit log no longer holds, and the codes on older
receipts are not recognised.`;

/** Replaces the ledger by a backup and blocks paying until `reconcile` has run. Loket must not be running. */
export async function restore(environment: Environment, words: string[]): Promise<void> {
  const file = oneFile(words, "restore FILE");
  if (!existsSync(file)) throw new CommandError(`there is no file ${file}`);
  const { databaseUrl } = environment;
  const held = databaseUrl.startsWith("file:")
    ? await restoreSqlite(environment, file, databaseUrl.slice("file:".length))
    : await restoreIntoPostgres(environment, file);
  console.log("The backup is in place.");
  if (held) console.log("Paying is held back until this has run:\n  npm run loket -- reconcile");
}

/** A complete ledger exists at every moment, and the restored one is blocked before it takes its place. */
async function restoreSqlite(environment: Environment, backupFile: string, ledgerFile: string): Promise<boolean> {
  mkdirSync(dirname(ledgerFile), { recursive: true, mode: 0o700 });
  const next = `${ledgerFile}.restoring`;
  try {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(next + suffix, { force: true });
    copyFileSync(backupFile, next);
    chmodSync(next, 0o600);
    if (!isSoundLedger(next)) {
      throw new CommandError(`${backupFile} is no sound backup of a ledger; nothing was changed`);
    }
    const held = await takeOver(environment, `file:${next}`);
    bringLogIn(next);
    if (existsSync(ledgerFile)) {
      refuseWhileInUse(ledgerFile);
      const kept = `${ledgerFile}.before-restore-${Date.now()}`;
      linkSync(ledgerFile, kept);
      console.log(`What was there before is kept in ${kept}.`);
    }
    renameSync(next, ledgerFile);
    await anchorRestored(environment);
    return held;
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(next + suffix, { force: true });
  }
}

async function restoreIntoPostgres(environment: Environment, file: string): Promise<boolean> {
  const { databaseUrl } = environment;
  await refuseWhileServing(databaseUrl, RUNNING);
  await restorePostgres(databaseUrl, file);
  const held = await takeOver(environment, databaseUrl);
  await anchorRestored(environment);
  return held;
}

/** Rows newer than the backup are no longer expected. */
async function anchorRestored(environment: Environment): Promise<void> {
  const database = await openDatabase(environment.databaseUrl);
  try {
    await dropAnchor(database.read, anchorFileOf(environment), Date.now(), true);
  } finally {
    await database.close();
  }
}

/** Migrates the restored ledger, blocks paying and audits the restore. False if nothing is blocked: the demo has no biller to ask. */
async function takeOver(environment: Environment, databaseUrl: string): Promise<boolean> {
  const database = await openDatabase(databaseUrl);
  try {
    await migrate(database);
    const key = auditKeyOf(environment);
    const verdict = await verifyAudit(database.read, key);
    if (!verdict.ok && verdict.seq === 1) console.warn(OTHER_SECRET);
    const at = Date.now();
    return await database.transaction(async (tx) => {
      const entry = { at, by: SYSTEM, action: "ledger.restore", subject: "ledger" };
      await appendAudit(tx, key, entry);
      return holdPaying(tx, at);
    });
  } finally {
    await database.close();
  }
}

function isSoundLedger(file: string): boolean {
  const copy = new DatabaseSync(file);
  try {
    if (!copy.prepare("select 1 from sqlite_master where name = 'installation'").get()) return false;
    return copy.prepare("pragma integrity_check").get()?.integrity_check === "ok";
  } catch {
    return false;
  } finally {
    copy.close();
  }
}
