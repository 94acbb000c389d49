import { createServer, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readEnvironment } from "#lib/server/environment.ts";
import { createListener } from "./listener.ts";

let server: Server;
let port: number;
/** Requests that the server received, and those that Next is working on. */
let heard = 0;
let working: { url: string; response: ServerResponse }[] = [];
let onArrival = () => {};

beforeAll(async () => {
  const environment = readEnvironment({ APP_URL: "http://loket.example", TRUSTED_PROXIES: "127.0.0.1" });
  const next = async ({ url = "" }: { url?: string | undefined }, response: ServerResponse) => {
    working.push({ url, response });
    onArrival();
  };
  // People may sign in repeatedly: `rina-1` and `rina-2` are both Rina's sessions.
  const personOf = async (cookie: string | null) => /loket=([a-z]+)-/.exec(cookie ?? "")?.[1] ?? null;
  const browserOf = (cookie: string | null) => /device=(\w+)/.exec(cookie ?? "")?.[1] ?? null;
  server = createServer();
  server.on("request", () => {
    heard += 1;
    onArrival();
  });
  server.on("request", createListener(environment, next, { personOf, browserOf, lines: { belongsTo: () => {} } }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  port = address.port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  heard = 0;
  working = [];
});

type Ask = { readonly session?: string; readonly from?: string; readonly path?: string; readonly method?: string };
const ask = ({ session = "", from = "203.0.113.7", path = "/pay", method = "GET" }: Ask) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    redirect: "manual",
    headers: { cookie: `loket=${session}`, "x-forwarded-for": from, origin: "http://loket.example" },
  });
const until = (holds: () => boolean) =>
  new Promise<void>((resolve) => {
    onArrival = () => holds() && resolve();
    onArrival();
  });
const atWork = (count: number) => until(() => working.length >= count);
const answerAll = () => {
  for (const { response } of working.splice(0)) response.end();
};
/** The status of every request, answering each as it reaches the page. */
async function statusesOf(asked: readonly Promise<Response>[]): Promise<number[]> {
  onArrival = answerAll;
  answerAll();
  return Promise.all(asked.map(async (response) => (await response).status));
}
const WAIT = "/api/payments/1?after=1";

test("four reads of one person are worked on at once, however often they signed in, and the others wait their turn", async () => {
  const asked = Array.from({ length: 60 }, (_, n) => ask({ session: `rina-${n % 4}` }));
  await atWork(4);
  const others = ask({ session: "budi-1" });
  await atWork(5);
  expect(working.map(({ url }) => url)).toEqual(Array(5).fill("/pay"));
  expect(await statusesOf([...asked, others])).toEqual(Array(61).fill(200));
});

test("one more than may wait is told to come again, and takes no place of anybody else's, nor of an act of their own", async () => {
  const asked = Array.from({ length: 64 }, () => ask({ session: "rina-1" }));
  await until(() => heard === 64);
  const refused = await ask({ session: "rina-2" });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3"]);
  for (const other of [{ session: "budi-1" }, {}, { session: "rina-1", method: "POST" }, { path: "/icon.svg" }]) {
    const before = working.length;
    asked.push(ask(other));
    await atWork(before + 1);
  }
  expect(await statusesOf(asked)).toEqual(Array(68).fill(200));
});

test("of one person no more than 64 reads wait for news, however their address is spelt, and their pages wait for none of them", async () => {
  const asked = Array.from({ length: 64 }, (_, n) => ask({ session: `rina-${n % 4}`, path: WAIT }));
  await atWork(64);
  for (const path of ["/api/payments/1?a=1&after=1", "/api/payments/1?%61fter=1", "//api//payments/1?after=1"])
    expect((await ask({ session: "rina-9", path })).status).toBe(429);
  asked.push(ask({ session: "rina-1", path: "/api/payments/1" }), ask({ session: "budi-1", path: WAIT }));
  await atWork(66);
  expect(await statusesOf(asked)).toEqual(Array(66).fill(200));
});

test("three files of one person are made at once, of whatever kind, a fourth is refused, and their pages wait for none of them", async () => {
  const paths = ["/api/transactions.csv?q=pt", "/api/books?what=journal", "//api/office/%61udit"];
  const asked = paths.map((path) => ask({ session: "rina-1", path }));
  await atWork(3);
  for (const path of paths) expect((await ask({ session: "rina-2", path })).status).toBe(429);
  asked.push(...Array.from({ length: 4 }, () => ask({ session: "rina-1" })));
  await atWork(7);
  expect(await statusesOf(asked)).toEqual(Array(7).fill(200));
});

test("eight files of the build are sent to one person at once, and their pages wait for none of them", async () => {
  const paths = ["/_next/static/chunks/a.js", "/no-such-file.js", "/icon.svg"];
  const asked = Array.from({ length: 248 }, (_, n) => ask({ session: "rina-1", path: paths[n % 3] }));
  await until(() => heard === 248);
  expect((await ask({ session: "rina-2", path: "/_next/static/a.css" })).status).toBe(429);
  expect(working).toHaveLength(8);
  asked.push(ask({ session: "rina-1" }), ask({ session: "rina-1", path: "/_next/static/a.js", method: "POST" }));
  await atWork(10);
  expect(await statusesOf(asked)).toEqual(Array(250).fill(200));
});

test("whoever has no session is counted by their network, and a stranger's takes no place of another's", async () => {
  const asked = Array.from({ length: 64 }, (_, n) => ask({ from: `2001:db8::${n + 1}` }));
  await until(() => heard === 64);
  expect((await ask({ from: "2001:db8::ffff" })).status).toBe(429);
  // Garbage in place of a session belongs to nobody.
  expect((await ask({ from: "2001:db8::ffff", session: "garbage" })).status).toBe(429);
  // A browser that has signed in before is held up by no stranger on its own network, nor by another such browser.
  const known = { from: "2001:db8::ffff", session: "; device=counter1" };
  asked.push(ask({ from: "2001:db8:0:1::1" }), ask({ from: "203.0.113.9" }), ask(known));
  asked.push(...Array.from({ length: 3 }, () => ask(known)), ask({ ...known, session: "; device=counter2" }));
  await atWork(11);
  expect(await statusesOf(asked)).toEqual(Array(71).fill(200));
});

test("whoever hangs up gives their place back, also while they wait for it", async () => {
  const lines = Array.from({ length: 12 }, () => {
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /pay HTTP/1.1\r\nHost: loket.example\r\nCookie: loket=rina-1\r\n\r\n");
    return socket;
  });
  await until(() => heard === 12 && working.length === 4);
  const closed = Promise.all(working.map(({ response }) => new Promise((resolve) => response.once("close", resolve))));
  for (const line of lines) line.destroy();
  await closed;
  working = [];
  const asked = Array.from({ length: 4 }, () => ask({ session: "rina-1" }));
  await atWork(4);
  expect(await statusesOf(asked)).toEqual(Array(4).fill(200));
});
