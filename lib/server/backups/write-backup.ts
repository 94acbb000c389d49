import { closeSync, openSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { backup as copyWhileInUse, DatabaseSync } from "node:sqlite";
import { verifyAudit } from "#lib/db/audit/verify-audit.ts";
import { openForReading, type Reader } from "#lib/db/connection.ts";
import { verifyLedger } from "#lib/db/journal/verify-ledger.ts";
import type { Environment } from "../environment.ts";
import { anchorFileOf, dropAnchor } from "./audit-anchors.ts";
import { dumpPostgres, readDump, ToolError } from "./postgres-tools.ts";

/**
 * Writes the whole ledger without its sessions to a new file, readable by its owner only, and writes the audit log's head beside the ledger
 * and beside the backup. Loket may keep running. Rejects with a ToolError if the file exists or a tool fails.
 */
export async function writeBackup(environment: Environment, from: Reader, file: string): Promise<void> {
  const { databaseUrl } = environment;
  makeFile(file);
  for (const anchors of [anchorFileOf(environment), anchorFileOf(environment, dirname(file))])
    await dropAnchor(from, anchors, Date.now());
  try {
    if (databaseUrl.startsWith("file:")) await copySqlite(databaseUrl.slice("file:".length), file);
    else await dumpPostgres(databaseUrl, file);
  } catch (error) {
    // Half a backup must not pass for a whole one.
    rmSync(file, { force: true });
    throw error;
  }
}

/**
 * Opens a backup and recomputes all stored copies in it. A PostgreSQL dump can only be read through; the nightly check verifies the ledger
 * itself. Rejects with what is wrong.
 */
export async function checkBackup({ databaseUrl }: Environment, auditKey: Buffer, file: string): Promise<void> {
  if (!databaseUrl.startsWith("file:")) return readDump(file);
  const { office, close } = openForReading(file);
  try {
    for await (const { name, faults } of verifyLedger(office))
      if (faults.length > 0) throw new ToolError(`the copy does not agree with itself: ${name}`);
    const audit = await verifyAudit(office, auditKey);
    if (!audit.ok) throw new ToolError(`the copy's audit log does not hold from row ${audit.seq} on`);
  } finally {
    await close();
  }
}

/** Closed to others before it has any content. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new ToolError(code === "EEXIST" ? `${file} exists already; name a new file` : message);
  }
}

async function copySqlite(ledgerFile: string, file: string): Promise<void> {
  const source = new DatabaseSync(ledgerFile, { readOnly: true });
  try {
    await copyWhileInUse(source, file);
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(file);
  try {
    // Someone signed out since must not be signed in again by a restored ledger. The file alone is the complete copy.
    copy.exec("pragma secure_delete = on; delete from sessions; pragma journal_mode = delete");
  } finally {
    copy.close();
  }
}
