import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { isPrivateAddress } from "#lib/domain/private-address.ts";

/** From connecting to the last byte: a printer that is out of paper takes none. */
const TIME_LIMIT_MS = 8_000;
/** After the last byte a printer hangs up, or refuses what it was sent; one that stays on the line has taken it. */
const HANG_UP_MS = 500;

export type NetworkPrinter = { readonly host: string; readonly port: number };
type Options = {
  readonly allowed?: (address: string) => boolean;
  /** The address of a name. */
  readonly resolve?: (host: string) => Promise<string>;
  readonly timeLimitMs?: number;
};

const lookUp = async (host: string) => (await lookup(host)).address;

/**
 * Sends bytes to thermal printers of the shop's own network, one job at a time each. A name is looked up once, and the very address
 * that was judged is connected to. Answers false when the printer did not take everything in time.
 */
export function createNetworkPrinters({
  allowed = isPrivateAddress,
  resolve = lookUp,
  timeLimitMs = TIME_LIMIT_MS,
}: Options = {}) {
  const queues = new Map<string, Promise<unknown>>();
  return {
    send(printer: NetworkPrinter, bytes: Uint8Array): Promise<boolean> {
      const key = `${printer.host} ${printer.port}`;
      const before = queues.get(key) ?? Promise.resolve();
      const job = before.then(async () => {
        const address = await resolve(printer.host);
        return allowed(address) && deliver(address, printer.port, bytes, timeLimitMs);
      });
      queues.set(
        key,
        job.catch(() => {}),
      );
      return job.catch(() => false);
    },
  };
}

function deliver(host: string, port: number, bytes: Uint8Array, timeLimitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => socket.destroy(), timeLimitMs);
    let sent = false;
    socket.once("error", () => resolve(false));
    socket.once("close", () => {
      clearTimeout(timer);
      resolve(sent);
    });
    // What it tells of itself is read and dropped, so that it is heard to hang up. Nor do we hang up on it while it tells: that would throw
    // away what it has not taken yet.
    socket.resume();
    socket.once("finish", () => {
      sent = true;
      setTimeout(() => resolve(true), HANG_UP_MS);
    });
    socket.end(bytes);
  });
}
