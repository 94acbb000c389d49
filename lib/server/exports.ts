import type { Database } from "#lib/db/connection.ts";
import { readPreferences } from "#lib/db/preferences.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { type Export, transactionsCsv, transactionsXlsx } from "#lib/reports/export-transactions.ts";

export type ExportFormat = "csv" | "xlsx";
type Wanted = Omit<Export, "asOf"> & { readonly filter: TransactionFilter };

/** Files of transactions, as they stood when they were asked for. */
export function createExports(database: Database, now: () => number) {
  return {
    /** The file's bytes, made as they are taken; what nobody takes any more is not made. */
    async transactions(format: ExportFormat, wanted: Wanted): Promise<AsyncGenerator<Uint8Array>> {
      const asked = { ...wanted, asOf: now() };
      if (format === "xlsx") return transactionsXlsx(database.read, asked);
      return transactionsCsv(database.read, asked, (await readPreferences(database.read)).csvSeparator);
    },
  };
}
