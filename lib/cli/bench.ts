/** `npm run bench [-- SECTION …]`: Loket's own speed, as ratios against baselines taken in the same run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { byHand } from "./bench/by-hand.ts";
import { crowd } from "./bench/crowd.ts";
import { type Figure, holds, type Section, tableOf } from "./bench/figure.ts";
import { onePayment } from "./bench/one-payment.ts";
import { scriptWeight } from "./bench/script-weight.ts";
import { ROOT } from "./project.mjs";

const SECTIONS: Readonly<Record<string, Section>> = { payment: onePayment, crowd, script: scriptWeight, hand: byHand };

async function main(words: string[]): Promise<void> {
  const unknown = words.find((word) => !(word in SECTIONS));
  if (unknown) throw new Error(`no such section: ${unknown}; there are: ${Object.keys(SECTIONS).join(", ")}`);
  const chosen = words.length > 0 ? words : Object.keys(SECTIONS);
  const all: Record<string, Figure[]> = {};
  for (const name of chosen) {
    const section = SECTIONS[name];
    if (!section) continue;
    console.log(`\n── ${section.title}`);
    const figures = await section.run((line) => console.log(line));
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
