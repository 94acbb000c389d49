import type { Database } from "#lib/db/connection.ts";
import type { Outlet } from "#lib/domain/outlet.ts";
import type { PaymentDeps } from "../deps.ts";
import { type FragileLedger, fragileLedger } from "./fragile-ledger.ts";
import { HOUR, MINUTE, SECOND } from "./virtual-clock.ts";
import { createWire, type Wire } from "./wire.ts";

export const AUDIT_KEY = Buffer.alloc(32, 7);
export const PLAN = {
  schedule: [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
  notReceivedAfter: { first: MINUTE, second: 2 * MINUTE },
};
const OUTLET: Outlet = { name: "LOKET UJI", address: "Jl. Uji 1", phone: "", footer: "", zone: "WIB" };
const TIMEOUT_MS = 30 * SECOND;

/** One process of Loket: the use cases' dependencies, and what can happen to the whole process. */
export type LoketProcess = {
  readonly deps: PaymentDeps;
  readonly wire: Wire;
  readonly ledger: FragileLedger;
  /** What was announced, oldest first. */
  readonly announced: { readonly trId: string; readonly version: number }[];
  /** What was logged as an error. */
  readonly errors: string[];
  /** Holds background work until `thaw`: the process stands still right after a claim. */
  readonly freeze: () => void;
  readonly thaw: () => Promise<void>;
  /** Settles when all background work has ended or waits for a held reply. */
  readonly idle: () => Promise<void>;
  /** Forgets everything in flight, replies included. */
  readonly crash: () => void;
};

export type ProcessOptions = {
  readonly database: Database;
  readonly now: () => number;
  readonly url: string;
  readonly account: { readonly username: string; readonly apiKey: string };
  readonly processId: string;
  readonly format: "json" | "xml";
};

export function startProcess(options: ProcessOptions): LoketProcess {
  const { now, processId } = options;
  const wire = createWire({ ...options.account, url: options.url, format: options.format, now });
  const ledger = fragileLedger(options.database);
  const announced: { trId: string; version: number }[] = [];
  const errors: string[] = [];
  let frozen: (() => void)[] | null = null;
  let running = 0;
  let dead = false;
  let waiting: (() => void)[] = [];

  const look = () => {
    if (running > wire.heldPayments() && !dead) return;
    const settled = waiting;
    waiting = [];
    for (const go of settled) go();
  };
  wire.onHeld = look;
  const idle = () =>
    new Promise<void>((go) => {
      waiting.push(go);
      look();
    });
  const begin = async (work: () => Promise<void>) => {
    running += 1;
    try {
      await work();
    } finally {
      running -= 1;
      look();
    }
  };
  const deps: PaymentDeps = {
    database: ledger.database,
    biller: wire.biller,
    now,
    timeoutMs: TIMEOUT_MS,
    plan: PLAN,
    auditKey: AUDIT_KEY,
    processId,
    receipts: { sample: true, defaultOutlet: OUTLET, verifyUrl: (trId) => `http://localhost:3000/verify/${trId}` },
    announce: ({ trId, version }) => announced.push({ trId, version }),
    inBackground: (work) => {
      if (frozen) frozen.push(() => void begin(work));
      else void begin(work);
    },
    log: { info: () => {}, warn: () => {}, error: (_facts, message) => errors.push(message) },
  };
  return {
    deps,
    wire,
    ledger,
    announced,
    errors,
    freeze: () => {
      frozen ??= [];
    },
    thaw: () => {
      const waited = frozen ?? [];
      frozen = null;
      for (const go of waited) go();
      wire.deliver();
      return idle();
    },
    idle,
    crash: () => {
      dead = true;
      frozen = [];
      ledger.die();
      wire.die();
      look();
    },
  };
}
