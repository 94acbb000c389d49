import { test as base } from "vitest";
import type { Fault } from "../faults.ts";
import { type Simulator, startSimulator } from "../start.ts";
import { type Asker, askerOf } from "./ask.ts";

type Inquired = {
  readonly simulator: Simulator;
  readonly ask: Asker;
  /** The inquiry of 210300016001, with the reference r1. */
  readonly trId: number;
  readonly onPay: (fault: Fault, times?: number) => void;
  readonly onCheck: (fault: Fault, times?: number) => void;
  readonly executed: () => number;
  /** Pays, waits until the request has arrived, and hangs up. */
  readonly payAndHangUp: () => Promise<void>;
};

/** A test with its own simulator and one inquiry. */
export const test = base.extend<Inquired>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from this pattern
  simulator: async ({}, use) => {
    const simulator = await startSimulator();
    await use(simulator);
    await simulator.close();
  },
  ask: ({ simulator }, use) => use(askerOf(simulator.url)),
  trId: async ({ ask }, use) => use(Number((await ask.inquire("210300016001", "r1")).tr_id)),
  onPay: ({ simulator }, use) =>
    use((fault, times) => simulator.control.addFaults([{ command: "pay-pasca", fault, times }])),
  onCheck: ({ simulator }, use) =>
    use((fault, times) => simulator.control.addFaults([{ command: "checkstatus", fault, times }])),
  executed: ({ simulator }, use) => use(() => simulator.journal.executed.length),
  payAndHangUp: ({ simulator, ask, trId }, use) =>
    use(async () => {
      const hangUp = new AbortController();
      const paying = ask.raw.pay(trId, hangUp.signal).catch(() => {});
      await simulator.journal.waitFor((journal) => journal.requestsOf("pay-pasca", trId).length > 0);
      hangUp.abort();
      await paying;
    }),
});
