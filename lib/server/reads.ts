import { forSupervisors } from "#lib/auth/guard.ts";
import { alarmsOf } from "#lib/db/audit/alarms.ts";
import { cashierTotals, openPaymentsOf } from "#lib/db/payments/cashier-payments.ts";
import { findInquiry, unpaidInquiries } from "#lib/db/payments/inquiries.ts";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { findPayment, latestPayments, successesOf } from "#lib/db/payments/payments.ts";
import { countPrints, findReceipt, lastPrintBy, printsOf } from "#lib/db/payments/receipts.ts";
import { countWaiting } from "#lib/db/payments/waiting.ts";
import { listedNames } from "#lib/db/price-lists.ts";
import { listTransactions } from "#lib/db/search/transactions.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { readTrId, type TrId } from "#lib/domain/identifiers.ts";
import { handedOver, type Payment } from "#lib/domain/payment.ts";
import { VOIDABLE_MS } from "#lib/domain/print-mark.ts";
import { buildProvisionalSlip } from "#lib/domain/provisional-slip.ts";
import { type Actor, answersFor, hasRole, mayPrintReceipt } from "#lib/domain/roles.ts";
import { dayOf, dayStart, startOfWibDay, wibDay, type Zone } from "#lib/domain/time.ts";
import { glanceAt, seenBy } from "#lib/domain/visible-payment.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { copyAllowanceOf } from "#lib/payments/print-receipt.ts";
import { readQuote } from "#lib/payments/read-quote.ts";
import { readRefund } from "#lib/payments/read-refund.ts";
import { drawReceipt } from "#lib/receipts/draw-receipt.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { readStoredReceipt } from "#lib/receipts/stored-receipt.ts";

const AT_THE_COUNTER = 8;

/** Everything that pages read. Each function takes the viewer and returns only what that person may see, whatever the page does with it. */
export function createReads(deps: PaymentDeps, trIdOfCode: (code: string) => string | null) {
  const { read, office } = deps.database;
  /** Everyone at the counter sees and may pay a quote of today; an older one can no longer be paid, and is its asker's. */
  const mayOpen = (actor: Actor, { day, askedBy }: Inquiry) =>
    day === wibDay(deps.now()) || answersFor(actor, { cashierId: askedBy.id });

  return {
    outlet: () => readOutlet(read, deps.receipts.defaultOutlet),
    /** As `inquiry`, with what stands in the way of paying it, or the payment that it has. */
    async quote(actor: Actor, trId: TrId) {
      const quote = await readQuote(deps, trId);
      return !quote || "paidAs" in quote || mayOpen(actor, quote.inquiry) ? quote : null;
    },
    /** A quote is open to those who may still pay it. Once paid, it is that payment's bill, for those who answer for it. Null for others. */
    async inquiry(actor: Actor, trId: TrId) {
      const [payment, inquiry] = await Promise.all([findPayment(read, trId), findInquiry(read, trId)]);
      const isOpen = payment ? answersFor(actor, payment) : inquiry && mayOpen(actor, inquiry);
      return isOpen ? inquiry : null;
    },
    /** All of it for its cashier and supervisors, a glance for others; null if there is none. */
    async payment(actor: Actor, trId: TrId) {
      const payment = await findPayment(read, trId);
      return payment && seenBy(actor, payment);
    },
    /** A payment's timeline for people who may see all of it; null for others. */
    async story(actor: Actor, trId: TrId) {
      const payment = await findPayment(read, trId);
      return payment && answersFor(actor, payment) ? eventsOf(read, trId) : null;
    },
    /** A payment's refund, due or made, for people who may see all of it; null for others. */
    async refund(actor: Actor, trId: TrId) {
      const payment = await findPayment(read, trId);
      return payment && answersFor(actor, payment) ? readRefund(read, actor, payment) : null;
    },
    /** All alarms about a payment, oldest first: for supervisors. Null for others. */
    alarms: async (actor: Actor, trId: TrId) => (hasRole(actor, "supervisor") ? alarmsOf(read, trId) : null),
    /** What was billed, and every print of its receipt: for supervisors. Null for an unknown payment. */
    async billed(actor: Actor, trId: TrId) {
      const inquiry = hasRole(actor, "supervisor") ? await findInquiry(read, trId) : null;
      if (!inquiry) return null;
      const { reprintLimit } = await readPreferences(read);
      const copies = await copyAllowanceOf(read, trId, reprintLimit);
      return { inquiry, prints: await printsOf(read, trId), copies };
    },
    /**
     * `forbidden` to people who may not see the receipt; null if there is none. `voidable`: the person's own last print, while it can be
     * voided.
     */
    async receipt(actor: Actor, trId: TrId) {
      const payment = await findPayment(read, trId);
      if (!payment) return null;
      const preferences = await readPreferences(read);
      if (!mayPrintReceipt(actor, payment, preferences)) return "forbidden" as const;
      const stored = await findReceipt(read, trId);
      if (!stored) return null;
      const drawing = drawReceipt(readStoredReceipt(stored.model));
      const copies = await copyAllowanceOf(read, trId, preferences.reprintLimit);
      const now = deps.now();
      const last = await lastPrintBy(read, { trId, byId: actor.id, since: now - VOIDABLE_MS });
      const voidable = last && { printId: last.id, forMs: last.at + VOIDABLE_MS - now };
      const untouched = (await printsOf(read, trId)).length === 0;
      return { drawing, prints: await countPrints(read, trId), untouched, payment, copies, voidable };
    },
    /** For a customer who leaves before the outcome is known. */
    async provisionalSlip(payment: Payment, zone: Zone) {
      const outlet = await readOutlet(read, deps.receipts.defaultOutlet);
      const { sample } = deps.receipts;
      const listedName = (await listedNames(read)).get(payment.product) ?? payment.product;
      return drawReceipt(buildProvisionalSlip({ payment, outlet, zone, sample, listedName, words: RECEIPT_WORDS }));
    },
    /**
     * What a receipt's QR code proves: amount, time, and so little of the customer's number that it tells a paper of another customer with
     * a copied code, but nobody who. Null for a code that is not genuine.
     */
    async verified(code: string) {
      const trId = readTrId(trIdOfCode(code));
      const payment = trId ? await findPayment(read, trId) : null;
      // Only success sets `paidAt`, and success is final.
      if (!payment || payment.paidAt === null) return null;
      const outlet = await readOutlet(read, deps.receipts.defaultOutlet);
      return {
        reversed: payment.reversedAt !== null,
        price: handedOver(payment),
        numberEnd: payment.hp.slice(-3),
        paidAt: payment.paidAt,
        zone: outlet.zone,
        sample: deps.receipts.sample,
      };
    },
    /** For the strip beside the pay page's field. */
    async counter(actor: Actor, dismissed: readonly TrId[]) {
      const now = deps.now();
      return {
        unpaid: await unpaidInquiries(read, { day: wibDay(now), limit: AT_THE_COUNTER, except: dismissed }),
        open: await openPaymentsOf(read, actor.id, AT_THE_COUNTER),
        today: await cashierTotals(read, actor.id, startOfWibDay(now)),
      };
    },
    openPayments: (actor: Actor) => openPaymentsOf(read, actor.id, AT_THE_COUNTER),
    /** The receipts that this person may open, newest first: today's, or those of a search. */
    async receipts(actor: Actor, { search, limit }: { search: string; limit: number }) {
      const { zone } = await readOutlet(read, deps.receipts.defaultOutlet);
      const all = mayPrintReceipt(actor, { cashierId: "" }, await readPreferences(read));
      const which = search ? { search } : { since: dayStart(dayOf(deps.now(), zone), zone) ?? 0 };
      return listTransactions(read, { ...which, state: "success", ...(!all && { cashierId: actor.id }) }, { limit });
    },
    /** Our own last success of a bill, or null. */
    async paidHere(bill: Pick<Payment, "product" | "hp">) {
      const [paid] = await successesOf(read, bill, 1);
      return paid ? glanceAt(paid) : null;
    },
    /** For supervisors: everyone's latest payments, and how much waits for a supervisor. */
    latestPayments: (actor: Actor, limit: number) =>
      forSupervisors(actor, async () => ({ payments: await latestPayments(office, limit) })),
    attentionCount: (actor: Actor) => forSupervisors(actor, async () => ({ count: await countWaiting(office) })),
  };
}
