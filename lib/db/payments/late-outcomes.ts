import { type SqlBool, sql } from "kysely";
import type { Reader } from "#lib/db/connection.ts";
import type { PaymentTable } from "#lib/db/schema.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { isUnsettled, type PaymentState, UNSETTLED } from "#lib/domain/payment-state.ts";
import { LOST_CASHIER } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";

/** A payment whose money may have moved at any time between claim and outcome, not only within its call. */
export type LateOutcome = {
  readonly trId: TrId;
  readonly company: string;
  readonly state: PaymentState;
  readonly sellingPrice: number;
  readonly from: number;
  /** When the outcome was learned; null: not yet. */
  readonly to: number | null;
  readonly paidAt: number | null;
};

/** Outcomes learned more than this after a moment are ignored there: the search would reach to the ledger's end. */
const LONGEST_DOUBT_MS = 35 * DAY;

/**
 * Payments with an outcome learned after `since` (or not yet) and claimed before `until`: successes learned outside their own call,
 * failures after doubt, and unsettled payments that may have reached the biller.
 */
export async function lateOutcomes(from: Reader, range: { since: number; until: number }): Promise<LateOutcome[]> {
  // In two steps, so that no planner walks through the payments instead.
  const learned = await from.query
    .selectFrom("paymentEvents")
    .select(["trId", "toState", "at"])
    // Exactly the index's condition; otherwise it is not used.
    .where(
      sql<SqlBool>`to_state in ('success', 'failed', 'cancelled') and from_state <> 'sending' and from_state <> to_state`,
    )
    .where("at", ">", range.since)
    .where("at", "<", range.until + LONGEST_DOUBT_MS)
    .orderBy("at")
    .execute();
  const settled = await paymentsOf(
    from,
    learned.map(({ trId }) => trId),
  );
  const open = await from.query
    .selectFrom("payments")
    .select([...COLUMNS])
    .where(
      "state",
      "in",
      UNSETTLED.map((state) => sql.lit(state)),
    )
    .where("createdAt", "<", range.until)
    .where((eb) => eb.or([eb("reached", "=", 1), eb("earlierReached", "=", 1)]))
    .orderBy("createdAt")
    .execute();
  const rows = [
    ...learned.flatMap(({ trId, toState, at }) => {
      const payment = settled.get(trId);
      const counts = payment?.state === toState && (toState === "success" || payment.reached === 1);
      return payment && counts && payment.createdAt < range.until ? [{ ...payment, to: at }] : [];
    }),
    ...open.map((row) => ({ ...row, to: null })),
  ];
  return rows.map(({ createdAt, cashierId, reached: _, ...row }) => {
    const to = isUnsettled(row.state as PaymentState) ? null : row.to;
    // Older versions dated it by the restore; the biller knows the true time.
    const begun = cashierId === LOST_CASHIER.id ? Math.min(createdAt, row.paidAt ?? createdAt) : createdAt;
    // If a clock that ran ahead claimed it, it began no later than its outcome was learned.
    const from = Math.min(begun, to ?? begun);
    return { ...row, trId: row.trId as TrId, state: row.state as PaymentState, from, to };
  });
}

const COLUMNS = ["trId", "company", "state", "sellingPrice", "createdAt", "cashierId", "paidAt", "reached"] as const;
const AT_ONCE = 500;

async function paymentsOf(from: Reader, trIds: readonly string[]) {
  const found = new Map<string, Pick<PaymentTable, (typeof COLUMNS)[number]>>();
  for (let n = 0; n < trIds.length; n += AT_ONCE) {
    const some = trIds.slice(n, n + AT_ONCE);
    const rows = await from.query
      .selectFrom("payments")
      .select([...COLUMNS])
      .where("trId", "in", some)
      .execute();
    for (const row of rows) found.set(row.trId, row);
  }
  return found;
}
