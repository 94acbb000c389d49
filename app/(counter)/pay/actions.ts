"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type CustomerNumber, digitsOnly, readTrId, readTypedRefId } from "#lib/domain/identifiers.ts";
import { numberFault, numberLength, readAsked, readCustomerNumber } from "#lib/domain/products/ask-for.ts";
import { DEFAULT_PRODUCT, productOfCode } from "#lib/domain/products/catalogue.ts";
import { matching } from "#lib/domain/products/matching.ts";
import type { Product } from "#lib/domain/products/product.ts";
import { type Failure, failure } from "#lib/domain/result.ts";
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
  /** The product, by its id; for products of several companies the code, or the name as typed. */
  product: typed.optional(),
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
  const known = await loket().does.findInLedger(input.number, ask.ok ? ask : undefined);
  const found = known ? { ok: true as const, ...known } : await askBiller(actor, input, ask);
  if (!found.ok) return found;
  const kept = await cookies();
  if (ask.ok) kept.set(PRODUCTS_COOKIE, used(kept.get(PRODUCTS_COOKIE)?.value, ask.product.id), KEPT_FOR_A_YEAR);
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
  const offers = await loket().shop.offers();
  const offer = input.product ? offers.find(({ product }) => product.id === input.product) : offers[0];
  if (!offer && input.product) return unsold(input.product);
  const product = offer?.product ?? DEFAULT_PRODUCT;
  const hp = readCustomerNumber(product, input.number);
  if (!hp) return { ok: false as const, product, error: numberFault(product) };
  const code = codeOf(offer?.codes ?? [], product, input);
  if (!code) return { ok: false as const, product, error: { code: "company_needed" } satisfies Failure };
  const read = readAsked(product, input);
  if ("asked" in read) return { ok: true as const, product, hp, code, asked: read.asked };
  const error: Failure = { code: "asked_invalid", params: { label: read.wrong } };
  return { ok: false as const, product, error };
}

/** Switched off since the page was drawn: its number must not be taken for another product's. */
function unsold(product: string) {
  return {
    ok: false as const,
    product: DEFAULT_PRODUCT,
    error: failure("other_product", { params: { product } }).error,
  };
}

function codeOf(codes: Offer["codes"], product: Product, { code, company = "" }: Input): string | undefined {
  if (code && (codes.some((one) => one.code === code) || productOfCode(code) === product)) return code;
  const fitting = codes.length === 1 ? codes : matching(codes, company);
  return fitting.length === 1 ? fitting[0]?.code : undefined;
}

/** A number unknown to the ledger: the product's own if possible, else an inquiry made elsewhere. */
async function askBiller(actor: Actor, { number, refId, as }: Input, ask: Awaited<ReturnType<typeof readAsk>>) {
  const isNone = !ask.ok && ask.error.code === "number_misfit";
  const readAs = as ?? (refId || isNone ? "tr_id" : "number");
  if (readAs === "number") return ask.ok ? inquire(actor, ask) : ask;
  const { key, field, length } = ask.product.number;
  const digits = digitsOnly(number);
  const missing = Math.max(0, length[0] - digits.length);
  if (digits === "") return failure("number_missing", { params: { label: field ?? key } });
  const params = { label: key, digits: numberLength(ask.product), missing };
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
