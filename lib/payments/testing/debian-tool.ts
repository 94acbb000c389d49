import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";
import { aptInstall } from "#lib/cli/test-programs.ts";

/** A call of each tool that shows whether it works here. */
const TRIALS = {
  strace: ["-qq", "-e", "trace=none", "true"],
  faketime: ["-f", "+1d", "true"],
} as const;

/**
 * Requires a Debian tool that traces or deceives a process. If it is missing, the test is skipped with a message, or fails on a machine
 * that runs all tests.
 */
export function needTool(context: TestContext, name: keyof typeof TRIALS): void {
  const works = () => spawnSync(name, [...TRIALS[name]], { stdio: "ignore", timeout: 60_000 }).status === 0;
  if (process.platform === "linux" && (works() || (aptInstall(name) && works()))) return;
  const missing = `${name} is missing or may not work here: on Debian, apt-get install ${name}`;
  if (process.env.CI) throw new Error(missing);
  context.skip(missing);
}
