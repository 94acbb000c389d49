import { sql } from "kysely";
import type { DialectName, Reader } from "./connection.ts";

export type DatabaseFacts = { readonly kind: DialectName; readonly version: string; readonly bytes: number };

/** Kind, version and size of the ledger's database; on SQLite without the part of the WAL that is not checkpointed yet. */
export async function databaseFacts({ query, dialect }: Reader): Promise<DatabaseFacts> {
  const ask =
    dialect === "sqlite"
      ? sql<{ version: string; bytes: number }>`
          select sqlite_version() as version, page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
      : sql<{ version: string; bytes: number }>`
          select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`;
  const { rows } = await ask.execute(query);
  const [row] = rows;
  return { kind: dialect, version: row?.version ?? "", bytes: row?.bytes ?? 0 };
}
