import type { AddressInfo } from "node:net";
import { Clock } from "./clock.ts";
import { type Control, controlOf } from "./control.ts";
import { FaultList } from "./faults.ts";
import { freshState } from "./fresh-state.ts";
import { HeldReplies } from "./held-replies.ts";
import { Journal } from "./journal.ts";
import { Ledger } from "./ledger.ts";
import { simulatorServer } from "./server.ts";
import type { SimulatorState } from "./simulator-state.ts";
import { readStateFile, writeStateFile } from "./state-file.ts";

export type SimulatorOptions = {
  /** The documented test account by default. */
  username?: string;
  apiKey?: string;
  /** 0 (any free port) by default. */
  port?: number;
  /** Whole rupiah on the first day; a state file's own balance takes precedence. */
  balance?: number;
  /** Enables `/__control`. The `control` object works either way. */
  control?: boolean;
  /** UTC milliseconds; the machine's clock by default. */
  now?: () => number;
  /** Keeps inquiries, payments, balance and counters across restarts. */
  stateFile?: string;
  /** Every request and payment as a line of JSON, appended. */
  journalFile?: string;
  /** The first `tr_id` given out; derived from the clock by default. */
  firstTrId?: number;
};

export type Simulator = {
  /** `http://127.0.0.1:PORT`, for both the postpaid and the prepaid host. */
  url: string;
  port: number;
  journal: Journal;
  control: Control;
  /** Destroys open connections; what was still waiting never happens. */
  close(): Promise<void>;
};

/** Starts the IAK simulator on the loopback address and resolves once it listens. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = new Clock(options.now);
  const ledger = openLedger(options, clock);
  const simulator: SimulatorState = {
    username: options.username ?? "123123123",
    apiKey: options.apiKey ?? "testkey",
    clock,
    ledger,
    journal: new Journal(ledger, options.journalFile),
    faults: new FaultList(),
    held: new HeldReplies(),
  };
  const control = controlOf(simulator, () => server.closeIdleConnections());
  const server = simulatorServer(simulator, options.control ? control : null);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    journal: simulator.journal,
    control,
    close: () =>
      new Promise((resolve) => {
        simulator.held.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function openLedger(options: SimulatorOptions, clock: Clock): Ledger {
  const fresh = () => freshState(clock.now(), options.balance ?? 50_000_000, options.firstTrId);
  const { stateFile } = options;
  if (stateFile === undefined) return new Ledger(fresh());
  const ledger = new Ledger(readStateFile(stateFile) ?? fresh(), (state) => writeStateFile(stateFile, state));
  // A state that cannot be written must stop the start, not the first payment.
  ledger.save();
  return ledger;
}
