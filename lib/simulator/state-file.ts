import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { LedgerState } from "./ledger.ts";

/**
 * The state of an earlier run, or null. An unreadable file stops the start: starting afresh beside an old Loket ledger would give out
 * `tr_id`s that it already has.
 */
export function readStateFile(file: string): LedgerState | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const state = parsed(text);
  if (state?.version !== 1) throw new Error(`${file} is not a state file of this simulator`);
  return state;
}

/** Writes a new file, then renames it: a crash leaves the old state or the new one, never half of either. */
export function writeStateFile(file: string, state: LedgerState): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.new`;
  const handle = openSync(fresh, "w", 0o600);
  try {
    writeSync(handle, JSON.stringify(state));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, file);
}

function parsed(text: string): LedgerState | null {
  try {
    return JSON.parse(text) as LedgerState | null;
  } catch {
    return null;
  }
}
