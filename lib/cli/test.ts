/** `npm test`: every check and every test, and the totals as its last line. Names of sections run only these. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Halt } from "./halt.mjs";
import { seconds } from "./progress.mjs";
import { NEEDS, SECTIONS, type Section } from "./test-sections.ts";
import { add, none, one, type Totals, totalsLine } from "./test-totals.ts";

async function main(wanted: string[]): Promise<number> {
  const unknown = wanted.find((name) => !SECTIONS[name]);
  if (unknown) throw new Halt(`Unknown section "${unknown}". There are: ${Object.keys(SECTIONS).join(", ")}.`);
  const selected = new Set(
    wanted.length ? wanted.flatMap((name) => [NEEDS[name] ?? name, name]) : Object.keys(SECTIONS),
  );

  const reports = mkdtempSync(join(tmpdir(), "loket-test-"));
  const failed = new Set<string>();
  let totals = none;
  try {
    for (const [name, section] of Object.entries(SECTIONS)) {
      if (!selected.has(name)) continue;
      const need = NEEDS[name];
      const result = need && failed.has(need) ? notRun(section, need) : await runSection(section, reports);
      if (result.failed) failed.add(name);
      totals = add(totals, result);
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  if (failed.size) console.log(`\nFailed: ${[...failed].map((name) => SECTIONS[name]?.title).join(", ")}`);
  console.log(`\n${totalsLine(totals)}`);
  return totals.failed ? 1 : 0;
}

async function runSection(section: Section, reports: string): Promise<Totals> {
  console.log(`\n── ${section.title} ${"─".repeat(Math.max(0, 76 - section.title.length))}\n`);
  const begun = performance.now();
  const result = await section.run(reports).catch(broken);
  console.log(`\n${section.title}: ${totalsLine(result)} (${seconds(performance.now() - begun)})`);
  return result;
}

/** A section that cannot do its work has failed; the rest still runs, unless someone asked us to stop. */
function broken(error: unknown): Totals {
  if (error instanceof Halt && error.stopped) throw error;
  console.log(error instanceof Halt ? error.message : error);
  return one(false);
}

function notRun(section: Section, need: string): Totals {
  console.log(`\n${section.title}: not run, because "${need}" failed`);
  return one(false);
}

// The command that started us is gone, and with it whoever reads this.
process.once("disconnect", () => process.exit(1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Halt ? error.message : error);
  process.exitCode = error instanceof Halt ? error.exitCode : 1;
}
process.channel?.unref();
