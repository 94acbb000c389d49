import type { Reader, Writer } from "./connection.ts";

/** One of IAK's codes from its price list; amounts in rupiah, null where the list has none. */
export type Listed = {
  readonly code: string;
  /** Its catalogue product. */
  readonly family: string;
  readonly name: string;
  readonly province: string | null;
  readonly active: boolean;
  readonly fee: number | null;
  readonly commission: number | null;
  /** When the list was read, UTC milliseconds. */
  readonly readAt: number;
};

/** The last price list of some products, by name. */
export async function listedProducts(from: Reader, families: readonly string[]): Promise<Listed[]> {
  const rows = await from.query
    .selectFrom("listedProducts")
    .selectAll()
    .where("family", "in", [...families])
    .orderBy("name")
    .orderBy("code")
    .execute();
  return rows.map(({ active, ...row }) => ({ ...row, active: active === 1 }));
}

/** A code's name in the last price list; the code itself if it is not listed. */
export async function listedName(from: Reader, code: string): Promise<string> {
  const row = await from.query.selectFrom("listedProducts").select("name").where("code", "=", code).executeTakeFirst();
  return row?.name ?? code;
}

/** Replaces the stored list of these products. */
export async function replaceListed(tx: Writer, families: readonly string[], rows: readonly Listed[]): Promise<void> {
  await tx.query
    .deleteFrom("listedProducts")
    .where("family", "in", [...families])
    .execute();
  for (const { active, ...row } of rows) {
    await tx.query
      .insertInto("listedProducts")
      .values({ ...row, active: active ? 1 : 0 })
      .onConflict((conflict) => conflict.column("code").doNothing())
      .execute();
  }
}
