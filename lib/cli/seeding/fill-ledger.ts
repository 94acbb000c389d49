import type { DialectName } from "#lib/db/connection.ts";
import { type History, TABLES } from "./history.ts";

/** Where rows are written by the hundred thousand: inside one transaction, or in a file unknown to anyone else. */
export type Target = {
  readonly dialect: DialectName;
  run(statement: string): Promise<void>;
  /** Rows with the same columns, named as in the code. */
  insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void>;
  /** The statements that create a table's indexes, by name; without those of constraints. */
  indexesOf(table: string): Promise<{ name: string; statement: string }[]>;
};

/** Payments after a fixed point's mark count towards the next one; the mark is the last event of the latest payment before it. */
const MARKS = `update deposit_readings set mark = coalesce((select max(id) from payment_events where tr_id = (
  select told.tr_id from deposit_readings told where told.id < deposit_readings.id and told.tr_id is not null order by told.id desc limit 1
)), 0) where quiet = 1`;

/**
 * Writes a history into an empty ledger. Indexes are created afterwards, which is several times as fast. `told` is called for each piece.
 */
export async function fillLedger(target: Target, history: History, told: (payments: number) => void): Promise<void> {
  const tables = TABLES.map(snakeCase);
  const indexes = (await Promise.all(tables.map((table) => target.indexesOf(table)))).flat();
  for (const { name } of indexes) await target.run(`drop index ${name}`);
  let payments = 0;
  for (const piece of history.pieces()) {
    for (const table of TABLES) if (piece[table].length > 0) await target.insert(snakeCase(table), piece[table]);
    payments += piece.payments.length;
    told(payments);
  }
  await target.run(`insert into hourly_totals (hour, cashier_id, state, family, count, nominal, admin, price, selling_price)
    select created_at - created_at % 3600000, cashier_id, state, family, count(*), sum(nominal), sum(admin), sum(price), sum(selling_price)
    from payments group by 1, 2, 3, 4`);
  for (const { statement } of indexes) await target.run(statement);
  await target.run(MARKS);
  // Those rows came with their ids.
  if (target.dialect === "postgres") {
    for (const table of ["shifts", "deposit_readings"])
      await target.run(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
  }
  await target.run(`update installation set next_ref = next_ref + ${history.sequence}`);
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
