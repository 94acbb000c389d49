import { appendJournal } from "#lib/db/journal/journal.ts";
import { insertInquiry } from "#lib/db/payments/inquiries.ts";
import { insertPayment } from "#lib/db/payments/payments.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import { claimTransfers, outcomeTransfers, owedAfter, type Transfer } from "#lib/domain/journal.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { nameKey } from "#lib/domain/person-name.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { wibDay } from "#lib/domain/time.ts";
import { newPayment } from "#lib/payments/new-payment.ts";
import type { Database } from "../connection.ts";

export const AT = Date.UTC(2026, 10, 22, 3);
export const TODAY = "2026-11-22";
let made = 0;

/** An inquiry with its own bill unless `over` says otherwise. */
export function anInquiry(over: Partial<Inquiry> = {}): Inquiry {
  made += 1;
  return {
    trId: String(500_000 + made) as TrId,
    refId: `LKTST${String(made).padStart(7, "0")}` as RefId,
    product: "BPJSTKPU",
    family: "bpjstkpu",
    hp: `4${String(made).padStart(11, "0")}` as CustomerNumber,
    company: "PT UJI",
    period: "202610",
    nominal: rupiah(100_000),
    admin: rupiah(2_500),
    price: rupiah(102_500),
    sellingPrice: rupiah(100_500),
    details: { jht: 1 },
    day: TODAY,
    askedAt: AT,
    askedBy: { id: "u1", name: "Kasir Satu" },
    source: "here",
    ...over,
  };
}

export async function putInquiry(database: Database, over: Partial<Inquiry> = {}): Promise<Inquiry> {
  const inquiry = anInquiry(over);
  if (!(await database.transaction((tx) => insertInquiry(tx, inquiry, "{}")))) throw new Error("not a new inquiry");
  return inquiry;
}

/** A payment with its inquiry and journal lines; throws when the ledger refuses it. */
export async function putPayment(
  database: Database,
  over: Partial<Payment> = {},
  inquiry: Partial<Inquiry> = {},
): Promise<Payment> {
  const quote = await putInquiry(database, inquiry);
  const claimed = { ...aPayment(quote), ...over };
  const outcome = outcomeTransfers({ ...claimed, state: "sending" }, claimed.state);
  const payment = { ...claimed, owed: owedAfter(0, outcome) };
  await database.transaction(async (tx) => {
    if (!(await insertPayment(tx, payment, quote))) throw new Error("the claim was lost");
    await appendJournal(tx, entryOf(payment), [...claimTransfers(payment), ...outcome]);
  });
  return payment;
}

/** A user who may sign in, but has no password. */
export async function putUser(database: Database, { id, name, username, role }: Actor): Promise<void> {
  const user = { id, name, username, role, nameKey: nameKey(name), disabled: 0, passwordHash: "none", createdAt: AT };
  await database.transaction((tx) => tx.query.insertInto("users").values(user).execute());
}

/** Returns the money of a failed or cancelled payment to the customer, from a shift's drawer or outside shifts. */
export async function putReturn(database: Database, payment: Payment, at: number, drawer?: Shift): Promise<void> {
  const credit = drawer ? "drawer" : "cash";
  const transfer: Transfer = { kind: "returned", debit: "refunds", credit, amount: payment.owed };
  const cashier = drawer && { id: drawer.cashierId, name: drawer.cashierName };
  const entry = { ...entryOf(payment), at, day: wibDay(at), shiftId: drawer?.id ?? null, ...(cashier && { cashier }) };
  await database.transaction(async (tx) => {
    await appendJournal(tx, entry, [transfer]);
    await tx.query.updateTable("payments").set({ owed: 0 }).where("trId", "=", payment.trId).execute();
  });
}

function entryOf({ trId, createdAt: at, cashierId: id, cashierName: name, shiftId, method }: Payment) {
  return { at, day: wibDay(at), by: { id, name }, cashier: { id, name }, trId, shiftId, method };
}

export function aPayment(inquiry: Inquiry): Payment {
  return newPayment(inquiry, { method: "cash", cashReceived: null }, { id: "u1", name: "Kasir Satu" }, AT, AT + 60_000);
}
