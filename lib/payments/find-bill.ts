import { raiseAlarm } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { heldSince, takeRefId } from "#lib/db/installation.ts";
import { findInquiry, insertInquiry, unpaidInquiries } from "#lib/db/payments/inquiries.ts";
import { findPayment } from "#lib/db/payments/payments.ts";
import { lookUpCode } from "#lib/db/price-lists.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { type Inquiry, readQuotedBill } from "#lib/domain/bill.ts";
import type { CheckReply, InquiryReply, NoAnswer, NotSent, Said } from "#lib/domain/biller.ts";
import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import { isSold } from "#lib/domain/preferences.ts";
import { askedOf } from "#lib/domain/products/ask-for.ts";
import { DEFAULT_PRODUCT } from "#lib/domain/products/catalogue.ts";
import type { Product } from "#lib/domain/products/product.ts";
import { type Failure, failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { wibDay } from "#lib/domain/time.ts";
import type { PaymentDeps } from "./deps.ts";

/** `payment`: the inquiry is paid or being paid, so its page is the place to go. */
export type Found = { readonly trId: TrId; readonly as: "quote" | "payment" };

/** What the ledger has for a typed number: our own payment or inquiry of that ID, or today's open inquiry of that bill. */
export async function findInLedger(deps: PaymentDeps, trId: TrId | null, bill?: BillAsk): Promise<Found | null> {
  const { read } = deps.database;
  if (trId && (await findPayment(read, trId))) return { trId, as: "payment" };
  if (trId && (await findInquiry(read, trId))) return { trId, as: "quote" };
  if (!bill) return null;
  const { hp, product = DEFAULT_PRODUCT, code = product.codes[0] ?? "", asked = {} } = bill;
  const wanted = { day: wibDay(deps.now()), limit: 1, bill: { hp, product: code } };
  const [open] = await unpaidInquiries(read, wanted);
  const same = open && Object.entries(askedOf(open)).every(([name, value]) => asked[name] === value);
  return same ? { trId: open.trId, as: "quote" } : null;
}

/** Imports an inquiry that another program made: check status on an unpaid one returns the whole bill. */
export async function bringInByRefId(
  deps: PaymentDeps,
  actor: Actor,
  ask: { trId: TrId; refId: RefId },
): Promise<Result<Found>> {
  const asked = asker(deps, actor);
  const reply = await deps.biller.checkStatus({ refId: ask.refId });
  const refused = noForeignQuote(reply, ask.trId);
  if (refused) return { ok: false, error: refused };
  const { fields, raw } = reply as Said;
  const { product } = await lookUpCode(deps.database.read, fields.product ?? "");
  const bill = readQuotedBill(fields, { refId: ask.refId }, product);
  if (!bill) return failure("biller_unreadable");
  const unsold = await refuseUnsold(deps, product, bill.product, "other_product");
  if (unsold) return { ok: false, error: unsold };
  const quotedAt = fields.paidAt ?? asked.askedAt;
  // Another program's quote is as old as that quote, not as our request (I14).
  const askedAt = Math.min(quotedAt, asked.askedAt);
  const inquiry: Inquiry = { ...bill, ...asked, askedAt, day: wibDay(quotedAt), source: "elsewhere" };
  return storeQuote(deps, inquiry, raw);
}

/**
 * What to ask the biller: the customer number, of the first product unless another is named, under its only code unless one is chosen, and
 * the product's extra fields.
 */
export type BillAsk = {
  readonly hp: CustomerNumber;
  readonly product?: Product;
  readonly code?: string;
  readonly asked?: Readonly<Record<string, string>>;
};

/** Asks the biller for a customer's bill, with a fresh reference. */
export async function inquireByNumber(deps: PaymentDeps, actor: Actor, ask: BillAsk): Promise<Result<Found>> {
  const { hp, product = DEFAULT_PRODUCT, code = product.codes[0] ?? "", asked: further } = ask;
  const unsold = await refuseUnsold(deps, product, code, "product_unsold");
  if (unsold) return { ok: false, error: unsold };
  const refId = await deps.database.transaction(takeFreshRefId);
  if (!refId) return failure("reconcile_first");
  const asked = asker(deps, actor);
  const reply = await deps.biller.inquire({ product: code, hp, refId, asked: further });
  const refused = noQuote(reply, code);
  if (refused) return { ok: false, error: refused };
  const said = reply as Said;
  const bill = readQuotedBill(said.fields, { refId, hp, product: code, further }, product);
  if (!bill) return failure("biller_unreadable");
  const inquiry: Inquiry = { ...bill, ...asked, day: wibDay(asked.askedAt), source: "here" };
  return storeQuote(deps, inquiry, said.raw);
}

/** Null after a restore until the lost references are found: a new one could repeat one of them. */
async function takeFreshRefId(tx: Writer): Promise<RefId | null> {
  return (await heldSince(tx)) === null ? takeRefId(tx) : null;
}

/** Unknown products are shown but never sold; known ones must be switched on, here and at the biller. */
async function refuseUnsold(
  { database: { read } }: PaymentDeps,
  product: Product,
  code: string,
  unsold: "other_product" | "product_unsold",
): Promise<Failure | null> {
  if (product.unknown) return null;
  if (!isSold(await readPreferences(read), product)) return { code: unsold, params: { label: product.id } };
  return (await lookUpCode(read, code)).active ? null : { code: "product_off", params: { product: code } };
}

function noQuote(reply: InquiryReply, product: string): Failure | null {
  if (reply.kind === "quote") return null;
  if (reply.kind !== "refused") return unheard(reply);
  return { code: "biller_refused", billerCode: reply.code, params: { product } };
}

const UNPAYABLE: Record<1 | 2 | 3, Failure> = {
  1: { code: "already_paid_elsewhere" },
  2: { code: "failed_elsewhere" },
  3: { code: "in_process_elsewhere" },
};

function noForeignQuote(reply: CheckReply, trId: TrId): Failure | null {
  if (reply.kind === "not_sent" || reply.kind === "no_answer") return unheard(reply);
  if (reply.kind === "no_status") return { code: "biller_refused", billerCode: reply.code };
  if (reply.fields.trId !== trId) return { code: "inquiry_mismatch" };
  return reply.status === 0 ? null : UNPAYABLE[reply.status];
}

function unheard(reply: NotSent | NoAnswer): Failure {
  if (reply.kind === "not_sent") return { code: "biller_unreachable" };
  return { code: reply.reason === "unreadable" ? "biller_unreadable" : "biller_no_answer" };
}

/** Read before the biller is asked: a payment between question and answer makes the answer outdated (I14). */
function asker(deps: PaymentDeps, actor: Actor): Pick<Inquiry, "askedAt" | "askedBy"> {
  return { askedAt: deps.now(), askedBy: { id: actor.id, name: actor.name } };
}

/** Fault 42: when the biller gives one `tr_id` to two inquiries, the first is kept and an alarm raised. */
async function storeQuote(deps: PaymentDeps, inquiry: Inquiry, raw: string): Promise<Result<Found>> {
  const { trId } = inquiry;
  return deps.database.transaction(async (tx): Promise<Result<Found>> => {
    if (await insertInquiry(tx, inquiry, raw)) return { ok: true, trId, as: "quote" };
    const kept = await findInquiry(tx, trId);
    // Two tabs imported the same inquiry at once.
    if (kept?.refId === inquiry.refId) return { ok: true, trId, as: "quote" };
    const at = deps.now();
    await raiseAlarm(tx, { kind: "duplicate_tr_id", trId, at, data: { hp: inquiry.hp, refId: inquiry.refId } });
    const by = { ...inquiry.askedBy };
    await appendAudit(tx, deps.auditKey, {
      at,
      by: { id: null, name: "Loket" },
      action: "inquiry.duplicate",
      subject: trId,
      data: { hp: inquiry.hp, refId: inquiry.refId, askedBy: by.id },
    });
    return failure("duplicate_tr_id");
  });
}
