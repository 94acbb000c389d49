import type { Inquiry } from "#lib/domain/bill.ts";
import type { KodeIuran, RefId, TrId } from "#lib/domain/identifiers.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { newPayment } from "#lib/payments/new-payment.ts";
import type { Database } from "../connection.ts";
import { insertInquiry } from "../inquiries.ts";
import { insertPayment } from "../payments.ts";

export const AT = Date.UTC(2026, 10, 22, 3);
export const TODAY = "2026-11-22";
let made = 0;

/** An inquiry of its own bill unless `over` says otherwise. */
export function anInquiry(over: Partial<Inquiry> = {}): Inquiry {
  made += 1;
  return {
    trId: String(500_000 + made) as TrId,
    refId: `LKTST${String(made).padStart(7, "0")}` as RefId,
    product: "BPJSTKPU",
    hp: `4${String(made).padStart(11, "0")}` as KodeIuran,
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

/** A payment, and the inquiry under it; false from the ledger is an error here. */
export async function putPayment(
  database: Database,
  over: Partial<Payment> = {},
  inquiry: Partial<Inquiry> = {},
): Promise<Payment> {
  const quote = await putInquiry(database, inquiry);
  const payment = { ...aPayment(quote), ...over };
  if (!(await database.transaction((tx) => insertPayment(tx, payment, quote)))) throw new Error("the claim was lost");
  return payment;
}

export function aPayment(inquiry: Inquiry): Payment {
  return newPayment(inquiry, { method: "cash", cashReceived: null }, { id: "u1", name: "Kasir Satu" }, AT, AT + 60_000);
}
