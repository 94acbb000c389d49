import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants, copyFile, mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { holdSettings, readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import { readUnattended } from "#lib/db/settings/unattended.ts";
import { backupName, spareBackups } from "#lib/domain/backup-retention.ts";
import { dayOf, HOUR, isRecent, type Millis } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import type { Environment } from "../environment.ts";
import { anchorFileOf, dropAnchor } from "./audit-anchors.ts";
import { ToolError } from "./postgres-tools.ts";
import { checkBackup, writeBackup } from "./write-backup.ts";

/** From here Next gives files to whoever asks, from the next start on. */
const SERVED = ["public", ".next"].map((name) => resolve(name));

const KEY = "backup";
const GOOD_FOR_MS = 26 * HOUR;
const RETRY_MS = HOUR;
/** The problem of a backup that is being made, or whose process has died. */
const UNFINISHED = "unfinished";

/** `day`: the day of the last turn, which began at `startedAt`. `problem` stays until a turn ends well. */
const stateSchema = z.strictObject({
  day: z.string(),
  startedAt: z.number(),
  goodAt: z.number().nullable(),
  file: z.string().nullable(),
  problem: z.string().nullable(),
});
type State = z.infer<typeof stateSchema>;

export type BackupStanding = {
  /** Whether backups are set up and the newest good one is older than 26 hours. */
  readonly isMissing: boolean;
  /** When the newest good one was started; null: there is none. */
  readonly at: Millis | null;
  readonly file: string | null;
  readonly ok: boolean;
  /** What went wrong with the last one; null: nothing. */
  readonly problem: string | null;
};

/** The state of automatic backups. */
export async function readBackup(from: Reader, now: Millis): Promise<BackupStanding> {
  const state = await readState(from);
  const at = state?.goodAt ?? null;
  const isSetUp = (await readUnattended(from)).backupFolder !== "";
  const problem = state?.problem ?? null;
  const ok = at !== null && isRecent(at, GOOD_FOR_MS, now);
  // None is missing before the first has ended.
  const isMissing = isSetUp && !ok && (at !== null || (problem !== null && problem !== UNFINISHED));
  return { isMissing, at, file: state?.file ?? null, problem, ok };
}

async function readState(from: Reader | Writer): Promise<State | null> {
  const stored = await readSetting(from, KEY);
  return stored === undefined ? null : stateSchema.parse(stored);
}

/**
 * Makes the day's backup once its hour has come; of several processes one does. A failure is retried after an hour. Returns whether this
 * call had the turn.
 */
export async function backUpToday(deps: PaymentDeps, environment: Environment): Promise<boolean> {
  const { database, now, log } = deps;
  const { backupFolder: folder } = await readUnattended(database.read);
  if (folder === "") return false;
  const startedAt = now();
  const taken = await database.transaction((tx) => takeTurn(deps, tx, startedAt));
  if (!taken) return false;
  let end: Partial<State>;
  try {
    const file = await makeBackup(deps, environment, { folder, at: startedAt });
    end = { goodAt: startedAt, file, problem: null };
  } catch (error) {
    log.error({ err: error, folder }, "no backup was made; it will be tried again in an hour");
    end = {
      problem: error instanceof ToolError ? error.message : String((error as NodeJS.ErrnoException).code ?? error),
    };
  }
  await database.transaction((tx) => writeState(tx, { ...taken, ...end }, now()));
  return true;
}

async function takeTurn({ receipts }: PaymentDeps, tx: Writer, at: Millis): Promise<State | null> {
  const { backupHour } = await readUnattended(tx);
  const { zone } = await readOutlet(tx, receipts.defaultOutlet);
  const day = dayOf(at - backupHour * HOUR, zone);
  await holdSettings(tx);
  const before = await readState(tx);
  const failed = before !== null && before.problem !== null && !isRecent(before.startedAt, RETRY_MS, at);
  if (before?.day === day && !failed) return null;
  const kept = { goodAt: before?.goodAt ?? null, file: before?.file ?? null };
  const state = { ...kept, day, startedAt: at, problem: UNFINISHED };
  await writeState(tx, state, at);
  return state;
}

async function writeState(tx: Writer, value: State, at: Millis): Promise<void> {
  await writeSetting(tx, { key: KEY, value, at, by: null });
}

/**
 * Written and checked beside the ledger, where the locks and losses of a network share don't matter, then copied and compared. The copy
 * gets its name only after all that. Then old backups are deleted.
 */
async function makeBackup(
  deps: PaymentDeps,
  environment: Environment,
  { folder, at }: { folder: string; at: Millis },
): Promise<string> {
  await mustBeFolder(folder);
  const anchors = anchorFileOf(environment, folder);
  const ledger = basename(anchors).split(".")[0] ?? "loket";
  const staging = join(environment.dataFolder, "backup-staging");
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  const file = join(folder, backupName(ledger, at));
  const part = `${file}.part`;
  try {
    const made = join(staging, "ledger");
    await dropAnchor(deps.database.read, anchors, at);
    await writeBackup(environment, deps.database.read, made);
    await checkBackup(environment, deps.auditKey, made);
    await copyFile(made, part, constants.COPYFILE_EXCL);
    await toDisk(part);
    if ((await hashOf(part)) !== (await hashOf(made))) throw new ToolError("the folder does not hold what was written");
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
    await rm(staging, { recursive: true, force: true });
  }
  for (const name of spareBackups(ledger, await readdir(folder))) await rm(join(folder, name), { force: true });
  return file;
}

/** Never creates the folder: an unmounted disk must not look like an empty one. Rejects with a ToolError. */
export async function mustBeFolder(folder: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new ToolError(`there is no folder ${folder}`);
  await access(folder, constants.W_OK).catch(() => {
    throw new ToolError(`${folder} cannot be written`);
  });
  const place = await realpath(folder);
  if (SERVED.some((served) => `${place}${sep}`.startsWith(`${served}${sep}`)))
    throw new ToolError(`anybody can read what lies in ${folder}`);
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
