import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "./project.mjs";
import { readPlaywright, readReport, readVitest } from "./test-report.ts";
import { totalsLine } from "./test-totals.ts";

const folder = mkdtempSync(join(tmpdir(), "loket-report-"));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = (report: unknown) => {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, JSON.stringify(report));
  return path;
};
const config = { rootDir: join(ROOT, "e2e") };
const browser = (expected: number, unexpected = 0) =>
  saved({ config, suites: [], stats: { expected, unexpected, flaky: 0, skipped: 1 } });
const totalsOf = (path: string, exitCode: number) => readReport(path, exitCode, readPlaywright).totals;

describe("the totals", () => {
  it("end in one line that names skipped tests only if there are any", () => {
    expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
    expect(totalsLine({ passed: 12, failed: 1, skipped: 2 })).toBe("12 passed, 1 failed, 2 skipped");
  });

  it("are the report's when the runner ended as the report says", () => {
    expect(totalsOf(browser(4), 0)).toEqual({ passed: 4, failed: 0, skipped: 1 });
    expect(totalsOf(browser(4, 2), 1)).toEqual({ passed: 4, failed: 2, skipped: 1 });
  });

  it("count a failure when the runner failed and no test did", () => {
    expect(totalsOf(browser(4), 1).failed).toBe(1);
  });

  it("count a failure when there is no report, even if the runner says that all is well", () => {
    expect(totalsOf(join(folder, "none.json"), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("count a failure when nothing ran", () => {
    expect(totalsOf(browser(0), 0).failed).toBe(1);
  });
});

describe("a report", () => {
  it("of unit tests names the slowest files and those that failed, and counts one that could not be loaded", () => {
    const files = [
      ["lib/a.test.ts", "passed", 5, [{}]],
      ["lib/b.test.ts", "failed", 40, [{}]],
      ["lib/c.test.ts", "failed", 1, []],
      ["lib/d.test.ts", "passed", 30, [{}]],
    ] as const;
    const testResults = files.map(([name, status, ms, assertionResults]) => ({
      ...{ name: join(ROOT, name), status, startTime: 1_000, endTime: 1_000 + ms },
      assertionResults: [...assertionResults],
    }));
    const counts = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 0, numTodoTests: 2 };
    const { totals, slowest, failed } = readVitest({ ...counts, testResults });
    expect(totals).toEqual({ passed: 3, failed: 2, skipped: 2 });
    expect(slowest.map(({ name, ms }) => [name, ms])).toEqual([
      ["lib/b.test.ts", 40],
      ["lib/d.test.ts", 30],
      ["lib/a.test.ts", 5],
    ]);
    expect(failed).toEqual(["lib/b.test.ts", "lib/c.test.ts"]);
  });

  it("of browser tests names them as Playwright wants to be told them", () => {
    const spec = (line: number, ok: boolean, duration: number) => ({
      ...{ file: "pay.spec.ts", line, ok },
      tests: [{ results: [{ duration }] }],
    });
    const suites = [{ specs: [spec(8, true, 900)], suites: [{ specs: [spec(30, false, 2_000)] }] }];
    const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
    const { slowest, failed } = readPlaywright({ config, suites, stats });
    expect(slowest.map(({ name }) => name)).toEqual(["e2e/pay.spec.ts:30", "e2e/pay.spec.ts:8"]);
    expect(failed).toEqual(["e2e/pay.spec.ts:30"]);
  });
});
