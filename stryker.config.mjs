/** `npm run mutate`: mutants that no test notices. Scores and survivors: docs/testing.md. */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  mutate: [
    "lib/domain/outcome.ts",
    "lib/domain/payment-state.ts",
    "lib/domain/receipt.ts",
    "lib/payments/start-payment.ts",
    "lib/payments/record-outcome.ts",
    "lib/payments/check-payment.ts",
  ],
  vitest: { configFile: "lib/cli/mutate.vitest.config.ts" },
  reporters: ["clear-text", "progress-append-only"],
  coverageAnalysis: "perTest",
  concurrency: 2,
  timeoutMS: 60_000,
  // All tests once, on a machine that does other things as well.
  dryRunTimeoutMinutes: 30,
  // Stryker would read tsconfig.json with TypeScript's JavaScript API, which version 7 lacks.
  tsconfigFile: "none",
  tempDirName: "data/mutate",
  thresholds: { high: 95, low: 85, break: 85 },
};
