import type { Biller } from "#lib/domain/biller.ts";
import { createIakClient, type IakClientOptions } from "#lib/iak/client.ts";

/** `hasty`: gives up after 80 ms. `down`: connections are refused. */
export type Line = "good" | "hasty" | "down";
type Call = "pay" | "checkStatus" | "inquire";

/** The real client on a line that can be cut, with replies that can be withheld from the waiting process. */
export type Wire = {
  readonly biller: Biller;
  line: Line;
  /** Replies to these calls arrive unnoticed until `deliver`: the process is frozen, or about to die. */
  readonly hold: (call: Call) => void;
  readonly deliver: () => void;
  /** The number of withheld payment replies. */
  readonly heldPayments: () => number;
  /** Called whenever a payment's reply is withheld. */
  onHeld: () => void;
  readonly die: () => void;
};

/** In real time, for tests whose biller never answers. Elsewhere a busy machine must not look like a lost reply. */
const HASTY_MS = 80;
const PATIENT_MS = 20_000;
/** A reserved port on which nothing listens. */
const CLOSED_PORT = "http://127.0.0.1:1";

export function createWire(
  options: Omit<IakClientOptions, "timeoutMs" | "postpaidUrl" | "prepaidUrl"> & { url: string },
): Wire {
  const client = (url: string, timeoutMs: number) =>
    createIakClient({ ...options, postpaidUrl: url, prepaidUrl: url, timeoutMs });
  const clients: Record<Line, Biller> = {
    good: client(options.url, PATIENT_MS),
    hasty: client(options.url, HASTY_MS),
    down: client(CLOSED_PORT, PATIENT_MS),
  };
  const holding = new Set<Call>();
  let held: { call: Call; go: () => void }[] = [];
  let dead = false;

  const through = async <T>(call: Call, ask: (biller: Biller) => Promise<T>): Promise<T> => {
    const reply = await ask(clients[wire.line]);
    if (holding.has(call)) {
      await new Promise<void>((go) => {
        held.push({ call, go });
        if (call === "pay") wire.onHeld();
      });
    }
    if (dead) await new Promise(() => {});
    return reply;
  };
  const wire: Wire = {
    line: "good",
    onHeld: () => {},
    biller: {
      ...clients.good,
      pay: (ask) => through("pay", (biller) => biller.pay(ask)),
      checkStatus: (ask) => through("checkStatus", (biller) => biller.checkStatus(ask)),
      inquire: (ask) => through("inquire", (biller) => biller.inquire(ask)),
    },
    hold: (call) => holding.add(call),
    deliver: () => {
      holding.clear();
      const waiting = held;
      held = [];
      for (const { go } of waiting) go();
    },
    heldPayments: () => held.filter(({ call }) => call === "pay").length,
    die: () => {
      dead = true;
    },
  };
  return wire;
}
