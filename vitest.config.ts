import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.ts", "components/**/*.test.tsx"],
    environment: "node",
    // One less than the processors is Vitest's own choice; on two that left one idle while tests wait for disks and databases.
    maxWorkers: "100%",
    // For hangs only: how fast the machine is proves nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: ["lib/db/testing/global-setup.ts"],
  },
});
