import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { OpenDatabase } from "#lib/db/testing/databases.ts";
import type { CustomerNumber } from "#lib/domain/identifiers.ts";
import { type Counter, openCounter } from "./counter.ts";
import { createOracle } from "./oracle.ts";
import { settleDown } from "./pass-time.ts";

/**
 * One counter, ledger and simulator for all tests of a suite. After each test faults end, time passes until nothing is due, and the oracle
 * must find every promise kept.
 */
export function withCounter(open: OpenDatabase, format: "json" | "xml" = "json"): Counter {
  let counter: Counter | undefined;
  let oracle: ReturnType<typeof createOracle> | undefined;
  beforeAll(async () => {
    counter = await openCounter(await open(), format);
    oracle = createOracle(counter);
  });
  let before = 0;
  beforeEach(() => {
    before = counter?.simulator.journal.requests.length ?? 0;
  });
  afterEach(async () => {
    if (!counter || !oracle) return;
    // One broken promise should fail one test.
    const hps = counter.simulator.journal.requests.slice(before).flatMap(({ hp }) => (hp ?? []) as CustomerNumber);
    await endTroubles(counter);
    expect(await oracle.look(hps)).toEqual([]);
    await settleDown(counter);
    expect(await oracle.lookWhenSettled(hps)).toEqual([]);
  });
  afterAll(async () => {
    await counter?.close();
  });
  // The suite is defined before the counter is open; its tests run after.
  return new Proxy({} as Counter, { get: (_target, name) => Reflect.get(counter as object, name) });
}

/** Ends every fault, delivers replies, thaws the process, and ends payments that are in process for ever. */
async function endTroubles({ simulator, process }: Counter): Promise<void> {
  simulator.control.clearFaults();
  simulator.control.release();
  process.wire.line = "good";
  process.ledger.failCommits({ times: 0 });
  await process.thaw();
  const inProcess = simulator.journal.requestsOf("pay-pasca").filter(({ responseCode }) => responseCode === "39");
  for (const trId of new Set(inProcess.map((pay) => pay.trId))) {
    const paid = simulator.journal.executed.some((execution) => execution.trId === trId);
    if (trId !== null && !paid) simulator.control.settle(trId, "failed");
  }
}
