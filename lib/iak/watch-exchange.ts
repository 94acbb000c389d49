import type { Exchange } from "#lib/domain/biller-probe.ts";
import type { Answer } from "./answer.ts";
import { type OpenSocket, openSocket } from "./connect.ts";
import type { HttpOutcome } from "./exchange.ts";
import type { Clock } from "./http-call.ts";

/** Replaces the signature. */
export const SIGN_DOTS = "••••••••";

/** Opens sockets like `openSocket`, and measures the time until one can carry a request. */
export function timeConnecting(clock: Clock): { open: OpenSocket; connectMs: () => number | null } {
  let connectMs: number | null = null;
  return {
    connectMs: () => connectMs,
    open(url, ca) {
      const startedAt = clock.monotonic();
      const socket = openSocket(url, ca);
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        connectMs = Math.round(clock.monotonic() - startedAt);
      });
      return socket;
    },
  };
}

type Seen = {
  readonly url: string;
  readonly request: string;
  readonly outcome: HttpOutcome;
  /** The same outcome with the secrets hidden. */
  readonly answer: Answer | { readonly kind: string; readonly httpStatus?: number; readonly raw?: string };
  readonly connectMs: number | null;
  readonly totalMs: number;
  /** When the reply arrived, UTC milliseconds. */
  readonly now: number;
};

/**
 * One POST to the biller as diagnostics show it. Times in milliseconds; `clockAheadMs` is how far our clock is ahead of the reply's Date
 * header, null without one.
 */
export function toExchange({ url, request, outcome, answer, connectMs, totalMs, now }: Seen): Exchange {
  const said = outcome.kind === "reply" && outcome.date ? Date.parse(outcome.date) : Number.NaN;
  return {
    url,
    request,
    reply: answer.raw ?? null,
    httpStatus: answer.httpStatus ?? null,
    connectMs,
    totalMs: Math.round(totalMs),
    // The header has whole seconds, so on average it is half a second behind.
    clockAheadMs: Number.isNaN(said) ? null : now - (said + 500),
  };
}
