import { type Migration, Migrator } from "kysely/migration";
import type { Database } from "./connection.ts";
import type { MigrationStep } from "./migration-step.ts";
import { ledger } from "./migrations/0001-ledger.ts";
import { people } from "./migrations/0002-people.ts";
import { transactions } from "./migrations/0003-transactions.ts";
import { depositPoints } from "./migrations/0004-deposit-points.ts";
import { shifts } from "./migrations/0006-shifts.ts";
import { companyNames } from "./migrations/0007-company-names.ts";
import { logosAndReleases } from "./migrations/0009-logos-and-releases.ts";
import { cashMoves } from "./migrations/0010-cash-moves.ts";

const STEPS: Readonly<Record<string, MigrationStep>> = {
  "0001-ledger": ledger,
  "0002-people": people,
  "0003-transactions": transactions,
  "0004-deposit-points": depositPoints,
  "0006-shifts": shifts,
  "0007-company-names": companyNames,
  "0009-logos-and-releases": logosAndReleases,
  "0010-cash-moves": cashMoves,
};

/** Brings the schema up to date; each step in a transaction, at most one process at a time. Throws when a step fails or the database is newer than this program. */
export async function migrate(database: Database): Promise<void> {
  const migrations: Record<string, Migration> = {};
  for (const [name, step] of Object.entries(STEPS)) migrations[name] = { up: (db) => step(db, database.dialect) };
  const migrator = new Migrator({ db: database.raw, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
