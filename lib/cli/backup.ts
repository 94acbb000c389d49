import { closeSync, openSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { backup as copyWhileInUse, DatabaseSync } from "node:sqlite";
import { anchorFileOf, dropAnchor } from "#lib/server/audit-anchors.ts";
import { CommandError, type Maintenance, oneFile } from "./command.ts";
import { dumpPostgres } from "./postgres-tools.ts";

/**
 * Writes the whole ledger but its sessions to a new file, readable by its owner only, and notes where the audit log stands, beside the ledger and beside the
 * backup. Loket may go on running.
 */
export async function backup({ environment, database }: Maintenance, words: string[]): Promise<void> {
  const file = oneFile(words, "backup FILE");
  const { databaseUrl } = environment;
  makeFile(file);
  for (const anchors of [anchorFileOf(environment), anchorFileOf(environment, dirname(file))])
    await dropAnchor(database.read, anchors, Date.now());
  try {
    if (databaseUrl.startsWith("file:")) await copySqlite(databaseUrl.slice("file:".length), file);
    else await dumpPostgres(databaseUrl, file);
  } catch (error) {
    // Half a backup must not be taken for one.
    rmSync(file, { force: true });
    throw error;
  }
  console.log(
    `The ledger is in ${file}. Keep the secret (AUTH_SECRET, or auth-secret beside the database) with it, but not in one place.`,
  );
}

/** Closed to others before anything stands in it. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandError(code === "EEXIST" ? `${file} exists already; name a new file` : message);
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
    // Whoever was signed out since must not be in again with the ledger of before.
    copy.exec("pragma secure_delete = on; delete from sessions");
  } finally {
    copy.close();
  }
}
