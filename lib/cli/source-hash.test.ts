import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSources } from "./source-hash.mjs";

describe("the hash of the sources", () => {
  let root: string;
  let before: string;

  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "loket-hash-"));
    write("app/page.tsx", "one");
    write("lib/domain/rupiah.ts", "two");
    write("package-lock.json", "{}");
    before = hashSources(root);
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    "app/page.tsx",
    "components/ui/button.tsx",
    "lib/db/schema.ts",
    "public/icon.svg",
    "next.config.js",
    "proxy.ts",
  ])("changes with %s", (path) => {
    write(path, "changed");
    expect(hashSources(root)).not.toBe(before);
  });

  it.each([
    "lib/domain/rupiah.test.ts",
    "lib/iak/fixtures/reply.json",
    "lib/simulator/main.ts",
    "lib/cli/serve.ts",
    "README.md",
  ])("does not change with %s, which is not built", (path) => {
    write(path, "changed");
    expect(hashSources(root)).toBe(before);
  });

  it("changes when a file is renamed or its content moves to another", () => {
    renameSync(join(root, "app/page.tsx"), join(root, "app/layout.tsx"));
    expect(hashSources(root)).not.toBe(before);
  });

  it("does not change when a file is only touched, as by a checkout", () => {
    utimesSync(join(root, "app/page.tsx"), 0, 0);
    expect(hashSources(root)).toBe(before);
  });
});
