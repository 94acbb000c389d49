import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ensureBuilt, isBuilt } from "./build.mjs";

/** A stand-in for Next: counts its runs, and fails or is quick as its project says. */
const BUILDER = `
const fs = require("node:fs");
if (fs.existsSync("fail")) { console.error("page.tsx: no such thing"); process.exit(1); }
fs.appendFileSync("runs", "x");
setTimeout(() => { fs.mkdirSync(".next", { recursive: true }); fs.writeFileSync(".next/BUILD_ID", "id"); }, 100);
`;

describe("the build", () => {
  let root: string;

  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const build = () => ensureBuilt(root, process.execPath, () => {});
  const runs = () => readFileSync(join(root, "runs"), "utf8").length;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "loket-build-"));
    write("node_modules/next/package.json", JSON.stringify({ bin: { next: "./next.cjs" } }));
    write("node_modules/next/next.cjs", BUILDER);
    write("app/page.tsx", "one");
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it("is made once, and again only when a source has changed", async () => {
    await build();
    await build();
    expect(runs()).toBe(1);
    write("app/page.tsx", "two");
    await build();
    expect(runs()).toBe(2);
  });

  it("is made again when an earlier one was interrupted", async () => {
    write(".next/BUILD_ID", "half");
    await build();
    expect(runs()).toBe(1);
  });

  it("has failed when it ends well but made nothing", async () => {
    write("node_modules/next/next.cjs", "");
    await expect(build()).rejects.toThrow("The build failed");
    expect(isBuilt(root)).toBe(false);
  });

  it("shows its output when it fails, and leaves no stamp", async () => {
    write("fail", "");
    await expect(build()).rejects.toThrow(/no such thing\nThe build failed/);
    expect(isBuilt(root)).toBe(false);
  });
});
