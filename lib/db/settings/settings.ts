import type { Reader, Writer } from "#lib/db/connection.ts";
import { locked, statement } from "#lib/db/statement.ts";

/** A setting's stored JSON, or undefined. The setting's owner has its schema. */
export async function readSetting(from: Reader | Writer, key: string): Promise<unknown> {
  const [row] = (await stored(from, { key })).rows;
  return row ? JSON.parse(row.value) : undefined;
}

const stored = statement((from: Reader | Writer, { key }: { key: string }) =>
  from.query.selectFrom("settings").select("value").where("key", "=", key),
);

/** Replaces the value of `key`. `value` is any JSON, `at` UTC milliseconds, `by` a user's id or null for the command line. */
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

/** Locks all settings until the transaction ends: a setting that was never written has no row to lock. */
export async function holdSettings(tx: Writer): Promise<void> {
  await locked(tx, tx.query.selectFrom("installation").select("id")).execute();
}
