import type { TrId } from "#lib/domain/identifiers.ts";
import type { Branch } from "./branch.ts";

/** A payment's attempts, first to last. */
export async function attemptsOf({ ledger }: Branch, trId: TrId) {
  const { query } = (await ledger()).read;
  return query.selectFrom("attempts").selectAll().where("trId", "=", trId).orderBy("number").execute();
}
