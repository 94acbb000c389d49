import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { playwrightTotals, readTotals, totalsLine, vitestTotals } from "./test-totals.ts";

const folder = mkdtempSync(join(tmpdir(), "loket-totals-"));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = (report: unknown) => {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, JSON.stringify(report));
  return path;
};
const browser = (expected: number, unexpected = 0) => saved({ stats: { expected, unexpected, flaky: 0, skipped: 1 } });

describe("the totals", () => {
  it("end in one line that names skipped tests only if there are any", () => {
    expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
    expect(totalsLine({ passed: 12, failed: 1, skipped: 2 })).toBe("12 passed, 1 failed, 2 skipped");
  });

  it("count a file of unit tests that could not be loaded as a failure", () => {
    const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 0, numTodoTests: 2 };
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{}] },
    ];
    expect(vitestTotals({ ...report, testResults })).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it("are the report's when the runner ended as the report says", () => {
    expect(readTotals(browser(4), 0, playwrightTotals)).toEqual({ passed: 4, failed: 0, skipped: 1 });
    expect(readTotals(browser(4, 2), 1, playwrightTotals)).toEqual({ passed: 4, failed: 2, skipped: 1 });
  });

  it("count a failure when the runner failed and no test did", () => {
    expect(readTotals(browser(4), 1, playwrightTotals).failed).toBe(1);
  });

  it("count a failure when there is no report, even if the runner says that all is well", () => {
    expect(readTotals(join(folder, "none.json"), 0, playwrightTotals)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("count a failure when nothing ran", () => {
    expect(readTotals(browser(0), 0, playwrightTotals).failed).toBe(1);
  });
});
