import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";

/** Fills a new database with a ledger as Loket at c54adc7 left it, not yet migrated. */
export async function putOldLedger(url: string): Promise<void> {
  if (url.startsWith("file:")) {
    const file = new DatabaseSync(url.slice("file:".length));
    // Rows are in table order, some before those they refer to.
    file.exec(`begin; pragma defer_foreign_keys = on; ${textFor("sqlite")}; commit`);
    return file.close();
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(textFor("postgres"));
  } finally {
    await client.end();
  }
}

function textFor(dialect: "sqlite" | "postgres"): string {
  return readFileSync(new URL(`../fixtures/ledger-c54adc7.${dialect}.sql`, import.meta.url), "utf8");
}
