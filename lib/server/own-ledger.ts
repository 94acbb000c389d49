import type { Database } from "#lib/db/connection.ts";
import { type Mode, ownInstallation } from "#lib/db/installation.ts";
import { EnvironmentError } from "./environment.ts";

/** Each mode and account has its own ledger. Throws an EnvironmentError with the remedy for another's. */
export async function refuseForeignLedger(
  database: Database,
  mode: Mode,
  username: string,
  now: number,
): Promise<void> {
  const owner = await ownInstallation(database, { mode, username }, now);
  if (owner.mode === mode && owner.username === username) return;
  throw new EnvironmentError(
    `DATABASE_URL: this ledger belongs to ${owner.mode} of account ${owner.username}, not to ${mode} of ${username}; give this one a DATABASE_URL of its own`,
  );
}
