import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readEnvironment } from "#lib/server/environment.ts";
import { NEWS_WITHIN_MS } from "#lib/server/web/wait-for-change.ts";
import { freePort } from "./free-port.ts";
import { patienceWith } from "./lines.ts";
import { createListener } from "./listener.ts";
import { ROOT } from "./project.mjs";

const conf = readFileSync(join(ROOT, "docs", "nginx.conf"), "utf8");
const compose = readFileSync(join(ROOT, "docs", "compose.yaml"), "utf8");
const installed = spawnSync("nginx", ["-v"]).status === 0;
if (!installed) console.warn("No nginx on this machine: what it passes on is not tried.");

test("never keeps a proxy's idle line for less long than the proxy does", () => {
  const [, seconds] = /keepalive_timeout (\d+)s/.exec(conf) ?? [];
  expect(patienceWith(["127.0.0.1"]).keepAliveTimeout).toBeGreaterThan(Number(seconds) * 1_000 + 10_000);
  expect(patienceWith([]).keepAliveTimeout).toBeUndefined();
});

test("waits longer for an answer than a page's request for news may take", () => {
  const [, seconds] = /proxy_read_timeout (\d+)s/.exec(conf) ?? [];
  expect(Number(seconds) * 1_000).toBeGreaterThan(NEWS_WITHIN_MS + 10_000);
});

test("what docs/compose.yaml gives a server is what one understands, and its proxy is believed", () => {
  const [, given = ""] = /\n {2}environment:\n((?: {4}.*\n)+)/.exec(compose) ?? [];
  const env = Object.fromEntries(
    [...given.matchAll(/^ {4}(\w+): (.*)$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
  const filled = Object.entries(env).map(([name, value]) => [name, value.replace(/\$\{\w+:\?\}/, "a".repeat(64))]);
  const read = readEnvironment({ ...Object.fromEntries(filled), APP_URL: "https://loket.example" });
  expect(read).toMatchObject({
    host: "0.0.0.0",
    port: 3_000,
    databaseUrl: `postgres://loket:${"a".repeat(64)}@db:5432/loket`,
  });
  expect(compose).toContain(`ipv4_address: ${read.trustedProxies[0]}\n`);
  // The rest of its disk is read-only.
  expect(compose).toContain(`- state:${read.dataFolder}\n`);
});

describe.skipIf(!installed)("two servers behind nginx as docs/nginx.conf and docs/compose.yaml set it up", () => {
  const folder = mkdtempSync(join(tmpdir(), "loket-nginx-"));
  const servers: Server[] = [];
  const asked: number[] = [];
  let nginx: ChildProcess;
  let url: string;
  const lines = new Set<unknown>();

  beforeAll(async () => {
    const environment = readEnvironment({ APP_URL: "https://loket.example", TRUSTED_PROXIES: "127.0.0.1" });
    const ports: number[] = [];
    for (const which of [1, 2]) {
      const page = createListener(environment, async (request, response) => {
        asked.push(which);
        const body = await text(request);
        if (body === "gone") return void request.socket.destroy();
        response.end(JSON.stringify({ headers: request.headers, body }));
      });
      const server = createServer(patienceWith(environment.trustedProxies), page);
      server.on("connection", (line) => lines.add(line));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      servers.push(server);
      ports.push((server.address() as AddressInfo).port);
    }
    const port = await freePort();
    const [, one = "", both = ""] = /sed 's\/(.*?)\/(.*?)\/'/.exec(compose) ?? [];
    expect(conf).toContain(one);
    const site = conf
      .replace(
        one,
        both.replace(/loket(\d):3000/g, (_, which) => `127.0.0.1:${ports[which - 1]}`),
      )
      .replace("listen 443 ssl", `listen 127.0.0.1:${port}`)
      .replace(/ssl_certificate.*\n/g, "\n")
      .replace(/server \{\s+listen 80;[^}]*\}/, "");
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (kind) => `${kind}_temp_path ${folder}/${kind};`,
    );
    const whole = `daemon off; error_log stderr; pid ${folder}/pid; events {} http { access_log off; ${temporary.join(" ")}\n${site}}`;
    writeFileSync(join(folder, "nginx.conf"), whole);
    nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
    url = `http://127.0.0.1:${port}`;
    await vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), { timeout: 300_000 });
    // The other one has its first line from nginx, too.
    await fetch(url);
  });
  afterAll(async () => {
    nginx?.kill("SIGTERM");
    if (nginx) await once(nginx, "exit");
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true });
  });

  test("who asks is the peer of the proxy, never what the browser claims, and lines are used again", async () => {
    lines.clear();
    for (const body of ["one", "two", "three"]) {
      const headers = { Origin: "https://loket.example", "X-Forwarded-For": "203.0.113.99", Host: "evil.example" };
      const answer = await fetch(url, { method: "POST", body, headers });
      const seen = (await answer.json()) as { headers: Record<string, string>; body: string };
      expect(answer.status).toBe(200);
      expect(seen.body).toBe(body);
      expect(seen.headers["x-loket-address"]).toBe("127.0.0.1");
      expect(seen.headers.host).toBe("loket.example");
    }
    expect(lines.size).toBe(0);
    expect(new Set(asked)).toEqual(new Set([1, 2]));
  });

  test("what one server may have done is never asked of the other", async () => {
    asked.length = 0;
    const answer = await fetch(url, { method: "POST", body: "gone", headers: { Origin: "https://loket.example" } });
    expect(answer.status).toBe(502);
    expect(asked).toHaveLength(1);
  });
});
