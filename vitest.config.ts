import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Whole days at the counter take the longest, but their file is short: Vitest would start it last, and one processor would finish it alone.
 */
const FIRST = /scenarios\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [
      ...sorted.filter(({ moduleId }) => FIRST.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !FIRST.test(moduleId)),
    ];
  }
}

export default defineConfig({
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.ts", "components/**/*.test.tsx"],
    environment: "node",
    // One more than the processors: tests wait for disks, databases and processes as well. Vitest's default is one less.
    maxWorkers: availableParallelism() + 1,
    // Our modules keep no state between tests; loading them again for each file took as long as most files' tests.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    // For hangs only: the machine's speed proves nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 300_000 } },
    globalSetup: ["lib/db/testing/global-setup.ts"],
    sequence: { sequencer: LongestFirst },
  },
});
