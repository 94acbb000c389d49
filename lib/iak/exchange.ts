import { request as httpRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { NoAnswerReason, NotSent } from "#lib/domain/biller.ts";
import { detailOf, notSent } from "./connect.ts";

export type HttpRequest = {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Longer replies are cut off at this many bytes. */
  readonly maxBytes: number;
};

/** `body` of a lost answer is the part that had arrived. */
export type HttpOutcome =
  | { readonly kind: "reply"; readonly status: number; readonly body: Buffer; readonly date?: string }
  | NotSent
  | {
      readonly kind: "no_answer";
      readonly reason: NoAnswerReason;
      readonly detail: string;
      readonly httpStatus?: number;
      readonly body?: Buffer;
    };

/**
 * Sends one request over an open connection and reads its reply within `limitMs`, then destroys the socket. `stop` is called in the same
 * turn that would write the first byte; if it returns a value, that is the result and nothing is written.
 */
export function exchange(
  socket: Socket,
  ask: HttpRequest,
  limitMs: number,
  stop: () => NotSent | null,
): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    let sent = false;
    let done = false;
    let response: IncomingMessage | undefined;
    let length = 0;
    const chunks: Buffer[] = [];

    const finish = (outcome: HttpOutcome) => {
      done = true;
      clearTimeout(timer);
      resolve(outcome);
      request.destroy();
      socket.destroy();
    };
    const fail = (reason: NoAnswerReason, detail: string) => {
      if (done) return;
      if (!sent) return finish(notSent("unreachable", detail));
      finish({ kind: "no_answer", reason, detail, httpStatus: response?.statusCode, body: Buffer.concat(chunks) });
    };
    const timer = setTimeout(() => fail("timeout", "no complete reply in time"), limitMs);

    // With a given connection and no agent, Node does not pool, retry or use a proxy, and asks the server to close.
    const request = httpRequest({
      createConnection: () => socket,
      method: ask.method,
      path: ask.url.pathname + ask.url.search,
      headers: {
        Host: ask.url.host,
        ...ask.headers,
        ...(ask.body === undefined ? {} : { "Content-Length": Buffer.byteLength(ask.body) }),
      },
      insecureHTTPParser: false,
    });

    // Node writes the headers with the first write or end, never before: until now the biller has seen only a connection.
    request.once("socket", () => {
      const refusal = stop();
      if (refusal) return finish(refusal);
      if (socket.destroyed || !socket.writable) return fail("reset", "the connection closed before the request");
      sent = true;
      request.end(ask.body);
    });
    request.on("error", (error) => fail(...lossOf(error, response !== undefined)));
    request.once("close", () => {
      // This can fire before the last bytes of a reply are read; the reply's own end decides then.
      if (!response) fail("reset", "the connection closed without a reply");
    });
    request.once("response", (reply) => {
      response = reply;
      const status = reply.statusCode ?? 0;
      reply.on("error", (error) => fail(...lossOf(error, true)));
      reply.once("close", () => fail("cut_off", "the reply ended early"));
      if (status >= 300 && status < 400) return fail("redirect", `HTTP ${status} is not followed`);
      const tooLarge = () => fail("too_large", `the reply exceeds ${ask.maxBytes} bytes`);
      if (Number(reply.headers["content-length"] ?? 0) > ask.maxBytes) return tooLarge();
      reply.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > ask.maxBytes) return tooLarge();
        chunks.push(chunk);
      });
      reply.once("end", () => finish({ kind: "reply", status, body: Buffer.concat(chunks), date: reply.headers.date }));
    });
  });
}

/** The name of an error after the first byte; `answering`: the reply had begun. */
function lossOf(error: Error & { readonly code?: string }, answering: boolean): [NoAnswerReason, string] {
  const { code = "" } = error;
  const detail = detailOf(error);
  if (code === "HPE_HEADER_OVERFLOW") return ["too_large", detail];
  if (code === "HPE_INVALID_EOF_STATE") return ["cut_off", detail];
  if (code.startsWith("HPE_")) return ["unreadable", detail];
  if (code === "ETIMEDOUT") return ["timeout", detail];
  return [answering ? "cut_off" : "reset", detail];
}
