import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { freePort } from "#lib/cli/free-port.ts";
import { readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT } from "#lib/db/testing/rows.ts";
import { readEnvironment } from "./environment.ts";
import { openLedger } from "./loket.ts";

const installed = spawnSync("pgbouncer", ["--version"]).status === 0;
if (!installed) console.warn("No PgBouncer on this machine: a ledger behind it is not tried.");

const openCurrent = (url: string) => openLedger(readEnvironment({ DATABASE_URL: url, AUTH_SECRET: "a".repeat(64) }));

describeOnBothDatabases("a database that refuses Loket", (_open, freshUrl, dialect) => {
  test.skipIf(dialect === "sqlite")("is told in one line that says what to set", async () => {
    const url = await freshUrl();
    const changed = (change: (to: URL) => void) => {
      const to = new URL(url);
      change(to);
      return openCurrent(to.href);
    };
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await admin.query("create role reads_only login password 'x'");
    await admin.query("revoke create on schema public from public");
    await admin.end();
    const reader = changed((to) => {
      to.username = "reads_only";
      to.password = "x";
    });
    await expect(reader).rejects.toThrow(/^DATABASE_URL: .*grant create on schema public.*$/);
    const port = String(await freePort());
    await expect(changed((to) => Object.assign(to, { port }))).rejects.toThrow(
      /^DATABASE_URL: no PostgreSQL answers.*$/,
    );
    await expect(changed((to) => Object.assign(to, { pathname: "/nowhere" }))).rejects.toThrow(/create this database/);
    await expect(changed((to) => Object.assign(to, { search: "?sslmode=verify-full" }))).rejects.toThrow(
      /speaks no TLS/,
    );
  });

  test.skipIf(dialect === "sqlite" || !installed)(
    "works through PgBouncer in transaction mode, which says what to set where it is not set",
    async () => {
      const url = await freshUrl();
      const [port, stop] = await startBouncer(new URL(url), "");
      const through = Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href;
      const refused: unknown = await openCurrent(through).catch((error: unknown) => error);
      await stop();
      const [, ignored = ""] = /pgbouncer\.ini: (ignore_startup_parameters = [\w, ]+\w): /.exec(String(refused)) ?? [];
      const [again, end] = await startBouncer(new URL(url), ignored);
      const database = await openCurrent(Object.assign(new URL(url), { host: `127.0.0.1:${again}` }).href);
      const all = Array.from({ length: 30 }, (_, n) =>
        database.transaction((tx) => writeSetting(tx, { key: `k${n}`, value: n, at: AT, by: null })),
      );
      await Promise.all(all);
      expect(await readSetting(database.read, "k29")).toBe(29);
      await database.close();
      await end();
    },
  );
});

async function startBouncer(to: URL, more: string): Promise<[port: number, stop: () => Promise<void>]> {
  const folder = mkdtempSync(join(tmpdir(), "loket-bouncer-"));
  const port = await freePort();
  const user = to.password ? ` user=${to.username} password=${to.password}` : ` user=${to.username}`;
  writeFileSync(
    join(folder, "bouncer.ini"),
    `[databases]\n* = host=${to.hostname} port=${to.port}${user}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 4\n${more}\n`,
  );
  for (const path of [folder, join(folder, "bouncer.ini")]) chmodSync(path, 0o755);
  // PostgreSQL refuses to run as root.
  const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const bouncer: ChildProcess = spawn("pgbouncer", [join(folder, "bouncer.ini")], { stdio: "ignore", ...identity });
  await vi.waitFor(
    async () => {
      const client = new pg.Client({ host: "127.0.0.1", port, user: to.username, database: to.pathname.slice(1) });
      await client.connect();
      await client.end();
    },
    { timeout: 60_000 },
  );
  return [
    port,
    async () => {
      const ended = once(bouncer, "exit");
      bouncer.kill("SIGTERM");
      bouncer.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true });
    },
  ];
}
