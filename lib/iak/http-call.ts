import type { NotSent } from "#lib/domain/biller.ts";
import type { Millis } from "#lib/domain/time.ts";
import { notSent, type OpenSocket, openSocket, whenConnected } from "./connect.ts";
import { exchange, type HttpOutcome, type HttpRequest } from "./exchange.ts";

export type HttpCall = HttpRequest & {
  /** Limit for the whole call, in milliseconds: connecting, sending and reading. */
  readonly timeoutMs: number;
  /** Nothing is written at or after this moment (milliseconds, UTC). */
  readonly notAfter?: Millis;
  /** Trusted roots (PEM) instead of Node's. */
  readonly ca?: string;
};

/** `now`: the wall clock, UTC milliseconds. `monotonic`: milliseconds, unaffected by changes of the wall clock. */
export type Clock = { now(): Millis; monotonic(): number };

// Better "not sent" soon than sent late.
const CONNECT_LIMIT_MS = 5_000;

/**
 * One HTTP call on its own connection. Returns `not_sent` only when no byte of the request was written; after the first byte every failure
 * is `no_answer`. Never retries, follows no redirect, and throws for no fault of network or server.
 */
export async function httpCall(call: HttpCall, clock: Clock, open: OpenSocket = openSocket): Promise<HttpOutcome> {
  const startedAt = clock.monotonic();
  const spent = () => clock.monotonic() - startedAt;
  // Two clocks: the wall clock can be set back, and the monotonic clock may stop while the machine sleeps.
  const allowance = call.notAfter === undefined ? Number.POSITIVE_INFINITY : call.notAfter - clock.now();
  const tooLate = (): NotSent | null =>
    spent() >= allowance || (call.notAfter !== undefined && clock.now() >= call.notAfter)
      ? notSent("too_late", "the time to send had passed before the first byte")
      : null;

  const already = tooLate();
  if (already) return already;
  const connectLimit = Math.min(
    call.timeoutMs,
    allowance,
    call.notAfter === undefined ? call.timeoutMs : CONNECT_LIMIT_MS,
  );
  const socket = open(call.url, call.ca);
  const failure = await whenConnected(call.url, socket, connectLimit);
  if (failure) return failure;
  return exchange(socket, call, Math.max(1, call.timeoutMs - spent()), tooLate);
}
