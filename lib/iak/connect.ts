import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { NotSent, NotSentReason } from "#lib/domain/biller.ts";

/** Opens a connection to a URL's host; `ca` (PEM) replaces the trusted roots. */
export type OpenSocket = (url: URL, ca?: string) => Socket;

// Node's own 250 ms for each address is too short for a slow mobile line.
const NEXT_ADDRESS_AFTER_MS = 1_000;

/** Always a new connection: no pool, no proxy from the environment. */
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
    // Explicit, because the default comes from NODE_TLS_REJECT_UNAUTHORIZED.
    rejectUnauthorized: true,
  });
};

/**
 * Waits until a socket is connected and, for https, its certificate checked. Returns null then; otherwise the reason, with the socket
 * destroyed. No byte of a request has been written in either case.
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
    // Attached for the socket's whole life: an unhandled error event would end the process.
    socket.on("error", (error) => settle(notSent(reasonOf(error, reached), detailOf(error))));
    socket.once("close", () => settle(notSent("unreachable", `${url.host} closed the connection before it was ready`)));
  });
}

/** Only for errors that are certain to occur before the first byte of the request. */
export function notSent(reason: NotSentReason, detail: string): NotSent {
  return { kind: "not_sent", reason, detail };
}

function isSecure(url: URL): boolean {
  return url.protocol === "https:";
}

type SystemError = Error & { readonly code?: string; readonly syscall?: string };

/** With several addresses, the last one's error is reported. */
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

/** `reached`: TCP was connected, so a failure that is no network error comes from the TLS handshake or the certificate. */
function reasonOf(error: Error, reached: boolean): NotSentReason {
  const { code = "", syscall } = lastCause(error);
  if (syscall === "getaddrinfo" || code === "ENOTFOUND" || code === "EAI_AGAIN") return "dns";
  return NETWORK_ERRORS[code] ?? (reached ? "tls" : "unreachable");
}

/** For the timeline and the logs. An error's message has addresses and codes, never the request. */
export function detailOf(error: Error): string {
  const cause = lastCause(error);
  return cause.code ? `${cause.code}: ${cause.message}` : cause.message;
}
