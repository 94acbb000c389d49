import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Database } from "#lib/db/connection.ts";
import type { Mode } from "#lib/db/installation.ts";
import { checkBacklog } from "#lib/db/payments/check-backlog.ts";
import { isRecent, MINUTE } from "#lib/domain/time.ts";
import { readBackup } from "../backups/backups.ts";
import type { BillerClock } from "./biller-clock.ts";
import type { LastCall } from "./watched-biller.ts";

/** If a check is overdue by more than this, the checker does not keep up, or does not run. */
const LATE_MS = 10 * MINUTE;
/** Older calls say nothing about the biller's present state. */
const CALL_SAYS_MS = 10 * MINUTE;
const LOW_BYTES = 200 * 1024 * 1024;

/** Words only, readable without a session; figures are in the metrics. */
export type Health = {
  readonly status: "ok" | "degraded";
  readonly mode: Mode;
  readonly ledger: "ok" | "failed";
  /** From this process's last call of any kind. */
  readonly biller: "answers" | "lost" | "unknown";
  readonly checks: "ok" | "late" | "unknown";
  /** The disk of the SQLite file; `unknown` with PostgreSQL. */
  readonly disk: "ok" | "low" | "unknown";
  /** How far our clock is ahead of the biller's, in milliseconds; null before its first reply. More than five minutes off is degraded. */
  readonly clock: { readonly offsetMs: number | null };
  /**
   * When the newest good automatic backup was started, and whether that is less than 26 hours ago. An older one is degraded if backups are
   * set up.
   */
  readonly backup: { readonly at: string | null; readonly ok: boolean };
};

type Deps = {
  readonly mode: Mode;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly now: () => number;
  readonly lastCall: () => LastCall | null;
  readonly clock: BillerClock;
  /**
   * Asks the biller in the background, unless it was asked a moment ago: one lost call, or a clock corrected since, must not keep a quiet
   * counter degraded.
   */
  readonly askAgain: () => void;
  /** Free bytes on the disk of a path. */
  readonly freeBytes?: (folder: string) => Promise<number>;
};

export function createHealth(deps: Deps) {
  const { mode, database, databaseUrl, now, lastCall, clock, askAgain, freeBytes = freeOn } = deps;
  const folder = databaseUrl.startsWith("file:") ? dirname(databaseUrl.slice("file:".length)) : null;
  return async (): Promise<Health> => {
    const backlog = await checkBacklog(database.read, now()).catch(() => null);
    const free = folder === null ? null : await freeBytes(folder).catch(() => null);
    const backup = await readBackup(database.read, now()).catch(() => null);
    const checks =
      backlog === null ? "unknown" : now() - (backlog.oldestDueAt ?? now()) > LATE_MS ? "late" : ("ok" as const);
    const told = {
      mode,
      ledger: backlog === null ? "failed" : "ok",
      biller: billerBy(lastCall(), now()),
      checks,
      disk: free === null ? "unknown" : free < LOW_BYTES ? "low" : "ok",
      clock: { offsetMs: clock.offsetMs() },
      backup: { at: backup?.at ? new Date(backup.at).toISOString() : null, ok: backup?.ok ?? false },
    } as const;
    const isAskedAgain = told.biller === "lost" || clock.errorMs() !== null;
    if (isAskedAgain) askAgain();
    const troubled =
      told.ledger === "failed" || isAskedAgain || checks === "late" || told.disk === "low" || backup?.isMissing;
    return { status: troubled ? "degraded" : "ok", ...told };
  };
}

function billerBy(call: LastCall | null, now: number): Health["biller"] {
  if (!call || !isRecent(call.at, CALL_SAYS_MS, now)) return "unknown";
  return call.kind === "answered" ? "answers" : "lost";
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
