import fc from "fast-check";
import { afterAll, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { type Counter, openCounter } from "./testing/counter.ts";
import { createOracle, type Oracle } from "./testing/oracle.ts";
import { playScenario } from "./testing/play-scenario.ts";
import { scenario } from "./testing/scenario-steps.ts";

/** Number of days played on each database; LOKET_SCENARIOS overrides it. */
const SCENARIOS = { sqlite: 300, postgres: 60 };
const TIME_LIMIT = 60 * 60_000;

describeOnBothDatabases("whatever happens at the counter", (open) => {
  let stage: { counter: Counter; oracle: Oracle } | null = null;
  const setStage = async () => {
    const counter = await openCounter(await open());
    return { counter, oracle: createOracle(counter) };
  };
  afterAll(() => stage?.counter.close());

  test("no bill is paid twice, and every payment ends as the truth", { timeout: TIME_LIMIT }, async () => {
    stage = await setStage();
    const { dialect } = stage.counter.database;
    const numRuns = Number(process.env.LOKET_SCENARIOS ?? SCENARIOS[dialect]);
    // As a failing run prints them: LOKET_SEED=-123 LOKET_PATH=45:6:7
    const { LOKET_SEED: seed, LOKET_PATH: path } = process.env;
    await fc.assert(
      fc.asyncProperty(scenario, async (steps) => {
        stage ??= await setStage();
        const { counter, oracle } = stage;
        try {
          await playScenario(counter, oracle, steps);
        } catch (error) {
          // The state left by a failed run would break the next one, which looks for a shorter failing example.
          await counter.close();
          stage = null;
          throw error;
        }
      }),
      { numRuns, ...(seed ? { seed: Number(seed) } : {}), ...(path ? { path } : {}) },
    );
  });
});
