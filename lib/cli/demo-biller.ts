import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Environment, EnvironmentError } from "#lib/server/environment.ts";

/** The account that the bundled simulator knows in demo mode. No secret: it opens nothing but the simulator. */
export const DEMO_ACCOUNT = { username: "081200000000", apiKey: "demo-simulator-key" };

const MAIN = fileURLToPath(new URL("../simulator/main.ts", import.meta.url));

export type DemoBiller = { readonly url: string; readonly stop: () => Promise<void> };

/** Where the demo's biller keeps its books: beside the ledger. */
export function simulatorStateFile({ databaseUrl }: Pick<Environment, "databaseUrl">): string {
  return join(databaseUrl.startsWith("file:") ? dirname(databaseUrl.slice("file:".length)) : "data", "simulator.json");
}

/** Starts the simulator as a process of its own; it ends with us, however we end. Its state lies beside the ledger, so that both tell the same story after a restart. */
export function startDemoBiller(environment: Environment): Promise<DemoBiller> {
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      MAIN,
      "--port",
      "0",
      "--username",
      DEMO_ACCOUNT.username,
      "--state",
      simulatorStateFile(environment),
    ],
    {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, SIMULATOR_API_KEY: DEMO_ACCOUNT.apiKey },
      // A Ctrl-C is ours to pass on: the simulator must outlive the calls in flight.
      detached: true,
    },
  );
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new EnvironmentError(`demo mode: the simulator did not start (exit ${code})`)));
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
