import type { Server, ServerOptions } from "node:http";
import type { Socket } from "node:net";
import { networkOf } from "#lib/auth/network.ts";

/** Open lines. What one person's tabs and waiting reads come to is well below theirs. */
const LIMITS = {
  /** Of one network, on which nobody has shown a session yet. */
  strangers: 64,
  person: 192,
  /** Of all; a process may usually have 1,024 files open. */
  all: 768,
  /** In milliseconds: so long may an answer lie here before whoever asked for it takes more of it. */
  patience: 30_000,
};

/**
 * How long a server waits for whoever asks, in milliseconds. A request is a page's address or a small form: whoever takes longer to say one holds
 * a line that others need. A proxy of ours closes idle lines itself (`docs/nginx.conf`): when we did first, a POST could meet a closed one.
 */
export function patienceWith(proxies: readonly string[]): ServerOptions {
  const patience = { headersTimeout: 15_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000 };
  return proxies.length > 0 ? { ...patience, keepAliveTimeout: 75_000 } : patience;
}

/** `looks`: so many in a row found data that waits, of which nothing was taken meanwhile. */
type Line = { readonly network: string; person: string | null; looks: number };
type Limits = typeof LIMITS;

/** Looks rather than time: a process that stood still must not take it out on its readers. */
const LOOKS = 6;

/**
 * Watches the lines that browsers hold open. Beyond a limit the oldest is hung up on: a person's own, else a stranger's of the network that
 * has the most, never a line of somebody else who is signed in. Proxies of ours carry many people on a line, and are not counted.
 */
export function keepLines(server: Server, proxies: readonly string[], limits: Limits = LIMITS) {
  /** In the order in which they came. */
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
    /** Somebody who is signed in asks on this line. */
    belongsTo(socket: Socket, person: string): void {
      const line = lines.get(socket);
      if (!line || line.person === person) return;
      line.person = person;
      const isTheirs = (other: Line) => other.person === person;
      if (count(isTheirs) > limits.person) oldest(isTheirs)?.destroy();
    },
  };
}

/** Whether a line is a stranger's of the network that has the most of them. */
function strangersOfMost(lines: Iterable<Line>): (line: Line) => boolean {
  const strangers = [...lines].filter(({ person }) => person === null);
  const networks = Map.groupBy(strangers, ({ network }) => network);
  const [most] = [...networks].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return ({ network, person }) => person === null && network === most;
}
