import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { NotSent, NotSentReason } from "#lib/domain/biller.ts";

/** Begins a connection to a URL's host; `ca` (PEM) replaces the trusted roots. */
export type OpenSocket = (url: URL, ca?: string) => Socket;

// The next address is tried after this many milliseconds: Node's own 250 gives up on a slow mobile line.
const NEXT_ADDRESS_AFTER_MS = 1_000;

/** A new connection each time: nothing is pooled, no proxy is taken from the environment. */
export const openSocket: OpenSocket = (url, ca) => {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = isSecure(url);
  const port = Number(url.port || (secure ? 443 : 80));
  const target = { host, port, autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER_MS };
  if (!secure) return connectTcp(target);
  return connectTls({
    ...target,
    ca,
    servername: isIP(host) ? undefined : host,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["http/1.1"],
    // Said aloud because its default is read from NODE_TLS_REJECT_UNAUTHORIZED.
    rejectUnauthorized: true,
  });
};

/**
 * Waits until a socket may carry a request: connected and, for https, the certificate checked. Null when it may; else why it never
 * will, after which the socket is destroyed. Nothing of a request has been written in either case.
 */
export function whenConnected(url: URL, socket: Socket, limitMs: number): Promise<NotSent | null> {
  return new Promise((resolve) => {
    let reached = false;
    const settle = (failure: NotSent | null) => {
      clearTimeout(timer);
      if (failure) socket.destroy();
      resolve(failure);
    };
    const timer = setTimeout(
      () => settle(notSent("connect_timeout", `no connection to ${url.host} within ${Math.round(limitMs)} ms`)),
      limitMs,
    );
    socket.once("connect", () => {
      reached = true;
    });
    socket.once(isSecure(url) ? "secureConnect" : "connect", () => settle(null));
    // Stays for the socket's whole life: an error that nobody listens to would end the process.
    socket.on("error", (error) => settle(notSent(reasonOf(error, reached), detailOf(error))));
    socket.once("close", () => settle(notSent("unreachable", `${url.host} closed the connection before it was ready`)));
  });
}

/** No byte of the request has left: whoever says so must know it. */
export function notSent(reason: NotSentReason, detail: string): NotSent {
  return { kind: "not_sent", reason, detail };
}

function isSecure(url: URL): boolean {
  return url.protocol === "https:";
}

type SystemError = Error & { readonly code?: string; readonly syscall?: string };

/** With several addresses the last one's error speaks for all. */
function lastCause(error: Error): SystemError {
  return error instanceof AggregateError ? lastCause(error.errors.at(-1) ?? new Error(error.message)) : error;
}

const NETWORK_ERRORS: Readonly<Record<string, NotSentReason>> = {
  ECONNREFUSED: "refused",
  ETIMEDOUT: "connect_timeout",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  ECONNRESET: "unreachable",
  EPIPE: "unreachable",
};

/** `reached`: TCP stood, so that what failed without a network error is the TLS handshake or the certificate. */
function reasonOf(error: Error, reached: boolean): NotSentReason {
  const { code = "", syscall } = lastCause(error);
  if (syscall === "getaddrinfo" || code === "ENOTFOUND" || code === "EAI_AGAIN") return "dns";
  return NETWORK_ERRORS[code] ?? (reached ? "tls" : "unreachable");
}

/** For the story of a payment and the logs; an error's own words hold addresses and codes, never the request. */
export function detailOf(error: Error): string {
  const cause = lastCause(error);
  return cause.code ? `${cause.code}: ${cause.message}` : cause.message;
}
