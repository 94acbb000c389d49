import { execFile } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import { startPostgres, type TemporaryPostgres } from "#lib/db/testing/postgres.ts";
import { postgresBinaries } from "#lib/db/testing/postgres-binaries.ts";
import { AT } from "#lib/db/testing/rows.ts";
import { readEnvironment } from "./environment.ts";
import { openLedger } from "./loket.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "loket-tls-"));
const [certificate, key] = [join(folder, "ca.pem"), join(folder, "key.pem")];
let postgres: TemporaryPostgres;
let server: { data: string; uid: number; gid: number };

beforeAll(async () => {
  postgres = await startPostgres();
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  const data: string = (await admin.query("show data_directory")).rows[0].data_directory;
  server = { data, ...statSync(data) };
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...names];
  await run("openssl", [...made, "-keyout", key, "-out", certificate]);
  chmodSync(folder, 0o755);
  for (const file of [certificate, key]) chownSync(file, server.uid, server.gid);
  chmodSync(key, 0o600);
  for (const set of ["ssl = on", `ssl_cert_file = '${certificate}'`, `ssl_key_file = '${key}'`])
    await admin.query(`alter system set ${set}`);
  await admin.query("select pg_reload_conf()");
  await admin.end();
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
});

const openWith = (query: string) =>
  openLedger(readEnvironment({ DATABASE_URL: `${postgres.url}?${query}`, AUTH_SECRET: "a".repeat(64) }));

test("a PostgreSQL whose certificate nobody vouches for is refused with what to set, and works once that is set, also after its restart", async () => {
  await expect(openWith("sslmode=verify-full")).rejects.toThrow(
    /^DATABASE_URL: give the certificate's own CA: [^\n]*$/,
  );
  const database = await openWith(`sslmode=verify-full&sslrootcert=${certificate}`);
  const write = (value: number) =>
    database.transaction((tx) => writeSetting(tx, { key: "a", value, at: AT, by: null }));
  await write(1);
  const { data, uid, gid } = server;
  const restart = ["-D", data, "-w", "-m", "fast", "-l", join(data, "log"), "restart"];
  const identity = process.getuid?.() === 0 ? { uid, gid } : {};
  await run(join(postgresBinaries(), "pg_ctl"), restart, { ...identity, cwd: "/" });
  await write(2);
  expect(await readSetting(database.read, "a")).toBe(2);
  await database.close();
});
