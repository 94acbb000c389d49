import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The simulator's account in demo mode and in the bench. Not a secret: it opens nothing but the simulator. */
export const DEMO_ACCOUNT = { username: "081200000000", apiKey: "demo-simulator-key" };

const MAIN = fileURLToPath(new URL("../simulator/main.ts", import.meta.url));

export type SimulatorProcess = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Starts the simulator as a separate process with these command-line options; it ends with us, however we end. Rejects when it does not
 * start.
 */
export function startSimulatorProcess(...options: readonly string[]): Promise<SimulatorProcess> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", MAIN, "--port", "0", "--username", DEMO_ACCOUNT.username, ...options],
    {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, SIMULATOR_API_KEY: DEMO_ACCOUNT.apiKey },
      // We pass a Ctrl-C on ourselves: the simulator must outlive the calls in flight.
      detached: true,
    },
  );
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the simulator did not start (exit ${code})`)));
    child.once("message", (message) => {
      const { listening } = message as { listening: number };
      resolve({
        url: `http://127.0.0.1:${listening}`,
        stop: () =>
          new Promise((stopped) => {
            child.removeAllListeners("exit");
            child.once("exit", () => stopped());
            child.kill("SIGTERM");
          }),
      });
    });
  });
}
