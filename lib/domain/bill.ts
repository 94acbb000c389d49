import type { BillFields } from "./biller.ts";
import type { CustomerNumber, RefId, TrId } from "./identifiers.ts";
import type { Period } from "./period.ts";
import { plainLine } from "./plain-line.ts";
import { fillIn, readDetails, textAt } from "./products/details.ts";
import type { Product } from "./products/product.ts";
import type { Rupiah } from "./rupiah.ts";
import type { Millis } from "./time.ts";

/** The biller's quote for one bill. Every amount is taken from this copy in the ledger. */
export type Inquiry = {
  readonly trId: TrId;
  readonly refId: RefId;
  /** The product of ours that IAK's code belongs to. */
  readonly family: string;
  /** IAK's code. */
  readonly product: string;
  /** The number that was asked for; `details` may contain a different one. */
  readonly hp: CustomerNumber;
  readonly company: string;
  readonly period: Period;
  readonly nominal: Rupiah;
  readonly admin: Rupiah;
  readonly price: Rupiah;
  readonly sellingPrice: Rupiah;
  /** The product's own fields, as its file in `products/` reads them. */
  readonly details: unknown;
  /** The WIB day on which it can be paid, `2026-11-22`. */
  readonly day: string;
  readonly askedAt: Millis;
  readonly askedBy: { readonly id: string; readonly name: string };
  /** `elsewhere`: another program made the inquiry, and we imported it by its reference ID. */
  readonly source: "here" | "elsewhere";
};

/** What is odd about a quote's amounts. `sum`: the price is not nominal + admin fee; `loss`: IAK takes more than the customer pays. */
export type QuoteOddity = "sum" | "loss";

/** Oddities block nothing, but the cashier must confirm each one. Empty for nearly every quote. */
export function quoteOddities(quote: Pick<Inquiry, "nominal" | "admin" | "price" | "sellingPrice">): QuoteOddity[] {
  const found: QuoteOddity[] = [];
  if (quote.price !== quote.nominal + quote.admin) found.push("sum");
  if (quote.sellingPrice > quote.price) found.push("loss");
  return found;
}

export type QuotedBill = Omit<Inquiry, "day" | "askedAt" | "askedBy" | "source">;

const LONGEST_NAME = 200;

/** A name that is safe to show and print: one plain line of at most 200 characters. */
export function plainText(text: string): string {
  const plain = plainLine(text);
  const letters = [...plain];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : plain;
}

/**
 * Reads a whole bill from a reply's fields. Null when anything that money depends on is missing or unreadable. `further`: the product's extra
 * fields, as asked. `moved`: money may have moved, so that the bill must not be lost for an amount in its details.
 */
export function readQuotedBill(
  fields: BillFields,
  asked: {
    refId: RefId;
    hp?: CustomerNumber;
    product?: string;
    further?: Readonly<Record<string, string>> | undefined;
    moved?: boolean;
  },
  product: Product,
): QuotedBill | null {
  const { trId, nominal, admin, price, sellingPrice, hp } = fields;
  if (!trId || nominal === undefined || admin === undefined || price === undefined || sellingPrice === undefined)
    return null;
  if (!hp || (asked.hp !== undefined && asked.hp !== hp)) return null;
  const code = fields.product;
  if (!code || (asked.product !== undefined && asked.product !== code)) return null;
  if (fields.refId !== asked.refId) return null;
  const { moved, further = {} } = asked;
  const details = moved
    ? fillIn(product, { details: {}, nominal }, fields.details)
    : readDetails(product, fields.details);
  if (details === null) return null;
  // What was asked stands where the reply says nothing of it: the inquiry may be repeated.
  const { periodPath, ask = [] } = product;
  const asPeriod = further[ask.find(({ from }) => from === "period")?.name ?? ""];
  const unsaid = ask.filter(({ from, name }) => from === "details" && textAt(details, name) === "");
  return {
    trId,
    refId: asked.refId,
    family: product.id,
    product: code,
    hp: hp as CustomerNumber,
    company: plainText(fields.company ?? ""),
    period: plainText((periodPath ? textAt(details, periodPath) : fields.period) || (asPeriod ?? "")),
    nominal,
    admin,
    price,
    sellingPrice,
    details: { ...details, ...Object.fromEntries(unsaid.map(({ name }) => [name, further[name] ?? ""])) },
  };
}
