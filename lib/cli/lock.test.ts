import { spawnSync } from "node:child_process";
import { existsSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { lockPath, withLock } from "./lock.mjs";

describe("the lock of a project folder", () => {
  let root: string;
  let path: string;

  beforeEach(() => {
    root = `/nowhere/${crypto.randomUUID()}`;
    path = lockPath(root);
  });

  it("lets one work at a time, and tells the other once that it waits", async () => {
    const order: string[] = [];
    const onWait = vi.fn();
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await wait(300);
      order.push(`${name} ends`);
    };
    await Promise.all([withLock(root, work("one")), withLock(root, work("two"), onWait)]);
    expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
    expect(onWait).toHaveBeenCalledOnce();
  });

  it("is given back when the work fails", async () => {
    await expect(withLock(root, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(existsSync(path)).toBe(false);
  });

  it("is taken over from a process that died", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(path, String(pid));
    await expect(withLock(root, async () => "done")).resolves.toBe("done");
  });

  it("is taken over when its holder has been silent for over a minute", async () => {
    writeFileSync(path, String(process.ppid));
    const longAgo = Date.now() / 1000 - 61;
    utimesSync(path, longAgo, longAgo);
    await expect(withLock(root, async () => "done")).resolves.toBe("done");
  });
});
