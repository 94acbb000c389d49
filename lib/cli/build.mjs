import { existsSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./child.mjs";
import { Halt } from "./halt.mjs";
import { timed } from "./progress.mjs";
import { toolScript } from "./project.mjs";
import { hashSources } from "./source-hash.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamp.mjs";

/**
 * Makes .next contain a build of the present sources.
 *
 * @param {string} root the project's folder
 * @param {string} node the Node binary that builds
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(root, node, say) {
  if (isBuilt(root)) return;
  await timed(say, existsSync(buildId(root)) ? "Building (the sources have changed)" : "Building", () =>
    build(root, node),
  );
}

/** @param {string} root */
export function isBuilt(root) {
  return existsSync(buildId(root)) && readStamp(stampPath(root)) === hashSources(root);
}

/**
 * @param {string} root
 * @param {string} node
 */
async function build(root, node) {
  // Before the build, because edits made meanwhile may not be in it.
  const hash = hashSources(root);
  removeStamp(stampPath(root));
  removeStamp(buildId(root));
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { exitCode, output } = await runTool([toolScript(root, "next", "next"), "build"], {
    cwd: root,
    env,
    node,
    quiet: true,
  });
  // Exit code 0 is not enough: a lost worker can end a build early and quietly.
  if (exitCode !== 0 || !existsSync(buildId(root)))
    throw new Halt(`${output.trimEnd()}\nThe build failed (its output is above). Mend that, then try again.`);
  writeStamp(stampPath(root), hash);
}

/** @param {string} root */
function stampPath(root) {
  return join(root, ".next", "loket-build");
}

/** @param {string} root */
function buildId(root) {
  return join(root, ".next", "BUILD_ID");
}
