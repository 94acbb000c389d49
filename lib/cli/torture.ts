/** `npm run torture -- --minutes N [--seed S]`: random days at the counter on both databases, until the time is over or a promise broken. */
import { randomInt } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MINUTE } from "#lib/domain/time.ts";
import { runTool } from "./child.mjs";
import { Halt } from "./halt.mjs";
import { ROOT, toolScript } from "./project.mjs";
import { readTotals, vitestTotals } from "./test-totals.ts";

const SCENARIOS = "lib/payments/scenarios.test.ts";
const DATABASES = ["sqlite", "postgres"] as const;
const FIRST_BATCH = 100;
/** News comes about this often. */
const BATCH_MS = MINUTE;

type Lane = (typeof DATABASES)[number];
type Batch = { readonly database: Lane; readonly days: number; readonly seed: number };

/** Runs batches on one database until `endsAt` or a failure. Returns how many days held. */
async function torture(database: Lane, firstSeed: number, endsAt: number, reports: string): Promise<number> {
  let held = 0;
  let days = FIRST_BATCH;
  for (let seed = firstSeed; Date.now() < endsAt && !process.exitCode; seed += 1) {
    const begun = Date.now();
    const { end, output } = await run({ database, days, seed }, join(reports, `${database}.json`));
    if (end !== "held") {
      process.exitCode = 1;
      const what = end === "broken" ? "A PROMISE WAS BROKEN" : "the run itself was ended, or never began";
      console.log(
        `${output}\n${database}: ${what} at seed ${seed}; the same days again:\n  ${again({ database, days, seed })}`,
      );
      return held;
    }
    held += days;
    console.log(`${database}: ${held} days held (${days} more, seed ${seed})`);
    const time = Math.min(BATCH_MS, endsAt - Date.now());
    days = Math.max(FIRST_BATCH, Math.round((days * time) / (Date.now() - begun)));
  }
  return held;
}

type End = "held" | "broken" | "ended";

async function run({ database, days, seed }: Batch, report: string): Promise<{ end: End; output: string }> {
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { exitCode, output } = await runTool(
    [toolScript(ROOT, "vitest", "vitest"), "run", SCENARIOS, "-t", `\\(${database}\\)`, ...reporters],
    {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: "test", LOKET_SCENARIOS: String(days), LOKET_SEED: String(seed) },
      quiet: true,
    },
  );
  // A name that no test has any more would run nothing, and nothing would break.
  const { passed, failed } = readTotals(report, exitCode, vitestTotals);
  if (failed === 0 && passed === 1) return { end: "held", output };
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
  const { values } = parseArgs({ options: { minutes: { type: "string", default: "5" }, seed: { type: "string" } } });
  const seed = values.seed === undefined ? randomInt(2 ** 31) : readNumber("seed", values.seed);
  const endsAt = Date.now() + readNumber("minutes", values.minutes) * MINUTE;
  console.log(`Random days at the counter for ${values.minutes} minutes, from seed ${seed}.`);
  const reports = mkdtempSync(join(tmpdir(), "loket-torture-"));
  try {
    const held = await Promise.all(DATABASES.map((database) => torture(database, seed, endsAt, reports)));
    const told = DATABASES.map((database, lane) => `${held[lane]} on ${database}`).join(", ");
    console.log(`${process.exitCode ? "Not kept to the end" : "Every promise was kept"}: ${told}.`);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

// The command that started us is gone, and with it whoever reads this.
process.once("disconnect", () => process.exit(1));

try {
  await main();
} catch (error) {
  console.error(error instanceof Halt ? error.message : error);
  process.exitCode = error instanceof Halt ? error.exitCode : 1;
}
process.channel?.unref();
