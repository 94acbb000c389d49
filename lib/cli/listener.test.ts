import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnvironment } from "#lib/server/environment.ts";
import { createListener } from "./listener.ts";

const servers: Server[] = [];
let plain: number;
let proxied: number;

beforeAll(async () => {
  plain = await listen({ APP_URL: "http://localhost:3000" });
  proxied = await listen({ APP_URL: "https://loket.example", TRUSTED_PROXIES: "127.0.0.1, 10.0.0.9" });
});

afterAll(() => {
  for (const server of servers) server.close();
});

/** A server that answers with the request as a page would see it. */
async function listen(variables: Record<string, string>): Promise<number> {
  const listener = createListener(readEnvironment(variables), async (request, response) => {
    response.end(JSON.stringify({ url: request.url, headers: request.headers }));
  });
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  return address.port;
}

/** The whole answer to a request line that no client library would send; a method may precede the target. */
async function answerTo(
  target: string,
  host = "localhost:3000",
  headers: readonly string[] = [],
  port = plain,
): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(
    [
      `${target.includes(" ") ? "" : "GET "}${target} HTTP/1.1`,
      `Host: ${host}`,
      ...headers,
      "Connection: close",
      "",
      "",
    ].join("\r\n"),
  );
  return text(socket);
}

test.each([
  ["http://evil.example/pay?a=1", "/pay?a=1"],
  ["http://evil.example", "/"],
  ["//evil.example/pay", "/evil.example/pay"],
  ["///evil.example", "/evil.example"],
  ["/\\evil.example", "/evil.example"],
  ["/pay?next=//evil.example", "/pay?next=//evil.example"],
  ["/pay", "/pay"],
  ["/_next/static/../../login?a=../b", "/login?a=../b"],
  ["/_next/static/%2e%2e/.%2E\\api/transactions.csv", "/api/transactions.csv"],
  ["/a/..//evil.example", "/evil.example"],
])("a request line names one path of ours, and never another host: %s is %s", async (target, path) => {
  expect(await answerTo(target)).toContain(`"url":${JSON.stringify(path)}`);
});

test.each(["//evil.example/pay", "http://evil.example/pay", "/\\evil.example/pay", "///evil.example"])(
  "the redirect to the configured name of this machine never leads elsewhere: %s",
  async (target) => {
    const [, location] = /^location: (.*)$/im.exec(await answerTo(target, "127.0.0.1:3000")) ?? [];
    expect(new URL(location ?? "").host).toBe("localhost:3000");
  },
);

test("what a request claims of its host, its proxies and its address never reaches a page", async () => {
  const answer = await answerTo("/pay", "evil.example", [
    "X-Forwarded-Host: evil.example",
    "X-Forwarded-For: 10.0.0.1",
    "Forwarded: for=10.0.0.1;host=evil.example",
    "X-Loket-Local: 1",
    "X-Middleware-Subrequest: middleware",
  ]);
  expect(answer).not.toContain("evil.example");
  expect(answer).not.toContain("10.0.0.1");
  expect(answer).not.toContain("subrequest");
  expect(answer).toContain('"x-loket-local":"0"');
});

test("a trusted proxy is believed as to who asks, and what came before it is not", async () => {
  const answer = await answerTo("/pay", "loket.example", ["X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.0.0.9"], proxied);
  expect(answer).toContain('"x-loket-address":"203.0.113.7"');
  expect(answer).not.toContain("6.6.6.6");
});

test.each(["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"])("no page is asked with %s", async (method) => {
  const answer = await answerTo(`${method} /icon.svg`);
  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  expect(answer).toContain("Allow: GET, HEAD, POST");
  expect(answer).toContain("Content-Security-Policy");
});

test.each(["/pay/%ff", "/%", "/%zz?a=1", "/pay/%c0%af", "/audit?person=%00"])(
  "a path that cannot be read is refused: %s",
  async (target) => {
    expect(await answerTo(target)).toMatch(/^HTTP\/1\.1 400 /);
  },
);

test.each(["{", "%zz", "7", encodeURIComponent("{}"), "[".repeat(9_000)])(
  "a page's part is refused to whoever says unreadably where they are: %#",
  async (tree) => {
    const answer = await answerTo("/pay", undefined, ["RSC: 1", `Next-Router-State-Tree: ${tree}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  },
);

test("where a browser says that it is reaches Next", async () => {
  const tree = encodeURIComponent('["",{"children":["pay",{}]},null,"refetch"]');
  expect(await answerTo("/pay", undefined, [`Next-Router-State-Tree: ${tree}`])).toMatch(/^HTTP\/1\.1 200 /);
});

test("what follows the path may be anything: the page reads it", async () => {
  expect(await answerTo("/pay?a=%ff")).toMatch(/^HTTP\/1\.1 200 /);
});

test.each([
  undefined,
  "null",
  "https://evil.example",
  "http://localhost:3001",
  "http://localhost:3000.evil.example",
  "localhost:3000",
])("a form or an action of the origin %s never reaches Next", async (origin) => {
  const headers = ["Content-Length: 0", ...(origin === undefined ? [] : [`Origin: ${origin}`])];
  expect(await answerTo("POST /login", undefined, headers)).toMatch(/^HTTP\/1\.1 403 /);
});

test.each([
  ["/pay", "same-site", "no-cors", "image", "403"],
  ["/pay", "cross-site", "cors", "empty", "403"],
  ["/pay", "same-site", "navigate", "iframe", "403"],
  ["/pay", "cross-site", "navigate", "document", "200"],
  ["/pay", "same-site", "navigate", "empty", "200"],
  ["/a/../api/transactions.csv", "same-site", "navigate", "document", "403"],
  ["/api/transactions.csv", "same-origin", "cors", "empty", "200"],
  ["/api/transactions.csv", "none", "navigate", "document", "200"],
])(
  "another site, even one whose requests carry our session, may only lead to a page: %s %s %s %s",
  async (path, ...said) => {
    const [site, mode, dest, status] = said;
    const headers = [`Sec-Fetch-Site: ${site}`, `Sec-Fetch-Mode: ${mode}`, `Sec-Fetch-Dest: ${dest}`];
    expect(await answerTo(path, undefined, headers)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  },
);

test.each([
  ["", "Buka Loket dari alamatnya sendiri."],
  ["a=b; loket_locale=en", "Open Loket at its own address."],
])("who opened Loket at another address is told so in their language: %s", async (cookie, words) => {
  const headers = ["Content-Length: 0", "Origin: http://192.168.1.5:3000", `Cookie: ${cookie}`];
  const answer = await answerTo("POST /login", "192.168.1.5:3000", headers);
  // Next's script accepts a message only from an answer of exactly this type.
  expect(answer).toMatch(/^content-type: text\/plain\r$/im);
  expect(answer).toContain(`Loket: `);
  expect(answer).toContain(words);
});

test.each(["http://localhost:3000", "https://localhost:3000"])(
  "an action of %s is let in, to be judged there",
  async (origin) => {
    const headers = ["Content-Length: 0", `Origin: ${origin}`];
    expect(await answerTo("POST /login", undefined, headers)).toMatch(/^HTTP\/1\.1 200 /);
  },
);

test.each([
  [65_536, "200"],
  [65_537, "413"],
])("a body of %i bytes is answered with %s before it is read", async (length, status) => {
  const headers = ["Origin: http://localhost:3000", `Content-Length: ${length}`];
  expect(await answerTo("POST /login", undefined, headers)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test("whoever goes on sending after the answer never keeps the line", async () => {
  const socket = connect(plain, "127.0.0.1");
  const hungUp = new Promise<void>((resolve) => {
    socket.on("close", resolve).on("error", () => "sent to nobody");
  });
  socket.write("GET / HTTP/1.1\r\nHost: localhost:3000\r\nTransfer-Encoding: chunked\r\n\r\n");
  const more = () => socket.write("1\r\nx\r\n", (error) => error || setImmediate(more));
  more();
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1.1 200 /);
  await hungUp;
});

test.each([
  [8, 8],
  [9, 0],
])("of %i requests on one connection, sent before any is answered, %i are", async (sent, answered) => {
  const socket = connect(plain, "127.0.0.1");
  socket.end("GET /pay HTTP/1.1\r\nHost: localhost:3000\r\n\r\n".repeat(sent));
  const answers = await text(socket).catch(() => "");
  expect(answers.match(/HTTP\/1\.1 200 /g) ?? []).toHaveLength(answered);
});

test.each([
  ["203.0.113.7:4711", "203.0.113.7"],
  ["[2001:db8::1]:4711", "2001:db8::1"],
  ["[2001:db8::1]", "2001:db8::1"],
  ["2001:db8::1", "2001:db8::1"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["198.51.100.1, 203.0.113.7:80, 10.0.0.9", "203.0.113.7"],
  ["unknown", "127.0.0.1"],
])("a proxy's word for whom it asks is read with ports and brackets: %s", async (said, address) => {
  const answer = await answerTo("/pay", "loket.example", [`X-Forwarded-For: ${said}`], proxied);
  expect(answer).toContain(`"x-loket-address":"${address}"`);
});
