import { spawn } from "node:child_process";
import { constants } from "node:os";
import { Halt } from "./halt.mjs";

const FORWARDED = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** One Ctrl-C arrives twice, from the terminal and from npm; a signal this soon after the first is the same. */
const SAME_SIGNAL_MS = 300;

/** npm passes SIGTERM to its shell, which dies without passing it on: we only see that our parent is gone. */
const PARENT_CHECK_MS = 250;

const EXIT_WITH_PARENT = new URL("./exit-with-parent.mjs", import.meta.url).href;

/**
 * @typedef {object} Finished
 * @property {number} exitCode 128 + n when it died by signal n
 * @property {string} output both streams when quiet, else empty
 * @property {boolean} stopped whether a signal to us came while it ran
 */

/**
 * Runs one Node program to its end, with an IPC channel that tells it of our death, and passes signals on to it.
 *
 * @param {string[]} args arguments for the Node binary
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} [options.node] the Node binary, this one by default
 * @param {boolean} [options.quiet] keep the output for the caller, give no input
 * @param {boolean} [options.ownSession] outside the terminal's session, so that one Ctrl-C reaches it once, through us
 * @returns {Promise<Finished>}
 */
export function runNode(args, { cwd, env, node = process.execPath, quiet = false, ownSession = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      cwd,
      env,
      // On Windows a new session would open a console window.
      detached: ownSession && process.platform !== "win32",
      stdio: quiet ? ["ignore", "pipe", "pipe", "ipc"] : ["inherit", "inherit", "inherit", "ipc"],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));

    let stopped = false;
    const stopListening = onStopSignal((signal) => {
      stopped = true;
      child.kill(signal);
    });
    child.once("error", (error) => {
      stopListening();
      reject(new Halt(`Could not run ${node}: ${error.message}`));
    });
    child.once("close", (code, signal) => {
      stopListening();
      const exitCode = signal ? 128 + constants.signals[signal] : (code ?? 1);
      resolve({ exitCode, output: Buffer.concat(output).toString(), stopped });
    });
  });
}

/**
 * Runs a tool that does not know about us, so that it ends when we do.
 *
 * @param {string[]} args the tool's script and its arguments
 * @param {Parameters<typeof runNode>[1]} options
 * @throws {Halt} when a signal stopped it: then the whole command ends
 */
export async function runTool(args, options) {
  const env = { ...options.env, LOKET_PARENT: String(process.pid) };
  const result = await runNode(["--import", EXIT_WITH_PARENT, ...args], { ...options, env });
  if (result.stopped) throw new Halt("Stopped.", { exitCode: result.exitCode || 130, stopped: true });
  return result;
}

/**
 * @param {(signal: NodeJS.Signals) => void} listener
 * @returns {() => void} stops listening
 */
function onStopSignal(listener) {
  /** @type {Map<string, number>} */
  const lastSeen = new Map();
  /** @param {NodeJS.Signals} signal */
  const onSignal = (signal) => {
    const now = performance.now();
    if (now - (lastSeen.get(signal) ?? Number.NEGATIVE_INFINITY) < SAME_SIGNAL_MS) return;
    lastSeen.set(signal, now);
    listener(signal);
  };
  for (const signal of FORWARDED) process.on(signal, onSignal);

  const parent = process.ppid;
  const parentCheck = setInterval(() => {
    if (process.ppid === parent || !process.env.npm_lifecycle_event) return;
    clearInterval(parentCheck);
    listener("SIGTERM");
  }, PARENT_CHECK_MS);

  return () => {
    for (const signal of FORWARDED) process.off(signal, onSignal);
    clearInterval(parentCheck);
  };
}
