import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, whatever the current one is. */
export const ROOT = realpathSync(fileURLToPath(new URL("../..", import.meta.url)));

/**
 * The script behind a tool's command, to be run by Node itself: the wrappers in `.bin` differ between systems.
 *
 * @param {string} root the project's folder
 * @param {string} packageName
 * @param {string} command
 */
export function toolScript(root, packageName, command) {
  const manifest = join(root, "node_modules", packageName, "package.json");
  return join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin[command]);
}

/**
 * What Node is started with. node:sqlite and type stripping each announce themselves as experimental. Two halves of 16 MB for young objects
 * instead of 32: as fast, and a server after a large export holds some 50 MB less.
 */
export const NODE_ARGS = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=16"];
