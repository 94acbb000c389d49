import { writeBackup } from "#lib/server/backups/write-backup.ts";
import { type Maintenance, oneFile } from "./command.ts";

/** Writes the whole ledger without its sessions to a new file, readable by its owner only. Loket may keep running. */
export async function backup({ environment, database }: Maintenance, words: string[]): Promise<void> {
  const file = oneFile(words, "backup FILE");
  await writeBackup(environment, database.read, file);
  console.log(
    `The ledger is in ${file}. Keep the secret (AUTH_SECRET, or auth-secret beside the database) with it, but not in one place.`,
  );
}
