import { sql } from "kysely";
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
import { namesInIndexes } from "./migrations/0011-names-in-indexes.ts";
import { door } from "./migrations/0012-door.ts";
import { voidedPrints } from "./migrations/0013-office.ts";
import { journal } from "./migrations/0014-journal.ts";
import { handSettled } from "./migrations/0015-hand-settled.ts";
import { dayBooks } from "./migrations/0016-day-books.ts";
import { fullTextSearch } from "./migrations/0017-full-text-search.ts";
import { ownSignIn } from "./migrations/0019-own-sign-in.ts";
import { ownSecurity } from "./migrations/0020-own-security.ts";
import { depositOrder } from "./migrations/0021-deposit-order.ts";
import { auditSubjects } from "./migrations/0024-audit-subjects.ts";
import { products } from "./migrations/0026-products.ts";
import { outbox } from "./migrations/0028-outbox.ts";
import { ownFee } from "./migrations/0029-own-fee.ts";
import { totalsByProduct } from "./migrations/0030-totals-by-product.ts";
import { priceListsByType } from "./migrations/0032-price-lists.ts";
import { joinedNumbers } from "./migrations/0033-joined-numbers.ts";

const STEPS: Readonly<Record<string, MigrationStep>> = {
  "0001-ledger": ledger,
  "0002-people": people,
  "0003-transactions": transactions,
  "0004-deposit-points": depositPoints,
  "0006-shifts": shifts,
  "0007-company-names": companyNames,
  "0009-logos-and-releases": logosAndReleases,
  "0010-cash-moves": cashMoves,
  "0011-names-in-indexes": namesInIndexes,
  "0012-door": door,
  "0013-office": voidedPrints,
  "0014-journal": journal,
  "0015-hand-settled": handSettled,
  "0016-day-books": dayBooks,
  "0017-full-text-search": fullTextSearch,
  "0019-own-sign-in": ownSignIn,
  "0020-own-security": ownSecurity,
  "0021-deposit-order": depositOrder,
  "0024-audit-subjects": auditSubjects,
  "0026-products": products,
  "0028-outbox": outbox,
  "0029-own-fee": ownFee,
  "0030-totals-by-product": totalsByProduct,
  "0032-price-lists": priceListsByType,
  "0033-joined-numbers": joinedNumbers,
};

/** The ledger was migrated by a later version; has the names of the unknown steps. */
export class NewerLedgerError extends Error {
  constructor(steps: readonly string[]) {
    super(
      `a newer version of Loket has been on this ledger (${steps.join(", ")}): start that one, or restore the backup made before the upgrade`,
    );
  }
}

/**
 * Migrates the schema; each step in a transaction, one process at a time. Throws when a step fails, and a NewerLedgerError when the
 * database is newer than this program.
 */
export async function migrate(database: Database): Promise<void> {
  const migrations: Record<string, Migration> = {};
  for (const [name, step] of Object.entries(STEPS)) migrations[name] = { up: (db) => step(db, database.dialect) };
  const migrator = new Migrator({ db: database.raw, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const foreign = await stepsNotOurs(database);
  throw foreign.length > 0 ? new NewerLedgerError(foreign) : error;
}

/** Steps recorded in the database but unknown here. */
async function stepsNotOurs({ raw }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(raw);
  return rows.map(({ name }) => name).filter((name) => !(name in STEPS));
}
