import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#lib/cli/project.mjs";
import indonesian from "./messages/id.json" with { type: "json" };

/** What a source file says about messages. */
type Source = {
  readonly path: string;
  /** The sections whose translator it requests or receives. */
  readonly sections: ReadonlySet<string>;
  /** Its quoted strings. */
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

/**
 * `event_${kind}` matches every key that begins with event_, `${state}Lead` every key that ends in Lead, `c${code}` c followed by a new
 * word or number.
 */
function keysLike(template: string): RegExp[] {
  const fixed = template.replaceAll(/\$\{[^}]*\}/g, "");
  if (fixed === "" || fixed === template) return [];
  const pattern = template.replaceAll(/([a-z]?)\$\{[^}]*\}/g, (_, letter) =>
    letter ? `${letter}[A-Z0-9]\\w*` : "\\w+",
  );
  return [new RegExp(`^${pattern}$`)];
}

/**
 * Sections whose keys are values: they are used where those values are. A failure's message is used where it is raised, not where it is
 * listed.
 */
const VALUES: Record<string, (path: string) => boolean> = {
  states: (path) => path === "lib/domain/payment-state.ts",
  payment: (path) => path === "lib/domain/payment-state.ts",
  report: (path) => path === "lib/domain/report-rows.ts",
  confirm: (path) => path === "lib/domain/report-rows.ts",
  products: (path) => path.startsWith("lib/domain/products/"),
  errors: (path) => path !== "lib/domain/result.ts",
};

/**
 * A message is used if a file has its section's translator and names its key or builds it from a template, or names section and key as one.
 */
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

/** Where a browser's components get messages: the layout that names the sections, and the pages under it. */
const FRAMES: readonly (readonly [layout: string, pages: RegExp])[] = [
  ["app/(counter)/layout.tsx", /^app\/\(counter\)\//],
  ["app/(office)/layout.tsx", /^app\/\((office|own)\)\/(?!settings)/],
  ["app/(office)/settings/layout.tsx", /^app\/\(office\)\/settings\//],
  ["app/(auth)/login/layout.tsx", /^app\/\(auth\)\//],
];

test.each(FRAMES)("no component of a browser says what its frame does not carry: %s", (layout, pages) => {
  const carried = /(?:SECTIONS =|sections=\{)\s*\[([^\]]*)\]/.exec(textOf(layout))?.[1] ?? "";
  const said = new Map<string, string>();
  const seen = new Set<string>();
  function follow(path: string, inBrowser: boolean) {
    const text = textOf(path);
    const client = inBrowser || text.startsWith('"use client"');
    if (seen.has(`${path} ${client}`) || text.startsWith('"use server"')) return;
    seen.add(`${path} ${client}`);
    if (client) for (const [, section = ""] of text.matchAll(/useTranslations\("(\w+)"\)/g)) said.set(section, path);
    for (const [, from = ""] of text.matchAll(/(?:from |import\()"([#.][^"]+\.tsx?)"/g)) {
      const file = from.startsWith("#") ? from.slice(1) : join(path, "..", from);
      if (!file.endsWith("layout.tsx")) follow(file, client);
    }
  }
  for (const { path } of SOURCES) if (pages.test(path)) follow(path, false);
  expect(said.size).toBeGreaterThan(0);
  expect([...said].filter(([section]) => !carried.includes(`"${section}"`))).toEqual([]);
});

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
