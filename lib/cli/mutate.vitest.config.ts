import { defineConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

/** Tests for mutants: rules and use cases in one process, on SQLite; a separate process would run without the mutant. */
export default defineConfig({
  test: {
    ...shared.test,
    include: ["lib/{domain,payments}/**/*.test.ts"],
    exclude: ["**/{killed,frozen,stopped,two-counters,power-cut,scenarios,wrong-clock}.test.ts"],
    testNamePattern: /^(?!.*\(postgres\))/,
  },
});
