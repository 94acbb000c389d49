import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { EnvironmentError } from "#lib/server/environment.ts";
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

/** Checkpoints the WAL, so that the file alone is the whole ledger. SQLite leaves WAL mode only when no other process has the file open. */
export function bringLogIn(file: string): void {
  const ledger = new DatabaseSync(file);
  try {
    ledger.exec("pragma journal_mode = delete");
  } finally {
    ledger.close();
  }
}

/**
 * Locks a ledger's file for one server until the returned function is called or the process ends. Commands don't take the lock, and may run
 * beside. Throws an EnvironmentError that names the holder. `who`: this server, in words.
 */
export function holdForServer(file: string, who: string): () => void {
  let place: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    place = new DatabaseSync(`${file}-server`, { timeout: 0 });
    place.exec("create table if not exists holder (who text not null)");
    place.exec("begin immediate; delete from holder");
    place.prepare("insert into holder values (?)").run(who);
    // This never-ending transaction is the lock that others meet; they can still read who holds it.
    place.exec("commit; begin immediate");
    const held = place;
    return () => held.close();
  } catch (error) {
    const holder = holderIn(place);
    place?.close();
    throw new EnvironmentError(
      holder
        ? `DATABASE_URL: another Loket runs on this ledger (${holder}); stop it, or give this one a DATABASE_URL of its own`
        : `DATABASE_URL: the ledger's folder cannot be written: ${(error as Error).message}`,
    );
  }
}

function holderIn(place: DatabaseSync | undefined): unknown {
  try {
    return place?.prepare("select who from holder").get()?.who;
  } catch {
    return undefined;
  }
}
