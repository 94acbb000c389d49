import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { ROOT } from "./project.mjs";
import { add, none, one, type Totals } from "./test-totals.ts";

/** What a part of the run came to. */
export type Outcome = {
  readonly totals: Totals;
  /** What took the longest, the longest first. */
  readonly slowest: readonly { readonly name: string; readonly ms: number }[];
  /** What failed, as its runner wants it named to run it again. */
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

/** By file. A file that could not be loaded has no tests to fail, and counts as one that did. */
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

/** By test. Flaky means that it also failed. */
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
 * What a runner reports. A runner that failed without a failed test, or left no report, or ran nothing, is itself one failure.
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
