import { readFileSync } from "node:fs";

export type Totals = { passed: number; failed: number; skipped: number };

export const none: Totals = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A check is one test; so is a step that has to go well. */
export function one(isGood: boolean): Totals {
  return isGood ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/** The last line of `npm test`, which other programs read. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** A file that could not be loaded has no tests to fail, and counts as one that did. */
export function vitestTotals(report: VitestReport): Totals {
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** Flaky means that a test also failed. */
export function playwrightTotals({ stats }: PlaywrightReport): Totals {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * What a runner counted. A runner that failed without a failed test, or left no report, or ran nothing, is itself
 * one failure.
 *
 * @param path where its JSON report should be
 */
export function readTotals<Report>(path: string, exitCode: number, count: (report: Report) => Totals): Totals {
  const totals = countReport(path, count);
  const isExplained = exitCode === 0 ? totals.passed + totals.failed > 0 : totals.failed > 0;
  return isExplained ? totals : add(totals, one(false));
}

function countReport<Report>(path: string, count: (report: Report) => Totals): Totals {
  try {
    return count(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return none;
  }
}
