import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { freePort } from "../free-port.ts";
import { NODE_ARGS, ROOT } from "../project.mjs";
import { findChromium } from "../test-programs.ts";

export type Served = {
  readonly url: string;
  /** From its first line of code to its first answer, in milliseconds. */
  readonly startMs: number;
  readonly memoryMb: () => number;
  readonly stop: () => Promise<void>;
};

/** The built Loket in demo mode, as a separate process on its own ledger. */
export async function serveLoket(more: Record<string, string> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "loket-bench-"));
  const served = await serve([join(ROOT, "lib", "cli", "serve.ts")], ROOT, {
    DATABASE_URL: `file:${join(folder, "ledger.db")}`,
    ...more,
  });
  const stop = async () => {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...served, stop };
}

/** Runs a server that listens on PORT until stopped. */
export async function serve(words: string[], cwd: string, more: Record<string, string> = {}): Promise<Served> {
  const port = String(await freePort());
  const begun = performance.now();
  const env = { ...demoEnvironment(), NODE_ENV: "production" as const, LOG_LEVEL: "warn", ...more, PORT: port };
  const child = spawn(process.execPath, [...NODE_ARGS, ...words], {
    cwd,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://localhost:${port}`;
  while (!(await fetch(`${url}/login`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`${words[0]} ended (${child.exitCode})`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url,
    startMs: performance.now() - begun,
    memoryMb: () => residentMb(child.pid ?? 0),
    stop: () =>
      new Promise((stopped) => {
        child.once("exit", () => stopped());
        child.kill("SIGTERM");
      }),
  };
}

/** Linux only; NaN elsewhere. */
function residentMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

export function launchChromium() {
  const args = [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-background-networking",
  ];
  return chromium.launch({ executablePath: findChromium(), args });
}

/** This process's environment without the biller account: measurements run in demo mode. */
export function demoEnvironment(): NodeJS.ProcessEnv {
  const { IAK_USERNAME: _username, IAK_API_KEY: _key, ...own } = process.env;
  return own;
}
