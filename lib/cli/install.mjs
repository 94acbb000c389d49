import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./child.mjs";
import { Halt } from "./halt.mjs";
import { timed } from "./progress.mjs";
import { readStamp, removeStamp, writeStamp } from "./stamp.mjs";

/**
 * `npm ci` refuses a lock file that lacks an optional package of another platform, as happens when the registry had none; `install
 * --no-save` takes the same locked versions and leaves the lock file unchanged. Development packages are needed to build, whatever NODE_ENV
 * says. No package needs an install script.
 */
const INSTALL = ["install", "--no-save", "--include=dev", "--include=optional", "--ignore-scripts"];
const QUIETLY = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];

/**
 * Makes node_modules match package-lock.json for this platform.
 *
 * @param {string} root the project's folder
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(root, say) {
  if (isInstalled(root)) return;
  await timed(say, "Installing packages", () => install(root));
}

/** @param {string} root */
export function isInstalled(root) {
  const { path, wanted } = installStamp(root);
  return readStamp(path) === wanted;
}

/**
 * The stamp's path, and its content once this lock file is installed on this platform.
 *
 * @param {string} root
 */
export function installStamp(root) {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return { path: join(root, "node_modules", ".loket-install"), wanted: `${lock} ${process.platform}-${process.arch}` };
}

/** @param {string} root */
async function install(root) {
  const { path, wanted } = installStamp(root);
  const npmRecord = join(root, "node_modules", ".package-lock.json");
  // Without a record of a finished install, packages may be incomplete, and npm would not notice.
  if (!existsSync(npmRecord)) rmSync(join(root, "node_modules"), { recursive: true, force: true });
  removeStamp(path);
  removeStamp(npmRecord);

  const env = { ...process.env, NODE_ENV: "development" };
  const { exitCode, output } = await runTool([npmScript(), ...INSTALL, ...QUIETLY], { cwd: root, env, quiet: true });
  if (exitCode !== 0) {
    throw new Halt(
      `${output.trimEnd()}\nInstalling packages failed (npm's words are above). Mend that, then try again.`,
    );
  }
  writeStamp(path, wanted);
}

/** npm names its own script to what it runs; without npm around us, the one beside this Node is taken. */
export function npmScript() {
  const candidates = [
    process.env.npm_execpath,
    join(process.execPath, "../../lib/node_modules/npm/bin/npm-cli.js"),
    join(process.execPath, "../../share/nodejs/npm/bin/npm-cli.js"),
    join(process.execPath, "../node_modules/npm/bin/npm-cli.js"),
  ];
  const found = candidates.find((path) => path?.endsWith("npm-cli.js") && existsSync(path));
  if (!found) throw new Halt("Packages are missing and npm was not found. Run this through npm: npm start");
  return found;
}
