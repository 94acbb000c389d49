import { join } from "node:path";
import { freeOfAdvisories } from "./advisories.ts";
import { ensureBuilt } from "./build.mjs";
import { runTool } from "./child.mjs";
import { licencesHold } from "./licences.ts";
import { NODE_ARGS, ROOT, toolScript } from "./project.mjs";
import { ensureChromium, ensurePostgres, ensureStockBrowsers } from "./test-programs.ts";
import { type Outcome, outcome, readPlaywright, readReport, readVitest } from "./test-report.ts";
import { one } from "./test-totals.ts";

/** The tag of journeys that `npm test` has no time for; `.ci/run` makes them. */
const LONG = "@long";

type Tool = [packageName: string, command: string, ...args: string[]];
type Running = { readonly mode: "production" | "test"; readonly env: Record<string, string>; readonly quiet: boolean };

/** What a section needs from the run. */
type Run = {
  /** A folder for the tools' reports. */
  readonly reports: string;
  /** The words after the section's name, for its tool: files, test names. */
  readonly words: readonly string[];
  readonly say: (line: string) => void;
};

export type Section = {
  readonly title: string;
  readonly run: (run: Run) => Promise<Outcome>;
  /** Its tool accepts files to run. */
  readonly takesWords?: boolean;
  /** It uses what this other section makes. */
  readonly needs?: string;
  /** It is silent, and starts together with this other section. */
  readonly beside?: string;
  /** It runs only on request. */
  readonly onDemand?: boolean;
};

/** The sections of `npm test`, in order; give names to run only these. */
export const SECTIONS: Readonly<Record<string, Section>> = {
  lint: {
    title: "Format and lint",
    run: check(["@biomejs/biome", "biome", "check", "--error-on-warnings", "."]),
  },
  types: {
    title: "Types",
    run: check(["next", "next", "typegen"], ["typescript", "tsc", "--noEmit"]),
    beside: "lint",
  },
  imports: { title: "Import rules", run: check(["dependency-cruiser", "depcruise", "."]), beside: "lint" },
  unused: {
    title: "Unused files, exports and packages",
    run: check(["knip", "knip", "--no-progress"]),
    beside: "lint",
  },
  licences: { title: "Licences of production packages", run: async () => outcome(one(licencesHold())) },
  advisories: { title: "Advisories", run: advisories },
  unit: { title: "Unit tests", run: runUnitTests, takesWords: true },
  // The tests leave the processors idle while they wait for disks, databases and processes.
  build: { title: "Build", run: build, beside: "unit" },
  browser: { title: "Browser tests", run: runBrowserTests(["--grep-invert", LONG]), takesWords: true, needs: "build" },
  long: {
    title: "Long journeys",
    run: runBrowserTests(["--grep", LONG]),
    takesWords: true,
    needs: "build",
    onDemand: true,
  },
  torture: { title: "Torture", run: torture, takesWords: true, onDemand: true },
};

function check(...tools: Tool[]): Section["run"] {
  return async ({ say }) => {
    for (const tool of tools) {
      const { exitCode, output } = await run(tool, { quiet: true });
      if (output.trim()) say(output.trim());
      if (exitCode !== 0) return outcome(one(false));
    }
    return outcome(one(true));
  };
}

async function advisories(): Promise<Outcome> {
  const free = await freeOfAdvisories();
  if (free === null) console.log("Not checked: the registry does not tell of advisories.");
  return outcome(one(free !== false));
}

async function runUnitTests({ reports, words }: Run): Promise<Outcome> {
  ensurePostgres();
  const report = join(reports, "unit.json");
  const { exitCode } = await run(
    ["vitest", "vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...words],
    { mode: "test" },
  );
  return readReport(report, exitCode, readVitest);
}

async function build({ say }: Run): Promise<Outcome> {
  await ensureBuilt(ROOT, process.execPath, say);
  return outcome(one(true));
}

function runBrowserTests(which: readonly string[]): Section["run"] {
  return async ({ reports, words }) => {
    const chromium = await ensureChromium(
      async () => (await run(["@playwright/test", "playwright", "install", "chromium"])).exitCode === 0,
    );
    ensureStockBrowsers();
    const report = join(reports, "browser.json");
    const command = ["playwright", "test", "--reporter=list,json", ...which, ...words] as const;
    const { exitCode } = await run(["@playwright/test", ...command], {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(chromium ? { LOKET_CHROMIUM: chromium } : {}) },
    });
    return readReport(report, exitCode, readPlaywright);
  };
}

async function torture({ words }: Run): Promise<Outcome> {
  const { exitCode } = await runTool([...NODE_ARGS, join(ROOT, "lib", "cli", "torture.ts"), ...words], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "test" },
  });
  return outcome(one(exitCode === 0));
}

function run(
  [packageName, command, ...args]: Tool,
  { mode = "production", env = {}, quiet = false }: Partial<Running> = {},
): ReturnType<typeof runTool> {
  return runTool([toolScript(ROOT, packageName, command), ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: mode, ...env },
    quiet,
  });
}
