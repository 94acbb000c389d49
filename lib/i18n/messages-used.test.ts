import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#lib/cli/project.mjs";
import indonesian from "./messages/id.json" with { type: "json" };

/** A file of the program, as far as words go. */
type Source = {
  readonly path: string;
  /** The sections whose translator it asks for or is given. */
  readonly sections: ReadonlySet<string>;
  /** What stands in quotes. */
  readonly quoted: ReadonlySet<string>;
  /** Its template literals, as patterns of keys. */
  readonly built: readonly RegExp[];
};

const SOURCES: readonly Source[] = ["app", "components", "lib"].flatMap((folder) =>
  (existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }) : [])
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/testing\/|^lib\/simulator\//.test(path))
    .map((path) => readSource(path, readFileSync(join(ROOT, path), "utf8"))),
);

function readSource(path: string, text: string): Source {
  const sections = [...text.matchAll(/(?:Translat\w+[(<][^;"]*|namespace: )"(\w+)"/g)].map(
    ([, section = ""]) => section,
  );
  const quoted = [...text.matchAll(/(["'`])([\w.]+)\1/g)].map(([, , words = ""]) => words);
  const built = [...text.matchAll(/`((?:\w|\$\{[^{}`]*\})+)`/g)].flatMap(([, template = ""]) => keysLike(template));
  return { path, sections: new Set(sections), quoted: new Set(quoted), built };
}

/** `event_${kind}` stands for every key that begins with event_, `${state}Lead` for every key that ends in Lead, `c${code}` for c and a new word or number. */
function keysLike(template: string): RegExp[] {
  const fixed = template.replaceAll(/\$\{[^}]*\}/g, "");
  if (fixed === "" || fixed === template) return [];
  const pattern = template.replaceAll(/([a-z]?)\$\{[^}]*\}/g, (_, letter) =>
    letter ? `${letter}[A-Z0-9]\\w*` : "\\w+",
  );
  return [new RegExp(`^${pattern}$`)];
}

/** Sections whose keys are values: they stand where the values do. A failure's words are used where it is raised, not where it is listed. */
const VALUES: Record<string, (path: string) => boolean> = {
  states: (path) => path === "lib/domain/payment-state.ts",
  payment: (path) => path === "lib/domain/payment-state.ts",
  products: (path) => path.startsWith("lib/domain/products/"),
  errors: (path) => path !== "lib/domain/result.ts",
};

/** A message is used where a file has its section's translator and names its key, or builds the key from a template; or names both as one. */
function isUsed(section: string, key: string): boolean {
  if (SOURCES.some(({ quoted }) => quoted.has(`${section}.${key}`))) return true;
  const named = SOURCES.filter(({ sections }) => sections.has(section));
  if (named.some(({ quoted, built }) => quoted.has(key) || built.some((pattern) => pattern.test(key)))) return true;
  return named.length > 0 && SOURCES.some(({ path, quoted }) => VALUES[section]?.(path) && quoted.has(key));
}

test("no message is kept that nothing says", () => {
  const unused = Object.entries(indonesian).flatMap(([section, messages]) =>
    Object.keys(messages)
      .filter((key) => !isUsed(section, key))
      .map((key) => `${section}.${key}`),
  );
  expect(unused).toEqual([]);
});
