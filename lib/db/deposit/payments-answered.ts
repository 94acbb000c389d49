import type { Reader } from "#lib/db/connection.ts";
import type { TrId } from "#lib/domain/identifiers.ts";

/** A payment that succeeded within its own call; its event's number orders it among the fixed points. */
export type AnsweredPayment = {
  readonly id: number;
  readonly trId: TrId;
  readonly company: string;
  readonly cashierName: string;
  readonly at: number;
  readonly sellingPrice: number;
};

/** Payments with events after `after` and up to `upTo`, in order; at most `limit`. */
export async function answeredPayments(
  from: Reader,
  range: { after: number; upTo: number; limit: number },
): Promise<AnsweredPayment[]> {
  const rows = await from.query
    .selectFrom("paymentEvents as e")
    .innerJoin("payments as p", "p.trId", "e.trId")
    .select(["e.id", "p.trId", "p.company", "p.cashierName", "e.at", "p.sellingPrice"])
    .where("e.id", ">", range.after)
    .where("e.id", "<=", range.upTo)
    .where("e.fromState", "=", "sending")
    .where("e.toState", "=", "success")
    .orderBy("e.id")
    .limit(range.limit)
    .execute();
  return rows as AnsweredPayment[];
}
