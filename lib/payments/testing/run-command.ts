import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { postgresBinaries } from "#lib/db/testing/postgres-binaries.ts";
import type { Branch } from "./branch.ts";
import { COMPILED } from "./running-counter.ts";

const CLOCK = new URL("./shifted-clock.ts", import.meta.url).href;
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export type Ran = { readonly code: number | null; readonly said: string };

/** Runs one of lib/cli's programs to its end in a branch's environment: `loket.ts backup FILE`. */
export async function runCommand(
  branch: Branch,
  words: readonly string[],
  more: Record<string, string> = {},
): Promise<Ran> {
  const [program = "", ...args] = words;
  // The client programs of the server's version are beside the server.
  const path = [...(branch.url.startsWith("postgres") ? [postgresBinaries()] : []), process.env.PATH].join(delimiter);
  const quiet = "--disable-warning=ExperimentalWarning";
  const child = spawn(process.execPath, [quiet, "--import", CLOCK, `lib/cli/${program}`, ...args], {
    cwd: ROOT,
    env: { NODE_ENV: "test", ...COMPILED, ...branch.clockedEnv(), PATH: path, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const code = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [out, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, said: out + complaints };
}
