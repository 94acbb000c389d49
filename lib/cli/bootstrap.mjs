/**
 * Behind every npm script: installs what is missing, then runs the command on the right Node. Plain JavaScript without dependencies,
 * because a fresh clone has none and Node may be 20.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { runNode } from "./child.mjs";
import { Halt } from "./halt.mjs";
import { ensureInstalled } from "./install.mjs";
import { NODE_ARGS, ROOT } from "./project.mjs";
import { findNode } from "./runtime.mjs";

/** @type {Record<string, { script: string, args: string[], mode: string, build: boolean, ownSession: boolean }>} */
const COMMANDS = {
  start: { script: "serve.ts", args: [], mode: "production", build: true, ownSession: true },
  dev: { script: "serve.ts", args: ["--dev"], mode: "development", build: false, ownSession: true },
  test: { script: "test.ts", args: [], mode: "test", build: false, ownSession: true },
  torture: { script: "torture.ts", args: [], mode: "test", build: false, ownSession: true },
  bench: { script: "bench.ts", args: [], mode: "production", build: true, ownSession: true },
  // In the same session, because it asks for passwords at the terminal.
  loket: { script: "loket.ts", args: [], mode: "production", build: false, ownSession: false },
};

/** Standard output belongs to the command. @param {string} line */
const say = (line) => void process.stderr.write(`${line}\n`);

/** @param {string[]} argv */
async function main([name = "", ...args]) {
  const command = COMMANDS[name];
  if (!command) throw new Halt(`Unknown command "${name}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
  if (!existsSync(join(ROOT, "package-lock.json"))) throw new Halt(`package-lock.json is missing in ${ROOT}.`);

  await ensureInstalled(ROOT, say);
  const node = findNode(ROOT);
  if (command.build) await ensureBuilt(ROOT, node, say);

  const script = join(ROOT, "lib", "cli", command.script);
  const nodeArgs = [...NODE_ARGS, script, ...command.args, ...args];
  const { exitCode } = await runNode(nodeArgs, {
    node,
    cwd: ROOT,
    env: commandEnvironment(command.mode),
    ownSession: command.ownSession,
  });
  return exitCode;
}

/** @param {string} mode */
function commandEnvironment(mode) {
  const bin = join(ROOT, "node_modules", ".bin");
  const path = process.env.PATH ? `${bin}${delimiter}${process.env.PATH}` : bin;
  // Without it, every process strips the types of every file again, which takes longer than most commands.
  const compiled = join(ROOT, "node_modules", ".cache", "node");
  return { NODE_COMPILE_CACHE: compiled, ...process.env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1", PATH: path };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Halt ? error.message : `Unexpected: ${error instanceof Error ? error.message : error}`);
  process.exitCode = error instanceof Halt ? error.exitCode : 1;
}
