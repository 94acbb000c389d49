import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { isPrinterAddress } from "#lib/domain/private-address.ts";
import { failure } from "#lib/domain/result.ts";

/** From connecting to the printer's own end of the connection. */
const TIME_LIMIT_MS = 15_000;
/** For one status answer. */
const STATUS_LIMIT_MS = 1_000;
/** How long to wait after the job before ending our side: a printer that hangs up in this time has not taken everything. */
const HANG_UP_MS = 250;

export type NetworkPrinter = { readonly host: string; readonly port: number };
type Options = {
  readonly own?: () => readonly string[];
  readonly allowed?: (address: string, port: number) => boolean;
  /** Resolves a name to an address. */
  readonly resolve?: (host: string) => Promise<string>;
  readonly timeLimitMs?: number;
  readonly statusLimitMs?: number;
  readonly hangUpMs?: number;
};

/** This machine's own addresses. */
export function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
}

/**
 * The outcome of a job. `unsure`: some of it was sent, but the printer did not confirm that it took everything. With all others but
 * `taken`, none of it was sent: `refused` if the address is not allowed or the printer cannot be reached or hangs up, else the fault that
 * the printer reports.
 */
export type Sent = "taken" | "unsure" | "refused" | (typeof FAULTS)[number]["fault"];

/** The failure for a job that was not taken; `counts`: it keeps its number all the same. */
export function notTaken(sent: Exclude<Sent, "taken">, name: string, counts = false) {
  if (sent === "unsure") return failure("printer_unsure", { params: { name, fault: counts ? "again" : "once" } });
  if (sent === "refused") return failure("printer_unreachable", { params: { name } });
  return failure("printer_not_ready", { params: { name, fault: sent } });
}

const lookUp = async (host: string) => (await lookup(host)).address;

/**
 * Sends bytes to thermal printers in the shop's own network, one job at a time to each address. A name is resolved once, and the connection
 * goes to that very address, after the check.
 */
export function createNetworkPrinters({
  own = ownAddresses,
  allowed = (address, port) => isPrinterAddress(address, port, own()),
  resolve = lookUp,
  timeLimitMs = TIME_LIMIT_MS,
  statusLimitMs = STATUS_LIMIT_MS,
  hangUpMs = HANG_UP_MS,
}: Options = {}) {
  const queues = new Map<string, Promise<unknown>>();
  return {
    async send({ host: name, port }: NetworkPrinter, bytes: Uint8Array): Promise<Sent> {
      const host = await resolve(name).catch(() => "");
      if (!allowed(host, port)) return "refused";
      const key = `${host} ${port}`;
      const before = queues.get(key) ?? Promise.resolve();
      const job = before.then(() => deliver({ host, port }, bytes, { timeLimitMs, statusLimitMs, hangUpMs }));
      queues.set(
        key,
        job.catch(() => "refused"),
      );
      return job;
    },
  };
}

/** Status bits that prevent printing, in the answers to DLE EOT `question`. */
const FAULTS = [
  { question: 4, bits: 0x60, fault: "paper" },
  { question: 2, bits: 0x20, fault: "paper" },
  { question: 2, bits: 0x04, fault: "cover" },
  { question: 2, bits: 0x40, fault: "error" },
  { question: 3, bits: 0x68, fault: "error" },
] as const;

/** The fixed bits of every answer to DLE EOT; nothing else that a printer sends by itself has them. */
const isAnswer = (byte: number) => (byte & 0x93) === 0x12;

/**
 * Asks for the status, sends the job, ends its side, and waits for the printer's end: only a printer that has read everything ends its side
 * in answer. Data accepted by the network has not yet reached the printer.
 */
async function deliver(
  { host, port }: NetworkPrinter,
  job: Uint8Array,
  { timeLimitMs, statusLimitMs, hangUpMs }: { timeLimitMs: number; statusLimitMs: number; hangUpMs: number },
): Promise<Sent> {
  const socket = connect({ host, port });
  const timer = setTimeout(() => socket.destroy(), timeLimitMs);
  let isOver = false;
  let heard = (_answer: number | null) => {};
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  // Reads everything that comes: closing a connection with unread bytes discards what the printer has not read yet.
  socket.on("data", (bytes: Buffer) => heard(bytes.find(isAnswer) ?? null));
  socket.on("error", () => {});
  for (const end of ["end", "close"])
    socket.once(end, () => {
      isOver = true;
      heard(null);
    });

  const ask = (question: number) =>
    new Promise<number | null>((resolve) => {
      heard = (answer) => (answer !== null || isOver) && resolve(answer);
      setTimeout(resolve, statusLimitMs, null).unref();
      socket.write(Buffer.of(0x10, 0x04, question));
    });

  async function findFault() {
    for (const question of [4, 2, 3]) {
      const answer = isOver ? null : await ask(question);
      if (answer === null) return null; // many printers report no status
      const found = FAULTS.find((one) => one.question === question && (answer & one.bits) !== 0);
      if (found) return found.fault;
    }
    return null;
  }

  try {
    await Promise.race([new Promise((resolve) => socket.once("connect", resolve)), closed]);
    const fault = await findFault();
    if (fault !== null || isOver) return fault ?? "refused";
    await new Promise((resolve) => socket.write(job, resolve));
    await Promise.race([sleep(hangUpMs), closed]);
    if (isOver) return "unsure";
    socket.end();
    await closed;
    return socket.readableEnded && !socket.errored ? "taken" : "unsure";
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}
