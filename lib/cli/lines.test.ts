import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { keepLines } from "./lines.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const LIMITS = { strangers: 3, person: 2, all: 100, patience: 60_000 };

/** A server where connections belong to a person after a request for `/NAME`, and to strangers before. */
async function open(limits: Partial<typeof LIMITS>, proxies: readonly string[] = [], answer?: RequestListener) {
  const server = createServer();
  servers.push(server);
  const lines = keepLines(server, proxies, { ...LIMITS, ...limits });
  server.on("request", (request, response) => {
    const person = request.url?.slice(1);
    if (person) lines.belongsTo(request.socket, person);
    if (answer) answer(request, response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return async (from = "127.0.0.1") => {
    const arrived = once(server, "connection");
    const socket = connect({ port, host: "127.0.0.1", localAddress: from }).on("error", () => "hung up on");
    await arrived;
    return socket;
  };
}

async function signIn(socket: Socket, person: string): Promise<Socket> {
  socket.write(`GET /${person} HTTP/1.1\r\nHost: a\r\n\r\n`);
  await once(socket, "data");
  return socket;
}
async function isOpen(socket: Socket): Promise<boolean> {
  if (!socket.writable) return false;
  socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  const closed = new Promise<false>((resolve) => socket.once("close", () => resolve(false)));
  return Promise.race([once(socket, "data").then(() => true), closed]).catch(() => false);
}

test("a stranger's network never holds more lines than its share, and takes none of whoever is signed in or comes from elsewhere", async () => {
  const line = await open({});
  const rina = await signIn(await line(), "rina");
  const elsewhere = await line("127.0.0.2");
  const strangers: Socket[] = [];
  for (let n = 0; n < 6; n++) strangers.push(await line());
  expect(await Promise.all(strangers.map(isOpen))).toEqual([false, false, false, true, true, true]);
  expect(await Promise.all([rina, elsewhere].map(isOpen))).toEqual([true, true]);
  expect(await isOpen(await signIn(await line(), "budi"))).toBe(true);
});

test("one person never holds more lines than their share, and takes none of another's", async () => {
  const line = await open({});
  const budi = await signIn(await line(), "budi");
  const own: Socket[] = [];
  for (let n = 0; n < 4; n++) own.push(await signIn(await line(), "rina"));
  expect(await Promise.all(own.map(isOpen))).toEqual([false, false, true, true]);
  expect(await isOpen(budi)).toBe(true);
});

test("where all lines are taken the network with the most strangers gives one up, and there is room for whoever is signed in", async () => {
  const line = await open({ strangers: 4, all: 7 });
  const people = [await signIn(await line(), "rina"), await signIn(await line(), "budi")];
  const quiet = await line("127.0.0.2");
  const loud: Socket[] = [];
  for (let n = 0; n < 4; n++) loud.push(await line("127.0.0.3"));
  const late = await signIn(await line("127.0.0.4"), "sri");
  expect(await Promise.all(loud.map(isOpen))).toEqual([false, true, true, true]);
  expect(await Promise.all([...people, quiet, late].map(isOpen))).toEqual([true, true, true, true]);
});

test("a trusted proxy's lines are not counted: each carries many people", async () => {
  const line = await open({}, ["127.0.0.1"]);
  const all: Socket[] = [];
  for (let n = 0; n < 8; n++) all.push(await line());
  expect(await Promise.all(all.map(isOpen))).toEqual(Array(8).fill(true));
});

test("whoever does not read their answer is hung up on, and whoever reads it slowly gets all of it", async () => {
  const whole = 48 * 1024 * 1024;
  const piece = Buffer.alloc(64 * 1024, "a");
  let onGone = () => {};
  const gone = new Promise<void>((resolve) => {
    onGone = resolve;
  });
  const answer: RequestListener = ({ url, socket }, response) => {
    // The server must close it: a client that does not read notices nothing.
    if (url === "/deaf") socket.once("close", onGone);
    let left = whole;
    const more = () => {
      while (left > 0) {
        left -= piece.length;
        if (!response.write(piece)) return response.once("drain", more);
      }
      response.end();
    };
    more();
  };
  const line = await open({ patience: 600 }, [], answer);
  const [deaf, slow] = [await line(), await line()];
  deaf.pause();
  deaf.write("GET /deaf HTTP/1.1\r\nHost: a\r\n\r\n");
  slow.write("GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  slow.on("data", () => {
    slow.pause();
    setTimeout(() => slow.resume(), 2);
  });
  const [body] = await Promise.all([text(slow), gone]);
  expect(body.length).toBeGreaterThan(whole);
});
