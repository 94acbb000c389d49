import { dirname, join } from "node:path";
import type { Database } from "#lib/db/connection.ts";
import { type Environment, EnvironmentError } from "#lib/server/environment.ts";
import { refuseForeignLedger } from "#lib/server/own-ledger.ts";
import { DEMO } from "./seeding/shops.ts";
import { DEMO_ACCOUNT, type SimulatorProcess, startSimulatorProcess } from "./simulator-process.ts";

/** The state file of the demo's biller: beside the ledger or, with PostgreSQL, named after its database. */
export function simulatorStateFile({ databaseUrl }: Pick<Environment, "databaseUrl">): string {
  if (databaseUrl.startsWith("file:")) return join(dirname(databaseUrl.slice("file:".length)), "simulator.json");
  const name = URL.parse(databaseUrl)?.pathname.slice(1) ?? "";
  return join("data", `simulator-${encodeURIComponent(name)}.json`);
}

/**
 * Starts the simulator as the demo's biller. Its state is beside the ledger, so that both agree after a restart. Rejects with an
 * EnvironmentError.
 */
export async function startDemoBiller(environment: Environment, database: Database): Promise<SimulatorProcess> {
  // Before writing anything beside a ledger that is not the demo's.
  await refuseForeignLedger(database, environment.mode, DEMO_ACCOUNT.username, Date.now());
  const options = ["--state", simulatorStateFile(environment), "--balance", String(DEMO.deposit)];
  return startSimulatorProcess(...options).catch((error: Error) => {
    throw new EnvironmentError(`demo mode: ${error.message}`);
  });
}
