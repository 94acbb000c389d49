import { join } from "node:path";
import { freeOfAdvisories } from "./advisories.ts";
import { ensureBuilt } from "./build.mjs";
import { runTool } from "./child.mjs";
import { licencesHold } from "./licences.ts";
import { ROOT, toolScript } from "./project.mjs";
import { ensureChromium } from "./test-chromium.ts";
import { ensurePostgres } from "./test-postgres.ts";
import { one, playwrightTotals, readTotals, type Totals, vitestTotals } from "./test-totals.ts";

type Tool = [packageName: string, command: string, ...args: string[]];

export type Section = {
  title: string;
  /** @param reports a folder for what the tools write for us */
  run: (reports: string) => Promise<Totals>;
};

/** What `npm test` goes through, in this order; the names can be given to run only these. */
export const SECTIONS: Record<string, Section> = {
  lint: {
    title: "Format and lint",
    run: () => check(["@biomejs/biome", "biome", "check", "--error-on-warnings", "."]),
  },
  types: { title: "Types", run: () => check(["next", "next", "typegen"], ["typescript", "tsc", "--noEmit"]) },
  imports: { title: "Import rules", run: () => check(["dependency-cruiser", "depcruise", "."]) },
  unused: { title: "Unused files, exports and packages", run: () => check(["knip", "knip", "--no-progress"]) },
  licences: { title: "Licences of production packages", run: async () => one(licencesHold()) },
  advisories: { title: "Advisories", run: advisories },
  unit: { title: "Unit tests", run: runUnitTests },
  build: { title: "Build", run: build },
  browser: { title: "Browser tests", run: runBrowserTests },
};

/** Browser tests are of the build. */
export const NEEDS: Record<string, string> = { browser: "build" };

async function check(...tools: Tool[]): Promise<Totals> {
  for (const tool of tools) {
    if ((await run(tool)) !== 0) return one(false);
  }
  return one(true);
}

async function advisories(): Promise<Totals> {
  const free = await freeOfAdvisories();
  if (free === null) console.log("Not checked: the registry does not tell of advisories.");
  return one(free !== false);
}

async function runUnitTests(reports: string): Promise<Totals> {
  ensurePostgres();
  const report = join(reports, "unit.json");
  const exitCode = await run(
    ["vitest", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { mode: "test" },
  );
  return readTotals(report, exitCode, vitestTotals);
}

async function build(): Promise<Totals> {
  await ensureBuilt(ROOT, process.execPath, console.log);
  return one(true);
}

async function runBrowserTests(reports: string): Promise<Totals> {
  const chromium = await ensureChromium(
    async () => (await run(["@playwright/test", "playwright", "install", "chromium"])) === 0,
  );
  const report = join(reports, "browser.json");
  const exitCode = await run(["@playwright/test", "playwright", "test", "--reporter=list,json"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(chromium ? { LOKET_CHROMIUM: chromium } : {}) },
  });
  return readTotals(report, exitCode, playwrightTotals);
}

async function run(
  [packageName, command, ...args]: Tool,
  { mode = "production", env = {} }: { mode?: "production" | "test"; env?: Record<string, string> } = {},
): Promise<number> {
  const { exitCode } = await runTool([toolScript(ROOT, packageName, command), ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: mode, ...env },
  });
  return exitCode;
}
