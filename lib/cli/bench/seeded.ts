import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readEnvironment } from "#lib/server/environment.ts";
import { freshState } from "#lib/simulator/fresh-state.ts";
import { writeStateFile } from "#lib/simulator/state-file.ts";
import { simulatorStateFile } from "../demo-biller.ts";
import { seedLedger } from "../seed.ts";
import { EVERYTHING } from "../seeding/shops.ts";
import type { Options } from "./figure.ts";
import { demoEnvironment } from "./served.ts";

/** Enough that no bill of the bench is refused for lack of money. */
const DEPOSIT = 400_000_000_000;
const SEED = 1;

/** `variables`: the environment in which Loket serves it. */
export type Seeded = {
  readonly variables: { readonly DATABASE_URL: string } & Record<string, string>;
  readonly remove: () => void;
};

/** A ledger with this many seeded payments; with `--ledgers FOLDER` it is kept there and reused. */
export async function seededLedger(payments: number, { ledgers }: Options): Promise<Seeded> {
  const folder = ledgers ? join(ledgers, String(payments)) : mkdtempSync(join(tmpdir(), "loket-bench-"));
  const file = join(folder, "ledger.db");
  const remove = () => {
    if (!ledgers) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const variables = { DATABASE_URL: `file:${file}` };
    const environment = demoOn(variables);
    if (!existsSync(file)) await seedLedger(environment, { payments, seed: SEED, now: Date.now(), shop: EVERYTHING });
    writeStateFile(simulatorStateFile(environment), freshState(Date.now(), DEPOSIT));
    return { variables, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The same on a PostgreSQL server, in a database that is kept. Its user must be allowed to create one. */
export async function seededDatabase(payments: number, server: string): Promise<Seeded> {
  const name = `loket_bench_${payments}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const variables = { DATABASE_URL: url.href, AUTH_SECRET: "made-up payments have nothing to hide" };
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) {
      await client.query(`create database ${name}`);
      await seedLedger(demoOn(variables), { payments, seed: SEED, now: Date.now(), shop: EVERYTHING }).catch(
        async (error) => {
          await client.query(`drop database ${name} with (force)`);
          throw error;
        },
      );
    }
  } finally {
    await client.end();
  }
  return { variables, remove: () => {} };
}

function demoOn(variables: Record<string, string>) {
  return readEnvironment({ ...demoEnvironment(), ...variables, LOG_LEVEL: "silent" });
}
