import type { Reader, Writer } from "#lib/db/connection.ts";
import { locked, statement } from "#lib/db/statement.ts";

/** A setting's stored JSON, or undefined. Its schema stands with whoever owns the setting. */
export async function readSetting(from: Reader | Writer, key: string): Promise<unknown> {
  const [row] = (await stored(from, { key })).rows;
  return row ? JSON.parse(row.value) : undefined;
}

const stored = statement((from: Reader | Writer, { key }: { key: string }) =>
  from.query.selectFrom("settings").select("value").where("key", "=", key),
);

/** Replaces what stood under `key`. `value` is anything that JSON holds, `at` in UTC milliseconds, `by` a user's id or null for the command line. */
export async function writeSetting(
  tx: Writer,
  setting: { key: string; value: unknown; at: number; by: string | null },
): Promise<void> {
  const row = { value: JSON.stringify(setting.value), updatedAt: setting.at, updatedBy: setting.by };
  await tx.query
    .insertInto("settings")
    .values({ key: setting.key, ...row })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
    .execute();
}

/** Until the transaction ends nobody else changes a setting: one that was never set has no row that could be held. */
export async function holdSettings(tx: Writer): Promise<void> {
  await locked(tx, tx.query.selectFrom("installation").select("id")).execute();
}
