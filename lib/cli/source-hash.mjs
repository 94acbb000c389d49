import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["app", "components", "lib", "public"];

/** Never part of the build; the import rules keep `cli` and `simulator` out of it. */
const NOT_BUILT = /^lib\/(cli|simulator)$|(^|\/)(fixtures|testing)$|\.test\.tsx?$|(^|\/)\./;

const ROOT_FILES =
  /^((next|tailwind|postcss)\.config\.\w+|(proxy|instrumentation|instrumentation-client)\.ts|tsconfig\.json|package(-lock)?\.json)$/;

/**
 * One hash over the names and contents of all files that the build depends on.
 *
 * @param {string} root the project's folder
 */
export function hashSources(root) {
  const hash = createHash("sha256");
  const rootFiles = readdirSync(root).filter((name) => ROOT_FILES.test(name));
  for (const path of [...rootFiles.sort(), ...FOLDERS.flatMap((folder) => listFiles(root, folder))]) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} folder relative to the root, with forward slashes
 * @returns {string[]} files in a fixed order
 */
function listFiles(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .map((entry) => ({ path: `${folder}/${entry.name}`, isFolder: entry.isDirectory() }))
    .filter(({ path }) => !NOT_BUILT.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, isFolder }) => (isFolder ? listFiles(root, path) : [path]));
}
