import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { ROOT } from "./project.mjs";
import { add, none, one, type Totals } from "./test-totals.ts";

/** The result of a part of the run. */
export type Outcome = {
  readonly totals: Totals;
  /** The slowest tests, slowest first. */
  readonly slowest: readonly { readonly name: string; readonly ms: number }[];
  /** The failed tests, as their runner needs them named to run them again. */
  readonly failed: readonly string[];
};

type Timed = { readonly name: string; readonly ms: number; readonly failed: boolean };

const SLOWEST = 3;

export function outcome(totals: Totals, timed: readonly Timed[] = []): Outcome {
  const slowest = timed.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  return {
    totals,
    slowest: slowest.map(({ name, ms }) => ({ name, ms })),
    failed: timed.flatMap(({ name, failed }) => (failed ? name : [])),
  };
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: unknown[] }[];
};

/** By file. A file that could not be loaded has no tests to fail, and counts as one that failed. */
export function readVitest(report: VitestReport): Outcome {
  const { testResults, numPassedTests: passed, numPendingTests, numTodoTests } = report;
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return outcome(
    { passed, failed: report.numFailedTests + unloaded.length, skipped: numPendingTests + numTodoTests },
    testResults.map(({ name, status, startTime, endTime }) => ({
      name: relative(ROOT, name),
      ms: endTime - startTime,
      failed: status === "failed",
    })),
  );
}

type PlaywrightSuite = {
  specs: { file: string; line: number; ok: boolean; tests: { results: { duration: number }[] }[] }[];
  suites?: PlaywrightSuite[];
};
type PlaywrightReport = {
  config: { rootDir: string };
  suites: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
};

/** By test. Flaky tests also failed once, so they count as failed. */
export function readPlaywright({ config, suites, stats }: PlaywrightReport): Outcome {
  const specsOf = (suite: PlaywrightSuite): PlaywrightSuite["specs"] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  return outcome(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    suites.flatMap(specsOf).map(({ file, line, ok, tests }) => ({
      name: `${relative(ROOT, config.rootDir)}/${file}:${line}`,
      ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
      failed: !ok,
    })),
  );
}

/**
 * A runner's report. A runner that failed without a failed test, left no report, or ran nothing counts as one failure.
 *
 * @param path where its JSON report should be
 */
export function readReport<Report>(path: string, exitCode: number, read: (report: Report) => Outcome): Outcome {
  const found = readJson(path, read);
  const { totals } = found;
  const isExplained = exitCode === 0 ? totals.passed + totals.failed > 0 : totals.failed > 0;
  return isExplained ? found : { ...found, totals: add(totals, one(false)) };
}

function readJson<Report>(path: string, read: (report: Report) => Outcome): Outcome {
  try {
    return read(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return outcome(none);
  }
}
