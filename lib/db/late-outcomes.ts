import { type SqlBool, sql } from "kysely";
import type { TrId } from "#lib/domain/identifiers.ts";
import { isUnsettled, type PaymentState, UNSETTLED } from "#lib/domain/payment-state.ts";
import type { Reader, Writer } from "./connection.ts";

/** A payment whose money may have moved at any moment between its claim and its outcome, rather than within its own call. */
export type LateOutcome = {
  readonly trId: TrId;
  readonly company: string;
  readonly state: PaymentState;
  readonly sellingPrice: number;
  readonly from: number;
  /** When the outcome was learned; null while it is not. */
  readonly to: number | null;
  readonly paidAt: number | null;
};

/** Whoever was claimed before a backup was restored is put back with its restore's time; the biller knows the true one. */
const LOST_CASHIER = "lost";

/**
 * Payments with an outcome learned after `since` (or not yet) and claimed before `until`: successes that no call of theirs heard,
 * failures after doubt, and what is still unsettled and may have reached the biller.
 */
export async function lateOutcomes(
  from: Reader | Writer,
  range: { since: number; until: number },
): Promise<LateOutcome[]> {
  const settled = from.query
    .selectFrom("paymentEvents as e")
    .innerJoin("payments as p", "p.trId", "e.trId")
    .select([
      "p.trId",
      "p.company",
      "p.state",
      "p.sellingPrice",
      "p.createdAt",
      "p.cashierId",
      "p.paidAt",
      "e.at as to",
    ])
    // Word for word the condition of the index, or it is not used.
    .where(
      sql<SqlBool>`e.to_state in ('success', 'failed', 'cancelled') and e.from_state <> 'sending' and e.from_state <> e.to_state`,
    )
    .where("e.at", ">", range.since)
    .where("p.createdAt", "<", range.until)
    .whereRef("e.toState", "=", "p.state")
    .where((eb) => eb.or([eb("p.state", "=", "success"), eb("p.reached", "=", 1)]));
  const open = from.query
    .selectFrom("payments as p")
    .select(["p.trId", "p.company", "p.state", "p.sellingPrice", "p.createdAt", "p.cashierId", "p.paidAt"])
    .where("p.state", "in", [...UNSETTLED])
    .where("p.createdAt", "<", range.until)
    .where((eb) => eb.or([eb("p.reached", "=", 1), eb("p.earlierReached", "=", 1)]));
  const rows = [...(await settled.execute()), ...(await open.execute()).map((row) => ({ ...row, to: null }))];
  return rows.map(({ createdAt, cashierId, ...row }) => ({
    ...row,
    trId: row.trId as TrId,
    state: row.state as PaymentState,
    from: cashierId === LOST_CASHIER ? Math.min(createdAt, row.paidAt ?? createdAt) : createdAt,
    to: isUnsettled(row.state as PaymentState) ? null : row.to,
  }));
}
