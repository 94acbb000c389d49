import { holdAuditChain } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { statement } from "#lib/db/statement.ts";
import type { CountedState, Payment } from "#lib/domain/payment.ts";
import { startOfHour } from "./hourly-totals.ts";

/** Moves a payment between its hour's totals, in the transaction that changes it; `from` null: it is new there, `to` null: it leaves. */
export async function countPayment(
  tx: Writer,
  payment: Payment,
  from: CountedState | null,
  to: CountedState | null,
): Promise<void> {
  if (from === to) return;
  // Every change of state also appends to the audit chain. Locking the chain already here serialises access to the totals, so no deadlock
  // between their rows is possible. SQLite has one writer anyway.
  if (tx.dialect === "postgres") await holdAuditChain(tx);
  if (from !== null) await addShare(tx, share(payment, from, -1));
  if (to !== null) await addShare(tx, share(payment, to, 1));
}

const addShare = statement((tx: Writer, added: ReturnType<typeof share>) =>
  tx.query
    .insertInto("hourlyTotals")
    .values(added)
    .onConflict((conflict) =>
      conflict.columns(["hour", "cashierId", "state", "family"]).doUpdateSet((eb) => ({
        count: eb("hourlyTotals.count", "+", eb.ref("excluded.count")),
        nominal: eb("hourlyTotals.nominal", "+", eb.ref("excluded.nominal")),
        admin: eb("hourlyTotals.admin", "+", eb.ref("excluded.admin")),
        price: eb("hourlyTotals.price", "+", eb.ref("excluded.price")),
        sellingPrice: eb("hourlyTotals.sellingPrice", "+", eb.ref("excluded.sellingPrice")),
      })),
    ),
);

function share(payment: Payment, state: CountedState, count: 1 | -1) {
  return {
    hour: startOfHour(payment.createdAt),
    cashierId: payment.cashierId,
    state,
    family: payment.family,
    count,
    nominal: count * payment.nominal,
    admin: count * payment.admin,
    price: count * payment.price,
    sellingPrice: count * payment.sellingPrice,
  };
}
