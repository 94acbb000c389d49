import { createServer, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readEnvironment } from "#lib/server/environment.ts";
import { createListener } from "./listener.ts";

let server: Server;
let url: string;
let waiting: ServerResponse[] = [];
let onArrival = () => {};

beforeAll(async () => {
  const listener = createListener(readEnvironment({ APP_URL: "http://localhost:3000" }), async (request, response) => {
    if (!request.url?.includes("after=")) return void response.end();
    waiting.push(response);
    onArrival();
  });
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("no port");
  url = `http://127.0.0.1:${address.port}/api/payments/1`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (session: string, query = "?after=1") => fetch(url + query, { headers: { cookie: `loket=${session}` } });

/** Reads that wait, all of which have reached the page. */
async function hold(session: string, count: number): Promise<Promise<Response>[]> {
  const goal = waiting.length + count;
  const arrived = new Promise<void>((resolve) => {
    onArrival = () => waiting.length >= goal && resolve();
  });
  const held = Array.from({ length: count }, () => ask(session));
  await arrived;
  return held;
}

test("one session never has more than 64 reads wait, and takes no place of another's nor of its own pages", async () => {
  const held = await hold("greedy", 64);
  const refused = await ask("greedy", "?a=1&after=1");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3"]);
  expect((await ask("greedy", "?%61fter=1")).status).toBe(429);
  expect((await ask("greedy", "")).status).toBe(200);
  held.push(...(await hold("another", 1)));
  for (const response of waiting) response.end();
  waiting = [];
  for (const answer of await Promise.all(held)) expect(answer.status).toBe(200);
  const again = await hold("greedy", 1);
  for (const response of waiting) response.end();
  expect((await Promise.all(again))[0]?.status).toBe(200);
});
