import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installStamp, isInstalled } from "./install.mjs";
import { removeStamp, writeStamp } from "./stamp.mjs";

describe("the stamp of an install", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "loket-install-"));
    writeFileSync(join(root, "package-lock.json"), "{}");
    const { path, wanted } = installStamp(root);
    writeStamp(path, wanted);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("holds while the lock file stays the same", () => {
    expect(isInstalled(root)).toBe(true);
  });

  it("fails when the lock file has changed", () => {
    writeFileSync(join(root, "package-lock.json"), "{ }");
    expect(isInstalled(root)).toBe(false);
  });

  it("fails when it is missing, as after an interrupted install", () => {
    removeStamp(installStamp(root).path);
    expect(isInstalled(root)).toBe(false);
  });

  it("fails for node_modules made on another platform", () => {
    const { path, wanted } = installStamp(root);
    writeStamp(path, wanted.replace(process.platform, "plan9"));
    expect(isInstalled(root)).toBe(false);
  });
});
