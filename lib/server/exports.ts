import { forSupervisors } from "#lib/auth/guard.ts";
import type { Database } from "#lib/db/connection.ts";
import { readPreferences } from "#lib/db/preferences.ts";
import type { Actor } from "#lib/domain/roles.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type Export, transactionsCsv, transactionsXlsx } from "#lib/reports/export-transactions.ts";

export type ExportFormat = "csv" | "xlsx";
type Wanted = Omit<Export, "asOf"> & { readonly filter: TransactionFilter };

/** Files of transactions, as they stood when they were asked for. */
export function createExports(database: Database, now: () => number) {
  return {
    /** The file's bytes, made as they are taken; what nobody takes any more is not made. `forbidden` to cashiers. */
    transactions: (actor: Actor, format: ExportFormat, wanted: Wanted) =>
      forSupervisors(actor, async (): Promise<{ bytes: AsyncGenerator<Uint8Array> }> => {
        const asked = { ...wanted, asOf: now() };
        if (format === "xlsx") return { bytes: transactionsXlsx(database.scan, asked) };
        const { csvSeparator } = await readPreferences(database.read);
        return { bytes: transactionsCsv(database.scan, asked, csvSeparator) };
      }),
  };
}
