import { Socket } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { openSocket } from "./connect.ts";
import { type Clock, type HttpCall, httpCall } from "./http-call.ts";
import { httpReply, startServer, TEST_CA } from "./testing/scripted-server.ts";

const CLOCK: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

function callTo(url: string, extra: Partial<HttpCall> = {}): HttpCall {
  return {
    method: "POST",
    url: new URL(url),
    headers: { "Content-Type": "application/json" },
    body: '{"tr_id":"1"}',
    timeoutMs: 60_000,
    maxBytes: 1_000,
    ca: TEST_CA,
    ...extra,
  };
}

const answering = (tls = false) => startServer((socket) => socket.end(httpReply(200, "{}")), { tls });
const never = () => new Socket();

describe("a request that was not sent", () => {
  test("says so when the name does not resolve", async () => {
    const outcome = await httpCall(callTo("https://nonexistent.invalid"), CLOCK);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "dns" });
  });

  test("says so when the connection is refused", async () => {
    // Nobody listens on port 1 of loopback.
    expect(await httpCall(callTo("http://127.0.0.1:1"), CLOCK)).toMatchObject({ kind: "not_sent", reason: "refused" });
  });

  test.each([
    ["EHOSTUNREACH", "unreachable"],
    ["ENETUNREACH", "unreachable"],
    ["EADDRNOTAVAIL", "unreachable"],
    ["EAI_AGAIN", "dns"],
    ["ETIMEDOUT", "connect_timeout"],
  ])("says so when connecting ends in %s", async (code, reason) => {
    const failing = () => new Socket().destroy(Object.assign(new Error("failed"), { code }));
    expect(await httpCall(callTo("http://127.0.0.1"), CLOCK, failing)).toMatchObject({ kind: "not_sent", reason });
  });

  test("goes by the last of several addresses", async () => {
    const errors = ["ENETUNREACH", "ECONNREFUSED"].map((code) => Object.assign(new Error("failed"), { code }));
    const failing = () => new Socket().destroy(new AggregateError(errors));
    expect(await httpCall(callTo("http://localhost"), CLOCK, failing)).toMatchObject({ reason: "refused" });
  });

  test("says so when nobody answers the connection in time", async () => {
    const socket = never();
    const outcome = await httpCall(callTo("http://127.0.0.1", { timeoutMs: 20 }), CLOCK, () => socket);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "connect_timeout" });
    expect(socket.destroyed).toBe(true);
  });

  test("waits no longer to connect than its deadline, and five seconds at most", async () => {
    vi.useFakeTimers();
    try {
      const clock: Clock = { now: () => Date.now(), monotonic: () => Date.now() };
      for (const [allowed, limit] of [
        [100, 100],
        [60_000, 5_000],
      ] as const) {
        const call = callTo("http://127.0.0.1", { timeoutMs: 30_000, notAfter: Date.now() + allowed });
        let outcome: unknown;
        void httpCall(call, clock, never).then((result) => {
          outcome = result;
        });
        await vi.advanceTimersByTimeAsync(limit - 1);
        expect(outcome).toBeUndefined();
        await vi.advanceTimersByTimeAsync(1);
        expect(outcome).toMatchObject({ kind: "not_sent", reason: "connect_timeout" });
      }
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("TLS", () => {
  test("carries a request when the certificate is trusted", async () => {
    const server = await answering(true);
    expect(await httpCall(callTo(server.url), CLOCK)).toMatchObject({ kind: "reply", status: 200 });
    expect(server.received[0]).toContain('{"tr_id":"1"}');
  });

  test("sends nothing to a certificate that nobody vouches for", async () => {
    const server = await answering(true);
    const outcome = await httpCall(callTo(server.url, { ca: undefined }), CLOCK);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "tls" });
    expect(server.received.join("")).toBe("");
  });

  test("sends nothing when the certificate is another host's", async () => {
    const server = await answering(true);
    const outcome = await httpCall(callTo(server.url.replace("localhost", "127.0.0.1")), CLOCK);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "tls" });
    expect(server.received.join("")).toBe("");
  });

  test("is checked even when the environment says not to", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    try {
      const server = await answering(true);
      const outcome = await httpCall(callTo(server.url, { ca: undefined }), CLOCK);
      expect(outcome).toMatchObject({ kind: "not_sent", reason: "tls" });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("sends nothing to a server that does not speak it", async () => {
    const server = await startServer(() => {}, { onConnect: (socket) => socket.end("HTTP/1.1 400 Bad\r\n\r\n") });
    const outcome = await httpCall(callTo(server.url.replace("http:", "https:")), CLOCK);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "tls" });
    expect(server.received.join("")).not.toContain("tr_id");
  });

  test("calls a line that breaks in the handshake unreachable, not a bad certificate", async () => {
    const server = await startServer(() => {}, { onConnect: (socket) => socket.resetAndDestroy() });
    const outcome = await httpCall(callTo(server.url.replace("http:", "https:")), CLOCK);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "unreachable" });
  });
});

describe.each([
  ["http", false],
  ["https", true],
] as const)("a deadline over %s", (_scheme, tls) => {
  /** Both clocks after a process was frozen just as its connection was ready. */
  function frozenOnceConnected(by: { wall: number; monotonic: number }) {
    let connected = false;
    const clock: Clock = {
      now: () => 1_000_000 + (connected ? by.wall : 0),
      monotonic: () => 500 + (connected ? by.monotonic : 0),
    };
    const open: typeof openSocket = (url, ca) =>
      openSocket(url, ca).once(tls ? "secureConnect" : "connect", () => {
        connected = true;
      });
    return { clock, open };
  }

  test.each([
    ["the process was frozen", { wall: 60_000, monotonic: 60_000 }],
    ["only the wall clock has passed it", { wall: 5_000, monotonic: 0 }],
    ["the wall clock was set back meanwhile", { wall: -86_400_000, monotonic: 5_000 }],
  ])("never lets a byte out once it has passed: %s", async (_how, by) => {
    const server = await answering(tls);
    const { clock, open } = frozenOnceConnected(by);
    const outcome = await httpCall(callTo(server.url, { notAfter: 1_005_000 }), clock, open);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "too_late" });
    await server.firstGone; // so that nothing can still be on its way
    expect(server.received.join("")).toBe("");
  });

  test("lets the request out a moment before it", async () => {
    const server = await answering(tls);
    const { clock, open } = frozenOnceConnected({ wall: 4_999, monotonic: 1_999 });
    const outcome = await httpCall(callTo(server.url, { notAfter: 1_005_000 }), clock, open);
    expect(outcome).toMatchObject({ kind: "reply" });
  });

  test("opens no connection when it has passed already", async () => {
    const server = await answering(tls);
    const outcome = await httpCall(callTo(server.url, { notAfter: Date.now() - 1 }), CLOCK);
    expect(outcome).toMatchObject({ kind: "not_sent", reason: "too_late" });
    expect(server.received).toEqual([]);
  });
});
