import { DatabaseSync } from "node:sqlite";
import { CommandError } from "./command.ts";

export const RUNNING = "Loket is running on this ledger; stop it first";

/** Throws a CommandError when another process has the ledger's file open. */
export function refuseWhileInUse(file: string): void {
  try {
    bringLogIn(file);
  } catch {
    throw new CommandError(RUNNING);
  }
}

/** Afterwards the file alone is the whole ledger. SQLite leaves WAL mode only when nobody else has the file open. */
export function bringLogIn(file: string): void {
  const ledger = new DatabaseSync(file);
  try {
    ledger.exec("pragma journal_mode = delete");
  } finally {
    ledger.close();
  }
}
