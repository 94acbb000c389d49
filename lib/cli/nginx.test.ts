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
import { freePort } from "./free-port.ts";
import { patienceWith } from "./lines.ts";
import { createListener } from "./listener.ts";
import { ROOT } from "./project.mjs";

const conf = readFileSync(join(ROOT, "docs", "nginx.conf"), "utf8");
const installed = spawnSync("nginx", ["-v"]).status === 0;
if (!installed) console.warn("No nginx on this machine: what it passes on is not tried.");

test("never keeps a proxy's idle line for less long than the proxy does", () => {
  const [, seconds] = /keepalive_timeout (\d+)s/.exec(conf) ?? [];
  expect(patienceWith(["127.0.0.1"]).keepAliveTimeout).toBeGreaterThan(Number(seconds) * 1_000 + 10_000);
  expect(patienceWith([]).keepAliveTimeout).toBeUndefined();
});

describe.skipIf(!installed)("behind nginx as docs/nginx.conf sets it up", () => {
  const folder = mkdtempSync(join(tmpdir(), "loket-nginx-"));
  let server: Server;
  let nginx: ChildProcess;
  let url: string;
  const lines = new Set<unknown>();

  beforeAll(async () => {
    const environment = readEnvironment({ APP_URL: "https://loket.example", TRUSTED_PROXIES: "127.0.0.1" });
    const page = createListener(environment, async (request, response) => {
      response.end(JSON.stringify({ headers: request.headers, body: await text(request) }));
    });
    server = createServer(patienceWith(environment.trustedProxies), page);
    server.on("connection", (line) => lines.add(line));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const port = await freePort();
    const site = conf
      .replace("127.0.0.1:3000", `127.0.0.1:${(server.address() as AddressInfo).port}`)
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
  });
  afterAll(async () => {
    nginx?.kill("SIGTERM");
    if (nginx) await once(nginx, "exit");
    server?.closeAllConnections();
    server?.close();
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
  });
});
