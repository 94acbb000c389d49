import type { Server, ServerOptions } from "node:http";
import type { Socket } from "node:net";
import { networkOf } from "#lib/auth/network.ts";

/** Open connections. One person's tabs and waiting reads stay well below theirs. */
const LIMITS = {
  /** From one network, before a request with a session. */
  strangers: 64,
  person: 192,
  /** In total; a process may usually have 1,024 files open. */
  all: 768,
  /** How long, in milliseconds, an answer may wait here for its client to read on. */
  patience: 30_000,
};

/**
 * How long the server waits for clients, in milliseconds. A request is a page's address or a small form; a client that takes longer holds a
 * connection that others need. A trusted proxy closes idle connections itself (`docs/nginx.conf`): if we closed first, a POST could meet a
 * closed one.
 */
export function patienceWith(proxies: readonly string[]): ServerOptions {
  const patience = { headersTimeout: 15_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };
  return proxies.length > 0 ? { ...patience, keepAliveTimeout: 75_000 } : patience;
}

/** `looks`: how many looks in a row found waiting data of which none was taken meanwhile. */
type Line = { readonly network: string; person: string | null; looks: number };
type Limits = typeof LIMITS;

/** Looks, not time: after the process stood still, its readers must not be blamed. */
const LOOKS = 6;

/**
 * Watches open browser connections. Beyond a limit the oldest is closed: one of the same person or, for strangers, one from the network
 * with the most; never one of another signed-in person. Trusted proxies carry many people on one connection, and are not counted.
 */
export function keepLines(server: Server, proxies: readonly string[], limits: Limits = LIMITS) {
  /** In order of arrival. */
  const lines = new Map<Socket, Line>();
  const oldest = (isMeant: (line: Line) => boolean) => [...lines].find(([, line]) => isMeant(line))?.[0];
  const count = (isMeant: (line: Line) => boolean) => [...lines.values()].filter(isMeant).length;

  server.on("connection", (socket: Socket) => {
    const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
    if (proxies.includes(peer)) return;
    const line: Line = { network: networkOf(peer).own, person: null, looks: 0 };
    lines.set(socket, line);
    socket.once("close", () => lines.delete(socket));
    socket.on("drain", () => {
      line.looks = 0;
    });
    const isStranger = ({ network, person }: Line) => person === null && network === line.network;
    if (count(isStranger) > limits.strangers) oldest(isStranger)?.destroy();
    if (lines.size > limits.all) oldest(strangersOfMost(lines.values()))?.destroy();
  });

  const timer = setInterval(() => {
    for (const [socket, line] of lines) {
      line.looks = socket.writableLength === 0 ? 0 : line.looks + 1;
      if (line.looks > LOOKS) socket.destroy();
    }
  }, limits.patience / LOOKS);
  timer.unref();
  server.once("close", () => clearInterval(timer));

  return {
    /** A signed-in person uses this connection. */
    belongsTo(socket: Socket, person: string): void {
      const line = lines.get(socket);
      if (!line || line.person === person) return;
      line.person = person;
      const isTheirs = (other: Line) => other.person === person;
      if (count(isTheirs) > limits.person) oldest(isTheirs)?.destroy();
    },
  };
}

/** Whether a connection is a stranger's from the network with the most of them. */
function strangersOfMost(lines: Iterable<Line>): (line: Line) => boolean {
  const strangers = [...lines].filter(({ person }) => person === null);
  const networks = Map.groupBy(strangers, ({ network }) => network);
  const [most] = [...networks].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return ({ network, person }) => person === null && network === most;
}
