import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";

const CHILD = new URL("./child.mjs", import.meta.url).href;

/** A parent that runs `script` as its child; both are ready once the listening child has printed its number. */
async function startParent(run: "runNode" | "runTool", script: string) {
  const program = `
    import { ${run} } from ${JSON.stringify(CHILD)};
    // What comes at once comes at once, however slow the machine.
    performance.now = () => 0;
    const options = { cwd: ".", env: process.env, ownSession: true };
    await ${run}(["-e", ${JSON.stringify(`${script}; console.log(process.pid);`)}], options).then(
      ({ exitCode }) => { process.exitCode = exitCode; },
      (error) => { process.exitCode = error.exitCode; },
    );`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  parent.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const exited = once(parent, "exit");
  await once(parent.stdout, "data");
  return { parent, exited, childPid: Number.parseInt(output, 10), output: () => output };
}

async function untilGone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid)).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const COUNT_SIGNALS = `
  let count = 0;
  process.on("SIGINT", () => { count += 1; console.log("heard"); });
  process.on("SIGTERM", () => { console.log("signals: " + count); process.exit(7); });
  setInterval(() => {}, 1000);`;

describe("a command's child", () => {
  it("gets one Ctrl-C once though it reaches us twice, and its exit code is ours", async () => {
    const { parent, exited, output } = await startParent("runNode", COUNT_SIGNALS);
    parent.kill("SIGINT");
    await expect.poll(output).toContain("heard");
    parent.kill("SIGINT");
    parent.kill("SIGTERM");
    expect(await exited).toEqual([7, null]);
    expect(output()).toContain("signals: 1");
  });

  it("that dies by a signal gives 128 and the signal's number", async () => {
    const { parent, exited } = await startParent("runNode", "setInterval(() => {}, 1000);");
    parent.kill("SIGTERM");
    expect(await exited).toEqual([143, null]);
  });

  it("that is a tool keeps its own workers, which inherit how it was started", async () => {
    const tool = `
      const { fork } = require("node:child_process");
      const { writeFileSync } = require("node:fs");
      const { join } = require("node:path");
      const script = join(require("node:os").tmpdir(), "loket-worker-" + process.pid + ".cjs");
      writeFileSync(script, "process.on('message', (n) => process.send(n + 1))");
      const worker = fork(script);
      setTimeout(() => worker.send(41), 500);
      worker.on("exit", () => process.exit(1));
      worker.on("message", (n) => { require("node:fs").rmSync(script); process.exit(n); });`;
    const { exited } = await startParent("runTool", tool);
    expect(await exited).toEqual([42, null]);
  });

  it("ends with us when we are killed outright", async () => {
    const { parent, exited, childPid } = await startParent("runTool", "setInterval(() => {}, 1000);");
    parent.kill("SIGKILL");
    await exited;
    await untilGone(childPid);
  });
});
