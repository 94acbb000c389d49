import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, whatever the current one is. */
export const ROOT = realpathSync(fileURLToPath(new URL("../..", import.meta.url)));

/**
 * The script behind a tool's command, for Node to run directly: the wrappers in `.bin` differ between systems.
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
 * Arguments for every Node. node:sqlite and type stripping each print an experimental warning. Two semi-spaces of 16 MB instead of 32 are
 * as fast, and a server uses about 50 MB less after a large export.
 */
export const NODE_ARGS = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=16"];
