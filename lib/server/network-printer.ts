import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { isPrinterAddress } from "#lib/domain/private-address.ts";

/** From connecting to the last byte: a printer that is out of paper takes none. */
const TIME_LIMIT_MS = 8_000;
/** After the last byte a printer hangs up, or refuses what it was sent; one that stays on the line has taken it. */
const HANG_UP_MS = 500;

export type NetworkPrinter = { readonly host: string; readonly port: number };
type Options = {
  readonly own?: () => readonly string[];
  readonly allowed?: (address: string, port: number) => boolean;
  /** The address of a name. */
  readonly resolve?: (host: string) => Promise<string>;
  readonly timeLimitMs?: number;
};

/** Where this machine itself can be reached. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
}

/** What became of bytes: `refused` when none left this server, `unsure` when some did and the printer did not take all in time. */
export type Sent = "taken" | "refused" | "unsure";

const lookUp = async (host: string) => (await lookup(host)).address;

/**
 * Sends bytes to thermal printers of the shop's own network, one job at a time each. A name is looked up once, and the very address
 * that was judged is connected to.
 */
export function createNetworkPrinters({
  own = ownAddresses,
  allowed = (address, port) => isPrinterAddress(address, port, own()),
  resolve = lookUp,
  timeLimitMs = TIME_LIMIT_MS,
}: Options = {}) {
  const queues = new Map<string, Promise<unknown>>();
  return {
    send(printer: NetworkPrinter, bytes: Uint8Array): Promise<Sent> {
      const key = `${printer.host} ${printer.port}`;
      const before = queues.get(key) ?? Promise.resolve();
      const job = before.then(async (): Promise<Sent> => {
        const address = await resolve(printer.host).catch(() => "");
        return allowed(address, printer.port) ? deliver(address, printer.port, bytes, timeLimitMs) : "refused";
      });
      queues.set(key, job);
      return job;
    },
  };
}

function deliver(host: string, port: number, bytes: Uint8Array, timeLimitMs: number): Promise<Sent> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => socket.destroy(), timeLimitMs);
    let connected = false;
    let handedOver = false;
    const failed = () => resolve(connected ? "unsure" : "refused");
    socket.once("connect", () => {
      connected = true;
    });
    socket.once("error", failed);
    socket.once("close", () => {
      clearTimeout(timer);
      if (handedOver) resolve("taken");
      else failed();
    });
    // What it tells of itself is read and dropped, so that it is heard to hang up. Nor do we hang up on it while it tells: that would throw
    // away what it has not taken yet.
    socket.resume();
    socket.once("finish", () => {
      handedOver = true;
      setTimeout(() => resolve("taken"), HANG_UP_MS);
    });
    socket.end(bytes);
  });
}
