import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ALARM_KINDS } from "#lib/domain/alarm.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { ROOT } from "./project.mjs";

const DOCS = [
  "README.md",
  ...["docs", ".github"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  ),
]
  .filter((path) => path.endsWith(".md"))
  .sort();
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
/** A folder and a file of the project; folders of `lib` may omit `lib`. Files that a run writes do not exist yet. */
const PATH = /`((?:[\w()[\].-]+\/)+[\w[\].{},-]+\.(?:tsx?|mjs|css|json|service|timer))`/g;
const WRITTEN_BY_A_RUN = ["data/bench.json"];

/** `a/{b,c}.ts` as both. */
function spelledOut(path: string): string[] {
  const [, before, names, after] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return names === undefined ? [path] : names.split(",").map((name) => `${before}${name}${after}`);
}

describe("what is written down", () => {
  test.each(DOCS)("never names a file that is not there: %s", (doc) => {
    const text = read(doc);
    const paths = [...text.matchAll(PATH)].flatMap(([, path = ""]) => spelledOut(path));
    const gone = paths.filter((path) => !["", "lib"].some((folder) => existsSync(join(ROOT, folder, path))));
    expect(gone.filter((path) => !WRITTEN_BY_A_RUN.includes(path))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(doc), link)))).toEqual([]);
  });

  test.each(DOCS)("never names a command that npm does not know: %s", (doc) => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...read(doc).matchAll(/npm run ([a-z]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("tells what each state and each alarm means and wants", () => {
    const rows = [...read("docs/payments.md").matchAll(/^\| (.*?) \|/gm)].map(([, first]) => first).join(" ");
    expect([...PAYMENT_STATES, ...ALARM_KINDS].filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
  });
});
