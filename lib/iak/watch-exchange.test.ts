import { expect, test } from "vitest";
import type { Exchange } from "#lib/domain/biller-probe.ts";
import { createIakClient } from "./client.ts";
import { sign } from "./sign.ts";
import { httpReply, type Script, startServer } from "./testing/scripted-server.ts";

const ACCOUNT = { username: "081200000000", apiKey: "canary-key-4711" };
const NOW = Date.UTC(2026, 10, 22, 3, 0, 7);

async function seen(script: Script, format: "json" | "xml" = "json"): Promise<Exchange> {
  const server = await startServer(script);
  const exchanges: Exchange[] = [];
  const hosts = { postpaidUrl: server.url, prepaidUrl: server.url };
  const biller = createIakClient({
    ...ACCOUNT,
    ...hosts,
    format,
    timeoutMs: 60_000,
    now: () => NOW,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  await biller.balance();
  const [exchange] = exchanges;
  if (!exchange) throw new Error("nobody was told");
  return exchange;
}

test.each(["json", "xml"] as const)(
  "a %s exchange is told as it went, and never with the key or the signature",
  async (format) => {
    const signature = sign(ACCOUNT, "bl");
    const echo = `{"data":{"balance":1,"rc":"00","you":"${ACCOUNT.apiKey}","sent":"${signature.toUpperCase()}","sign":"x"}}`;
    const exchange = await seen((socket) => socket.end(httpReply(200, echo)), format);
    expect(exchange.request).toContain("••••");
    expect(exchange.request).toContain(ACCOUNT.username);
    expect(exchange).toMatchObject({ httpStatus: 200 });
    expect(exchange.url).toMatch(/\/api\/check-balance$/);
    expect(exchange.connectMs).toBeLessThanOrEqual(exchange.totalMs);
    const told = JSON.stringify(exchange).toLowerCase();
    expect(told).not.toContain(ACCOUNT.apiKey);
    expect(told).not.toContain(signature);
  },
);

test("the clocks are compared where the biller tells its time, and only there", async () => {
  const dated = "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 03:00:00 GMT\r\nContent-Length: 2\r\n\r\n{}";
  expect((await seen((socket) => socket.end(dated))).clockAheadMs).toBe(6_500);
  expect(
    (await seen((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))).clockAheadMs,
  ).toBeNull();
});

test("a lost reply leaves what had come of it, and no status that was never told", async () => {
  const exchange = await seen((socket) => socket.end());
  expect(exchange).toMatchObject({ reply: null, httpStatus: null, clockAheadMs: null });
});
