/** `npm run bench [-- SECTION …]`: Loket's own speed, as ratios against baselines taken in the same run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { byHand } from "./bench/by-hand.ts";
import { crowd } from "./bench/crowd.ts";
import { type Figure, holds, type Section, tableOf } from "./bench/figure.ts";
import { onePayment } from "./bench/one-payment.ts";
import { pages } from "./bench/pages.ts";
import { scriptWeight } from "./bench/script-weight.ts";
import { ROOT } from "./project.mjs";

const PAYMENTS = 1_000_000;
const SECTIONS: Readonly<Record<string, Section>> = {
  payment: onePayment,
  crowd,
  script: scriptWeight,
  hand: byHand,
  pages,
};
const EVERYTHING = "all";
const USAGE = `npm run bench [-- SECTION …] [--payments N] [--ledgers FOLDER] [--postgres URL]

${Object.entries(SECTIONS)
  .map(([name, { title, slow }]) => `  ${name.padEnd(8)} ${title}${slow ? " (minutes: only when named)" : ""}`)
  .join("\n")}
  all      every section

  --payments N        how many payments the large ledger of pages holds, ${PAYMENTS} unless told
  --ledgers FOLDER    keep the made-up ledgers there, and take them from there the next time
  --postgres URL      measure pages on this PostgreSQL server; its databases loket_bench_… stay for the next time`;

async function main(words: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { payments: text, ledgers: text, postgres: text, help: { type: "boolean" } },
  });
  const unknown = positionals.find((word) => word !== EVERYTHING && !(word in SECTIONS));
  if (unknown || values.help) {
    console.log(`${unknown ? `no such section: ${unknown}\n` : ""}${USAGE}`);
    process.exitCode = unknown ? 1 : 0;
    return;
  }
  const { ledgers, postgres } = values;
  const options = { payments: Number(values.payments ?? PAYMENTS), ledgers, postgres };
  const byDefault = Object.keys(SECTIONS).filter((name) => !SECTIONS[name]?.slow);
  const named = positionals.includes(EVERYTHING) ? Object.keys(SECTIONS) : positionals;
  const all: Record<string, Figure[]> = {};
  for (const name of named.length > 0 ? named : byDefault) {
    const section = SECTIONS[name];
    if (!section) continue;
    console.log(`\n── ${section.title}`);
    const figures = await section.run((line) => console.log(line), options);
    all[name] = figures;
    console.log(tableOf(figures));
  }
  const file = join(ROOT, "data", "bench.json");
  mkdirSync(join(ROOT, "data"), { recursive: true, mode: 0o700 });
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, figures: all }, null, 2)}\n`,
  );
  const broken = Object.values(all)
    .flat()
    .filter((figure) => !holds(figure));
  console.log(
    `\n${broken.length === 0 ? "Every limit holds." : `${broken.length} limits are broken.`} The figures are in ${file}.`,
  );
  if (broken.length > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
