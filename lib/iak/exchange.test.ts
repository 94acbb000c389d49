import type { Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { openSocket } from "./connect.ts";
import { type HttpCall, httpCall } from "./http-call.ts";
import { outOfTime } from "./testing/out-of-time.ts";
import { bodyOf, httpReply, type Script, startServer } from "./testing/scripted-server.ts";

const CLOCK = { now: () => Date.now(), monotonic: () => performance.now() };

async function ask(script: Script) {
  const server = await startServer(script);
  const call = callTo(server.url);
  const outcome = await httpCall(call, CLOCK);
  return { server, outcome, again: () => httpCall(call, CLOCK) };
}

/** Times out after this many bytes of the reply. */
async function askInVain(script: Script, bytes: number) {
  const server = await startServer(script);
  let socket: Socket | undefined;
  const open: typeof openSocket = (url) => {
    socket = openSocket(url);
    return socket;
  };
  const come = async () => {
    while (!server.received[0] || (socket?.bytesRead ?? 0) < bytes) await nextTurn();
  };
  const outcome = await outOfTime(() => httpCall(callTo(server.url), CLOCK, open), come);
  return { server, outcome };
}

function callTo(url: string): HttpCall {
  return {
    method: "POST",
    url: new URL("/api/v1/bill/check", url),
    headers: { "Content-Type": "application/json" },
    body: '{"tr_id":"1"}',
    timeoutMs: 30_000,
    maxBytes: 256 * 1024,
  };
}

const after = (write: (socket: Socket) => void): Script => write;

describe("a request", () => {
  test("goes out once, whole, with its length, and asks to close", async () => {
    const { server, outcome } = await ask(after((socket) => socket.end(httpReply(200, "{}"))));
    expect(outcome).toMatchObject({ kind: "reply", status: 200 });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatch(/^POST \/api\/v1\/bill\/check HTTP\/1\.1\r\n/);
    expect(server.received[0]).toMatch(/\r\nContent-Length: 13\r\n/);
    expect(server.received[0]).toMatch(/\r\nConnection: close\r\n/);
    expect(server.received[0]).toMatch(new RegExp(`\r\nHost: ${new URL(server.url).host}\r\n`));
    expect(bodyOf(server.received[0] ?? "")).toBe('{"tr_id":"1"}');
  });

  test("never reuses a connection that the biller keeps alive", async () => {
    const { server, again } = await ask((socket) => socket.write(httpReply(200, "{}", { Connection: "keep-alive" })));
    expect(await again()).toMatchObject({ kind: "reply" });
    expect(server.received).toHaveLength(2);
  });

  test("is answered even by a server that speaks before it reads", async () => {
    const server = await startServer(() => {}, { onConnect: (socket) => socket.write(httpReply(503, "busy")) });
    const url = new URL(server.url);
    const outcome = await httpCall({ method: "GET", url, headers: {}, timeoutMs: 30_000, maxBytes: 100 }, CLOCK);
    expect(outcome).toMatchObject({ kind: "reply", status: 503 });
  });
});

describe("after the first byte, nobody knows what the biller did when", () => {
  test("the connection is reset", async () => {
    const { server, outcome } = await ask((socket) => socket.resetAndDestroy());
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "reset" });
    expect(server.received).toHaveLength(1);
  });

  test("the connection closes without a word", async () => {
    const { server, outcome } = await ask((socket) => socket.end());
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "reset" });
    expect(server.received).toHaveLength(1);
  });

  test("no reply comes in time", async () => {
    const { server, outcome } = await askInVain(() => {}, 0);
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "timeout" });
    expect(server.received).toHaveLength(1);
  });

  test("the reply drips", async () => {
    const head = "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n{";
    const { outcome } = await askInVain((socket) => {
      socket.write(head);
      const drip = setInterval(() => socket.write(" "), 5);
      socket.once("close", () => clearInterval(drip));
    }, head.length + 3);
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "timeout", httpStatus: 200 });
    expect(outcome.kind === "no_answer" && outcome.body?.toString()).toMatch(/^\{ +$/);
  });

  test.each([
    ["its length says more", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}"],
    ["its last chunk is missing", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"],
    ["a chunk is not whole", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{}"],
  ])("the reply is cut off: %s", async (_how, reply) => {
    const { outcome } = await ask((socket) => socket.end(reply));
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "cut_off", httpStatus: 200 });
    expect(outcome.kind === "no_answer" && outcome.body?.toString()).toBe("{}");
  });

  test("the reply is reset in the middle", async () => {
    const { outcome } = await ask((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", () =>
        setImmediate(() => socket.resetAndDestroy()),
      );
    });
    expect(outcome).toMatchObject({ kind: "no_answer" });
    expect(["cut_off", "reset"]).toContain(outcome.kind === "no_answer" && outcome.reason);
  });

  test.each([
    ["not HTTP", "+OK ready\r\n"],
    ["of two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"],
    ["of two framings", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"],
  ])("the reply is %s", async (_what, reply) => {
    const { outcome } = await ask((socket) => socket.end(reply));
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "unreadable" });
  });

  test.each([301, 302, 303, 307, 308])("the reply redirects with %i, which is not followed", async (status) => {
    const target = await startServer((socket) => socket.end(httpReply(200, "{}")));
    const { outcome } = await ask((socket) => socket.end(httpReply(status, "", { Location: target.url })));
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "redirect", httpStatus: status });
    await nextTurn();
    expect(target.received).toEqual([]);
  });

  test("the biller changes the protocol", async () => {
    const { outcome } = await ask((socket) =>
      socket.write("HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n"),
    );
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "reset" });
  });
});

describe("a reply of 50 MB", () => {
  test("is refused at once when it says so", async () => {
    const { outcome } = await ask((socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n"));
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "too_large" });
  });

  test("is not read further than the limit when it does not", async () => {
    const chunk = Buffer.alloc(64 * 1024, "x");
    let handed = 0;
    const { server, outcome } = await ask((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      const more = () => {
        while (handed < 50 * 1024 * 1024 && !socket.destroyed) {
          handed += chunk.length;
          if (!socket.write(chunk)) return;
        }
      };
      socket.on("drain", more);
      more();
    });
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "too_large", httpStatus: 200 });
    expect(outcome.kind === "no_answer" && outcome.body?.length).toBeLessThanOrEqual(256 * 1024);
    await server.firstGone;
    // Includes what the two kernels' buffers hold.
    expect(handed).toBeLessThan(16 * 1024 * 1024);
  });

  test("cannot hide in its headers", async () => {
    const { outcome } = await ask((socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(100_000)}`));
    expect(outcome).toMatchObject({ kind: "no_answer", reason: "too_large" });
  });
});

describe("a whole reply", () => {
  test.each([200, 400, 404, 429, 500, 502, 503, 504])("with HTTP %i keeps its status and body", async (status) => {
    const { server, outcome } = await ask((socket) => socket.end(httpReply(status, '{"a":1}')));
    expect(outcome).toMatchObject({ kind: "reply", status });
    expect(outcome.kind === "reply" && outcome.body.toString()).toBe('{"a":1}');
    expect(server.received).toHaveLength(1);
  });

  test.each([
    ["in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"],
    ["until the connection closes", "HTTP/1.0 200 OK\r\n\r\n{}"],
    ["after an interim answer", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"],
  ])("may come %s", async (_how, reply) => {
    const { outcome } = await ask((socket) => socket.end(reply));
    expect(outcome.kind === "reply" && outcome.body.toString()).toBe("{}");
  });
});
