/**
 * A separate process that starts one PostgreSQL, and removes it with its files when its parent says so or dies, even by SIGKILL: then the
 * channel between them closes. Started only by `startPostgres`.
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#lib/cli/free-port.ts";
import { postgresBinaries } from "./postgres-binaries.ts";

/** Another process may take the free port before the server. */
const TRIES = 5;
const NOT_ROOTS = ["postgres", "nobody"];

type Identity = { uid?: number; gid?: number };

function run(program: string, args: readonly string[], identity: Identity = {}): string {
  const env = { NODE_ENV: "test", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as const;
  try {
    return execFileSync(program, args, {
      ...identity,
      env,
      cwd: "/",
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${(error as Error).message}\n${stdout}${stderr}`.trim());
  }
}

/** PostgreSQL refuses to run as root. */
function identityToRunAs(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const name of NOT_ROOTS) {
    try {
      return { uid: Number(run("id", ["-u", name])), gid: Number(run("id", ["-g", name])) };
    } catch {
      // This machine has no such user.
    }
  }
  throw new Error(`PostgreSQL does not run as root, and there is no user ${NOT_ROOTS.join(" or ")} to run it as`);
}

const binaries = postgresBinaries();
const identity = identityToRunAs();
// Root's own temporary folder may be closed to the server's user.
const folder = mkdtempSync(join(identity.uid === undefined ? tmpdir() : "/tmp", "loket-postgres-"));
const data = join(folder, "data");
const log = join(folder, "log");
const pgCtl = (...args: string[]) => run(join(binaries, "pg_ctl"), ["-D", data, "-w", "-t", "60", ...args], identity);

function takeAway(): void {
  try {
    pgCtl("stop", "-m", "immediate");
  } catch {
    // It never started, or a test has ended it.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function start(): Promise<string> {
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    for (const path of [folder, passwordFile]) chownSync(path, identity.uid, identity.gid);
  }
  const made = [
    "--username=loket",
    `--pwfile=${passwordFile}`,
    "--auth=password",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ];
  run(join(binaries, "initdb"), ["-D", data, ...made], identity);
  for (let tried = 1; ; tried++) {
    const port = await freePort();
    try {
      pgCtl("-l", log, "-o", settings(port), "start");
      return `postgres://loket:${password}@127.0.0.1:${port}/postgres`;
    } catch (error) {
      const said = readFileSync(log, "utf8");
      if (tried === TRIES || !said.includes("Address already in use")) throw new Error(`${error}\n${said}`);
    }
  }
}

/** Only for tests: losses in a power cut don't matter here, and syncing would take most of the time. */
function settings(port: number): string {
  const lines = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", max_connections: 200 };
  const quick = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "256MB" };
  return Object.entries({ ...lines, ...quick })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(" ");
}

/** Ctrl-C reaches the whole terminal; only the parent's end counts here. */
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
process.on("disconnect", () => {
  takeAway();
  process.exit();
});

try {
  const url = await start();
  if (process.connected) process.send?.({ url });
  else takeAway(); // the parent died while this was loading, before anything listened
} catch (error) {
  if (process.connected) process.send?.({ problem: (error as Error).message });
  takeAway();
  if (process.connected) process.disconnect?.();
}
