"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type CustomerNumber, digitsOnly, readTrId, readTypedRefId } from "#lib/domain/identifiers.ts";
import { plainLine } from "#lib/domain/plain-line.ts";
import {
  isUsualNumber,
  numberFault,
  numberLength,
  readAsked,
  readCustomerNumber,
} from "#lib/domain/products/ask-for.ts";
import { productById, productOfCode } from "#lib/domain/products/catalogue.ts";
import { labelOf, matching } from "#lib/domain/products/matching.ts";
import type { Product } from "#lib/domain/products/product.ts";
import { failure } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { KEPT_FOR_A_YEAR, loket, type Offer } from "#lib/server/next.ts";
import { action, submitAction } from "#lib/server/web/action-client.ts";
import { line, trId } from "#lib/server/web/action-schemas.ts";
import { DISMISSED_COOKIE, dismiss } from "#lib/server/web/dismissed-inquiries.ts";
import { PRODUCTS_COOKIE, used } from "#lib/server/web/used-products.ts";
import { receiptLink } from "./receipt-link.ts";

const typed = line(300);
const schema = z.strictObject({
  number: typed,
  refId: typed.optional(),
  /** How to read the number, if the cashier has said so. */
  as: z.enum(["tr_id", "number"]).optional(),
  /** The inquiry that this one replaces, to show what changed. */
  before: trId.optional(),
  /** By its id. A disabled radio button sends none: then no other product is guessed. */
  product: typed.transform(productById).pipe(z.custom<Product>((known) => known !== undefined)),
  /** For products of several companies the code, or the name as typed. */
  code: typed.optional(),
  company: typed.optional(),
  month: typed.optional(),
  year: typed.optional(),
  nomor_identitas: typed.optional(),
});
type Input = z.infer<typeof schema>;

/** Finds a bill and goes to it; a typing error comes back as a failure for its field. */
export const findBill = submitAction({ name: "bill.find", role: "cashier", schema }, async ({ input, actor }) => {
  // The confirmation page compares it with the bill.
  loket().deposit.freshen();
  const ask = await readAsk(input);
  const id = input.as === "number" ? null : readTrId(input.number);
  const known = await loket().does.findInLedger(id, ask.ok ? ask : undefined);
  if (known?.trId === id && !input.as && !input.refId && isUsualNumber(input.product, input.number))
    return failure("number_own");
  const found = known ? { ok: true as const, ...known } : await askBiller(actor, input, ask);
  if (!found.ok) return found;
  const kept = await cookies();
  if (ask.ok)
    kept.set(PRODUCTS_COOKIE, used(kept.get(PRODUCTS_COOKIE)?.value, ask.product.id, ask.code), KEPT_FOR_A_YEAR);
  if (found.as === "payment") redirect(`/payments/${found.trId}`);
  redirect(input.before ? `/pay/${found.trId}?before=${input.before}` : `/pay/${found.trId}`);
});

/** Hides an inquiry from the list of unpaid ones, in this browser. */
export const dismissInquiry = action(
  { name: "inquiry.dismiss", role: "cashier", schema: z.strictObject({ trId }), fromAnyPage: true },
  async ({ input }) => {
    const kept = await cookies();
    const { value, options } = dismiss(kept.get(DISMISSED_COOKIE)?.value, input.trId);
    kept.set(DISMISSED_COOKIE, value, options);
    return { ok: true };
  },
);

/** The request to the biller, once everything the product needs was typed. */
async function readAsk(input: Input) {
  const { product } = input;
  // A supervisor or IAK may have switched it off since the page was drawn.
  const offer = (await loket().shop.offers()).find((one) => one.product.id === product.id);
  if (!offer) return failure("product_unsold", { params: { label: product.id } });
  if (offer.off) return failure("not_offered", { params: { label: product.id, fault: offer.off } });
  const hp = readCustomerNumber(product, input.number);
  if (!hp) return { ok: false as const, error: numberFault(product) };
  const code = codeOf(offer.codes, input);
  if (!code) return failure("company_needed");
  const read = readAsked(product, input);
  if ("asked" in read) return { ok: true as const, product, hp, code, asked: read.asked };
  return failure("asked_invalid", { params: { label: read.wrong, fault: read.wrong } });
}

function codeOf(codes: Offer["codes"], { product, code, company }: Input): string | undefined {
  const known = codes.find((one) => one.code === code);
  // Before the page's scripts have come, a name that is typed over leaves its code behind.
  const isLeft = known !== undefined && company !== undefined && company !== plainLine(labelOf(known));
  if (code && !isLeft && (known || productOfCode(code).id === product.id)) return code;
  const fitting = matching(codes, company ?? "");
  return fitting.length === 1 ? fitting[0]?.code : undefined;
}

/** A number unknown to the ledger: the product's own if possible, else an inquiry made elsewhere. */
async function askBiller(
  actor: Actor,
  { number, refId, as, product }: Input,
  ask: Awaited<ReturnType<typeof readAsk>>,
) {
  const isNone = !ask.ok && ask.error.code === "number_misfit";
  const readAs = as ?? (refId || isNone ? "tr_id" : "number");
  if (readAs === "number") return ask.ok ? inquire(actor, ask) : ask;
  const { key, field, length } = product.number;
  const digits = digitsOnly(number);
  const missing = Math.max(0, length[0] - digits.length);
  if (digits === "") return failure("number_missing", { params: { label: field ?? key } });
  const params = { label: key, digits: numberLength(product), missing };
  const id = readTrId(number);
  if (!id) return failure(/^\d+$/.test(digits) && missing > 0 ? "number_short" : "number_misfit", { params });
  if (!refId) return failure("ref_id_needed", { params });
  const ref = readTypedRefId(refId);
  return ref ? loket().does.bringInByRefId(actor, { trId: id, refId: ref }) : failure("ref_id_invalid");
}

/** IAK's refusal, with a link to our receipt if the bill was paid here, or the question whether the number is an inquiry ID. */
async function inquire(
  actor: Actor,
  ask: { product: Product; hp: CustomerNumber; code: string; asked: Record<string, string> },
) {
  const found = await loket().does.inquireByNumber(actor, ask);
  if (found.ok || found.error.billerCode === undefined) return found;
  const advice = loket().adviceOn(found.error.billerCode);
  const { billerCode } = found.error;
  if (advice === "number" && readTrId(ask.hp)) return failure("number_unknown", { billerCode });
  const paid = advice === "paid" ? await loket().reads.paidHere({ product: ask.code, hp: ask.hp }) : null;
  return paid ? failure("biller_refused", { billerCode, link: await receiptLink(actor, paid) }) : found;
}
