import { createHash } from "node:crypto";
import { linkSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const BEAT_MS = 2000;

/** A holder that has not touched its lock for this long is gone, even if another process now has its number. */
const SILENT_MS = 60_000;

const POLL_MS = 200;

/**
 * Does the work while no other process of this project folder does any under a lock. The lock stands outside the
 * folder because the work replaces whole folders in it; one left by a dead process is taken over.
 *
 * @template T
 * @param {string} root the project's folder
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once if another holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(root, work, onWait = () => {}) {
  const path = lockPath(root);
  if (!tryTake(path)) {
    onWait();
    while (!tryTake(path)) await wait(POLL_MS);
  }
  const beat = setInterval(() => touch(path), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (holder(path) === process.pid) rmSync(path, { force: true });
  }
}

/** @param {string} root */
export function lockPath(root) {
  const id = createHash("sha256")
    .update(`${root}\0${process.getuid?.() ?? ""}`)
    .digest("hex")
    .slice(0, 16);
  return join(tmpdir(), `loket-${id}.lock`);
}

/** @param {string} path */
function tryTake(path) {
  if (isStale(path)) rmSync(path, { force: true });
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    // A link appears at once and with its content, which creating and then writing a file does not.
    linkSync(own, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** @param {string} path */
function isStale(path) {
  const pid = holder(path);
  if (pid === undefined) return false;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && (Date.now() - stat.mtimeMs > SILENT_MS || !isAlive(pid));
}

/**
 * @param {string} path
 * @returns {number | undefined} the holder's process number
 */
function holder(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Someone removed it by hand; the work itself is not harmed.
  }
}
