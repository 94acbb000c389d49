import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "./project.mjs";

const folder = mkdtempSync(join(tmpdir(), "loket-disk-"));
afterAll(() => rmSync(folder, { recursive: true }));
const mount = (...args: string[]) => spawnSync("mount", ["-t", "tmpfs", ...args, "none", folder]).status === 0;
const unmount = () => spawnSync("umount", [folder]);

const mayMount = mount();
if (mayMount) unmount();
else console.warn("No disk may be mounted here: a full one and a read-only one are not tried.");

/** What a start with its ledger in this folder says, and how it ends. */
function start(where: string, as: { uid?: number; gid?: number } = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "lib/cli/serve.ts"],
    {
      ...as,
      cwd: ROOT,
      env: {
        NODE_ENV: "production",
        IAK_USERNAME: "0811",
        IAK_API_KEY: "a-key-that-must-not-be-told",
        DATABASE_URL: `file:${join(where, "ledger.db")}`,
      },
      encoding: "utf8",
    },
  );
  return { status, said: stdout + stderr };
}

describe.skipIf(!mayMount)("a start never fails without one line that says why", () => {
  const FULL = /^Loket: DATABASE_URL: [^\n]*(disk is full|disk I\/O error)\n$/;
  test.each([
    ["full at once", ["-o", "size=4k"], FULL],
    ["full before the ledger is open", ["-o", "size=64k"], FULL],
    ["full amid its tables", ["-o", "size=320k"], FULL],
    ["read-only", ["-o", "ro"], /^Loket: DATABASE_URL: the ledger's folder cannot be written: [^\n]*\n$/],
  ])("on a disk that is %s", (_, options, words) => {
    expect(mount(...options)).toBe(true);
    try {
      const { status, said } = start(folder);
      expect(said).toMatch(words);
      expect(status).toBe(1);
    } finally {
      unmount();
    }
  });
});

test("a folder of another user's is never a start without one line that says why", () => {
  const others = join(folder, "others");
  mkdirSync(others);
  chmodSync(folder, 0o755);
  // Root writes everywhere: as root, the one who starts is somebody else, and the folder root's own.
  const isRoot = process.getuid?.() === 0;
  chmodSync(others, isRoot ? 0o755 : 0o555);
  const { status, said } = start(others, isRoot ? { uid: 65_534, gid: 65_534 } : {});
  expect(said).toMatch(/^Loket: DATABASE_URL: the ledger's folder cannot be written: [^\n]*\n$/);
  expect(status).toBe(1);
});
