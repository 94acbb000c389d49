import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Whole days at the counter take the longest, and their file is short: begun last, as Vitest would, one processor would end them alone. */
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
    // One less than the processors is Vitest's own choice; on two that left one idle while tests wait for disks and databases.
    maxWorkers: "100%",
    // Our modules keep nothing between tests, and to load them anew for each file took as long as most files' tests.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    // For hangs only: how fast the machine is proves nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 300_000 } },
    globalSetup: ["lib/db/testing/global-setup.ts"],
    sequence: { sequencer: LongestFirst },
  },
});
