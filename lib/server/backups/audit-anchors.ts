import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { AuditPlace } from "#lib/db/audit/audit-log.ts";
import { readAuditHead } from "#lib/db/audit/audit-log.ts";
import type { ExpectedRow } from "#lib/db/audit/verify-audit.ts";
import type { Database, Reader } from "#lib/db/connection.ts";
import { HOUR, type Millis, wibDay } from "#lib/domain/time.ts";
import type { Log } from "#lib/payments/deps.ts";
import type { Environment } from "../environment.ts";

/**
 * The audit log's head at a moment, stored outside the database: somebody who can write the database could cut off the log's end and reset
 * its head, and the rest of the chain would be valid. One line for each anchor, appended and never rewritten: time, `at` or `restored`, row
 * and hash.
 */
export type Anchor = AuditPlace & { readonly time: string; readonly restored: boolean };

/** The path of the anchors' file in a folder, by default beside the ledger. */
export function anchorFileOf({ databaseUrl, dataFolder }: Environment, folder = dataFolder): string {
  const name = databaseUrl.startsWith("file:") ? databaseUrl.slice("file:".length) : new URL(databaseUrl).pathname;
  return join(folder, `${basename(name)}.audit-anchors`);
}

/** Appends the log's head to a file. `restored`: a backup has just replaced the ledger, so later rows are rightly gone. */
export async function dropAnchor(from: Reader, file: string, at: Millis, restored = false): Promise<void> {
  const { seq, hash } = await readAuditHead(from);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const line = [new Date(at).toISOString(), restored ? "restored" : "at", seq, hash].join(" ");
  appendFileSync(file, `${line}\n`, { mode: 0o600 });
}

const LINE = /^(\S+) (at|restored) (\d{1,15}) ([0-9a-f]{64}|)$/;

/** A file's anchors, oldest first; empty without a file. A line torn by a power cut is skipped. */
export function readAnchors(file: string): Anchor[] {
  return read(file)
    .split("\n")
    .flatMap((line) => {
      const [, time, kind, seq, hash] = LINE.exec(line) ?? [];
      if (time === undefined || hash === undefined) return [];
      return [{ time, restored: kind === "restored", seq: Number(seq), hash }];
    });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/** The rows that the log must have, without those newer than a restored backup. */
export function rowsOf(anchors: readonly Anchor[]): ExpectedRow[] {
  const kept = anchors.filter(
    ({ seq }, index) => !anchors.slice(index + 1).some((later) => later.restored && later.seq <= seq),
  );
  return kept
    .filter(({ seq }) => seq > 0)
    .map(({ seq, hash, restored }) => ({ seq, hash, ...(restored && { action: "ledger.restore" }) }));
}

type Parts = { readonly database: Database; readonly now: () => Millis; readonly log: Log };

/** Writes an anchor beside the ledger at each start and on each new day; a failure to write holds nothing up. */
export function keepAnchors({ database, now, log }: Parts, file: string) {
  let day = "";
  const look = async () => {
    const today = wibDay(now());
    if (today === day) return;
    day = today;
    await dropAnchor(database.read, file, now()).catch((error) => log.error({ err: error, file }, "no audit anchor"));
  };
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  return {
    start() {
      looking = look();
      timer = setInterval(() => {
        looking = look();
      }, HOUR);
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
