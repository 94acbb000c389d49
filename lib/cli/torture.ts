/**
 * `npm run torture -- [--minutes N] [--seed S]`: random days at the counter on both databases, until time is up or a promise is broken;
 * first the tests that `npm test` does on SQLite only.
 */
import { randomInt } from "node:crypto";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MINUTE } from "#lib/domain/time.ts";
import { runTool } from "./child.mjs";
import { Halt } from "./halt.mjs";
import { ROOT, toolScript } from "./project.mjs";
import { readReport, readVitest } from "./test-report.ts";

const SCENARIOS = "lib/payments/scenarios.test.ts";
/** What a test file of which `npm test` does some or all on SQLite only names (lib/db/testing, lib/payments/testing/branch.ts). */
const ON_SQLITE_ONLY = /describeMostlyOnSqlite|atEachStepOn/;
const DATABASES = ["sqlite", "postgres"] as const;
/** Without a given time: at least this many days, however long they take. */
const LEAST = { sqlite: 2_000, postgres: 300 };
const MINUTES = 10;
const FIRST_BATCH = 100;
/** How often progress is printed, about. */
const BATCH_MS = MINUTE;

type Lane = (typeof DATABASES)[number];
type Batch = { readonly database: Lane; readonly days: number; readonly seed: number };
type Wish = { readonly seed: number; readonly endsAt: number; readonly firstBatch: Readonly<Record<Lane, number>> };

/** Runs batches on one database until time is up or one fails. Returns the number of days that held. */
async function torture(
  database: Lane,
  { seed: firstSeed, endsAt, firstBatch }: Wish,
  reports: string,
): Promise<number> {
  let held = 0;
  let days = firstBatch[database];
  for (let seed = firstSeed; (held === 0 || Date.now() < endsAt) && !process.exitCode; seed += 1) {
    const begun = Date.now();
    const { end, output } = await run(
      { database, files: [SCENARIOS], env: { LOKET_SCENARIOS: String(days), LOKET_SEED: String(seed) } },
      join(reports, `${database}.json`),
    );
    if (end !== "held") {
      fail(output, `${database}: ${WORDS[end]} at seed ${seed}; the same days again`, again({ database, days, seed }));
      return held;
    }
    held += days;
    console.log(`${database}: ${held} days held (${days} more, seed ${seed})`);
    const time = Math.min(BATCH_MS, endsAt - Date.now());
    days = Math.max(FIRST_BATCH, Math.round((days * time) / (Date.now() - begun)));
  }
  return held;
}

/** Does on PostgreSQL what `npm test` does on SQLite only: rules of the use cases, a kill and a freeze at each step of a payment. */
async function everywhere(reports: string): Promise<void> {
  const files = globSync("lib/**/*.test.ts", { cwd: ROOT }).filter((file) =>
    ON_SQLITE_ONLY.test(readFileSync(join(ROOT, file), "utf8")),
  );
  const env = { LOKET_EVERYWHERE: "1" };
  const { end, output } = await run({ database: "postgres", files, env }, join(reports, "everywhere.json"));
  if (end === "held") console.log(`postgres: ${files.length} files of tests that npm test does on SQLite only`);
  else {
    const command = `LOKET_EVERYWHERE=1 npm run unit -- ${files.join(" ")} -t '\\(postgres\\)'`;
    fail(output, `postgres, what npm test does on SQLite only: ${WORDS[end]}; again`, command);
  }
}

function fail(output: string, what: string, command: string): void {
  process.exitCode = 1;
  console.log(`${output}\n${what}:\n  ${command}`);
}

type End = "held" | "broken" | "ended";
const WORDS = { broken: "A PROMISE WAS BROKEN", ended: "the run itself was ended, or never began" };
type Tests = { readonly database: Lane; readonly files: readonly string[]; readonly env: Record<string, string> };

async function run({ database, files, env }: Tests, report: string): Promise<{ end: End; output: string }> {
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { exitCode, output } = await runTool(
    [toolScript(ROOT, "vitest", "vitest"), "run", ...files, "-t", `\\(${database}\\)`, ...reporters],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: "test", ...env }, quiet: true },
  );
  // A name that no test has any more would run nothing, and so fail nothing.
  const { passed, failed } = readReport(report, exitCode, readVitest).totals;
  if (failed === 0 && passed >= files.length) return { end: "held", output };
  return { end: existsSync(report) && failed > 0 ? "broken" : "ended", output };
}

function again({ database, days, seed }: Batch): string {
  return `LOKET_SCENARIOS=${days} LOKET_SEED=${seed} npm run unit -- ${SCENARIOS} -t '\\(${database}\\)'`;
}

function readNumber(name: string, text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Halt(`--${name} wants a number, not ${text}`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: "string" }, seed: { type: "string" } } });
  const seed = values.seed === undefined ? randomInt(2 ** 31) : readNumber("seed", values.seed);
  const minutes = values.minutes === undefined ? MINUTES : readNumber("minutes", values.minutes);
  const firstBatch = values.minutes === undefined ? LEAST : { sqlite: FIRST_BATCH, postgres: FIRST_BATCH };
  const wish = { seed, endsAt: Date.now() + minutes * MINUTE, firstBatch };
  console.log(`Random days at the counter for ${minutes} minutes, from seed ${seed}.`);
  const reports = mkdtempSync(join(tmpdir(), "loket-torture-"));
  try {
    await everywhere(reports);
    const held = await Promise.all(DATABASES.map((database) => torture(database, wish, reports)));
    const told = DATABASES.map((database, lane) => `${held[lane]} days on ${database}`).join(", ");
    console.log(`${process.exitCode ? "Not kept to the end" : "Every promise was kept"}: ${told}.`);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

// Our parent command is gone, and with it the reader of our output.
process.once("disconnect", () => process.exit(1));

try {
  await main();
} catch (error) {
  console.error(error instanceof Halt ? error.message : error);
  process.exitCode = error instanceof Halt ? error.exitCode : 1;
}
process.channel?.unref();
