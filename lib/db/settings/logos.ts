import { z } from "zod";
import type { Reader, Writer } from "#lib/db/connection.ts";
import type { Logo, LogoOnReceipt } from "#lib/domain/logo.ts";
import { readSetting, writeSetting } from "./settings.ts";

const chosen = z.strictObject({ id: z.string(), width: z.int(), height: z.int() }).nullable();

/** The logo for new receipts; null for none. */
export async function readOutletLogo(from: Reader | Writer): Promise<LogoOnReceipt | null> {
  return chosen.parse((await readSetting(from, "logo")) ?? null);
}

/** Sets the outlet's logo; older ones stay for the receipts that carry them. */
export async function writeOutletLogo(tx: Writer, logo: Logo | null, at: number): Promise<void> {
  if (logo !== null) {
    const { dots, ...size } = logo;
    await tx.query
      .insertInto("logos")
      .values({ ...size, dots: Buffer.from(dots).toString("base64"), createdAt: at })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
  }
  const value = logo === null ? null : { id: logo.id, width: logo.width, height: logo.height };
  await writeSetting(tx, { key: "logo", value, at, by: null });
}

export async function findLogo(from: Reader | Writer, id: string): Promise<Logo | null> {
  const row = await from.query.selectFrom("logos").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return null;
  return { id, width: row.width, height: row.height, dots: new Uint8Array(Buffer.from(row.dots, "base64")) };
}
