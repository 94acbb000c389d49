/** `npm test`: every check and every test, and the totals as its last line. Names of sections run only these. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Halt } from "./halt.mjs";
import { seconds } from "./progress.mjs";
import { type Outcome, outcome } from "./test-report.ts";
import { SECTIONS, type Section } from "./test-sections.ts";
import { add, none, one, totalsLine } from "./test-totals.ts";

type Done = Outcome & { readonly ms: number; readonly beside?: string };

/**
 * `unit browser`: only these; `unit lib/x.test.ts`: words after a name are for its tool; `--torture`: all, including those that run only on
 * request.
 */
function readWords(argv: readonly string[]): { names: ReadonlySet<string>; words: readonly string[] } {
  const end = argv.findIndex((word) => !SECTIONS[word]);
  const wanted = end === -1 ? argv : argv.slice(0, end);
  const words = end === -1 ? [] : argv.slice(end);
  const all = Object.keys(SECTIONS);
  if (wanted.length === 0) {
    const everything = words.length === 1 && words[0] === "--torture";
    if (words.length > 0 && !everything) {
      throw new Halt(`Unknown section "${words[0]}". There are: ${all.join(", ")}.`);
    }
    return { names: new Set(all.filter((name) => everything || !SECTIONS[name]?.onDemand)), words: [] };
  }
  const [only = ""] = wanted;
  if (words.length > 0 && !(wanted.length === 1 && SECTIONS[only]?.takesWords)) {
    throw new Halt(`"${words[0]}" is no section, and only one section at a time can be told more.`);
  }
  return { names: new Set(wanted.flatMap((name) => [SECTIONS[name]?.needs ?? name, name])), words };
}

async function main(argv: readonly string[]): Promise<number> {
  const { names, words } = readWords(argv);
  const sections = Object.entries(SECTIONS).filter(([name]) => names.has(name));
  const reports = mkdtempSync(join(tmpdir(), "loket-test-"));
  const early = new Map<string, { readonly done: Promise<Done>; readonly said: readonly string[] }>();
  const begin = (section: Section, say: (line: string) => void) => run(section, { reports, words, say });
  const ended: [string, Done][] = [];
  try {
    for (const [name, section] of sections) {
      console.log(`\n── ${section.title} ${"─".repeat(Math.max(0, 76 - section.title.length))}\n`);
      for (const [other, { beside }] of sections) {
        if (beside === name) early.set(other, beginEarly(SECTIONS[other] as Section, begin));
      }
      const needed = ended.find(([other]) => other === section.needs);
      const begun = early.get(name);
      const done = needed?.[1].totals.failed ? notRun(needed[0]) : await (begun?.done ?? begin(section, console.log));
      for (const line of begun?.said ?? []) console.log(line);
      console.log(`\n${lineOf(section, done)}`);
      ended.push([name, begun ? { ...done, beside: section.beside } : done]);
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  console.log(`\n── Summary ${"─".repeat(69)}\n`);
  for (const [name, done] of ended) console.log(wholeLineOf(name, done));
  const totals = ended.reduce((sum, [, done]) => add(sum, done.totals), none);
  console.log(`\n${totalsLine(totals)}`);
  return totals.failed ? 1 : 0;
}

/** Its output is kept until its turn. */
function beginEarly(section: Section, begin: (section: Section, say: (line: string) => void) => Promise<Done>) {
  const said: string[] = [];
  const done = begin(section, (line) => said.push(line));
  // A signal that stops us ends both; its turn then never comes.
  done.catch(() => {});
  return { done, said };
}

/** A section that cannot run has failed; the rest still runs, unless someone asked us to stop. */
async function run(section: Section, how: Parameters<Section["run"]>[0]): Promise<Done> {
  const begun = performance.now();
  try {
    return { ...(await section.run(how)), ms: performance.now() - begun };
  } catch (error) {
    if (error instanceof Halt && error.stopped) throw error;
    how.say(error instanceof Halt ? error.message : String(error instanceof Error ? error.stack : error));
    return { ...outcome(one(false)), ms: performance.now() - begun };
  }
}

function notRun(need: string): Done {
  console.log(`Not run, because "${need}" failed.`);
  return { ...outcome(one(false)), ms: 0 };
}

function lineOf({ title }: Section, { totals, ms }: Done): string {
  return `${title}: ${totalsLine(totals)} (${seconds(ms)})`;
}

/** With its slowest tests, and how to rerun the failed ones alone. */
function wholeLineOf(name: string, done: Done): string {
  const section = SECTIONS[name] as Section;
  const slowest = done.slowest.map((one) => `${one.name} ${seconds(one.ms)}`).join(", ");
  return [
    lineOf(section, done) + (done.beside ? `, beside ${SECTIONS[done.beside]?.title.toLowerCase()}` : ""),
    ...(slowest ? [`slowest: ${slowest}`] : []),
    ...(done.totals.failed ? [`again: ${["npm test --", name, ...done.failed].join(" ")}`] : []),
  ].join("; ");
}

// Our parent command is gone, and with it the reader of our output.
process.once("disconnect", () => process.exit(1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Halt ? error.message : error);
  process.exitCode = error instanceof Halt ? error.exitCode : 1;
}
process.channel?.unref();
