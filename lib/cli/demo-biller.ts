import { dirname, join } from "node:path";
import { type Environment, EnvironmentError } from "#lib/server/environment.ts";
import { type SimulatorProcess, startSimulatorProcess } from "./simulator-process.ts";

/** In rupiah: enough for some tens of the bills that the simulator thinks up, which reach 300 million. */
const DEMO_DEPOSIT = 2_500_000_000;

/** Where the demo's biller keeps its books: beside the ledger. */
export function simulatorStateFile({ databaseUrl }: Pick<Environment, "databaseUrl">): string {
  return join(databaseUrl.startsWith("file:") ? dirname(databaseUrl.slice("file:".length)) : "data", "simulator.json");
}

/** The simulator as the demo's biller. Its state lies beside the ledger, so that both tell the same story after a restart. Rejects with an EnvironmentError. */
export async function startDemoBiller(environment: Environment): Promise<SimulatorProcess> {
  const options = ["--state", simulatorStateFile(environment), "--balance", String(DEMO_DEPOSIT)];
  return startSimulatorProcess(...options).catch((error: Error) => {
    throw new EnvironmentError(`demo mode: ${error.message}`);
  });
}
