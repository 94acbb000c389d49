/** `npm run size`: the amount of source: app, components, lib and the root, without tests and `testing` folders. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./project.mjs";

const SOURCE = /^(?:(?:app|components|lib)\/.*|[^/]+)\.(?:tsx?|mjs|js|css)$/;
const TEST = /\.test\.tsx?$|\/testing\/|^e2e\//;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => SOURCE.test(path) || path.startsWith("e2e/"))
  .map((path) => ({ path, lines: readFileSync(join(ROOT, path), "utf8").split("\n").length - 1 }));
const source = files.filter(({ path }) => !TEST.test(path));
const tests = files.filter(({ path }) => TEST.test(path));
const sum = (some) => some.reduce((total, { lines }) => total + lines, 0);

console.log(`source lines             ${sum(source)}`);
console.log(`source files             ${source.length}`);
console.log(
  `of at most 15 lines      ${source.filter(({ path, lines }) => lines <= 15 && !path.startsWith("app/")).length}   (app/ not counted)`,
);
console.log(`test lines               ${sum(tests)}`);
