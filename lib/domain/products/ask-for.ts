import type { Inquiry } from "../bill.ts";
import { type CustomerNumber, digitsOnly } from "../identifiers.ts";
import type { Failure } from "../result.ts";
import { type Millis, wibDay } from "../time.ts";
import { productOf } from "./catalogue.ts";
import { textAt } from "./details.ts";
import type { Ask, Product } from "./product.ts";

/** Reads a customer number as typed, scanned or pasted, without separators; null when it cannot be one. */
export function readCustomerNumber({ number }: Product, typed: string): CustomerNumber | null {
  const { length, begins } = number;
  const bare = digitsOnly(typed);
  const text = begins ? bare.replace(...begins) : bare;
  const [least, most] = length;
  const fits = /^\d+$/.test(text) && text.length >= least && text.length <= most;
  return fits ? (text as CustomerNumber) : null;
}

/** Whether a typed number has the usual length of the product's. It may be an inquiry ID all the same. */
export function isUsualNumber(product: Product, typed: string): boolean {
  const hp = readCustomerNumber(product, typed);
  return hp !== null && hp.length === (product.number.usual ?? hp.length);
}

export function numberFault(product: Product): Failure {
  return { code: "number_misfit", params: { label: product.number.key, digits: numberLength(product) } };
}

/** The digits of a number, as text: 16, or 11–16. */
export function numberLength({ number }: Product): string {
  const [least, most] = number.length;
  return String(number.usual ?? (least === most ? least : `${least}–${most}`));
}

const ASKED: Readonly<Record<Ask["name"], RegExp>> = {
  month: /^([1-9]\d?)$/,
  year: /^((?:19|20)\d\d)$/,
  nomor_identitas: /^(\d{16})$/,
};

/** Reads an inquiry's extra fields as IAK wants them, or returns the name of the first that is missing or wrong. */
export function readAsked(
  product: Product,
  typed: Readonly<Partial<Record<Ask["name"], string>>>,
): { readonly asked: Record<string, string> } | { readonly wrong: Ask["name"] } {
  const asked: Record<string, string> = {};
  for (const { name } of product.ask ?? []) {
    const value = (typed[name] ?? "").replace(/[\s.-]/g, "");
    if (!ASKED[name].test(value)) return { wrong: name };
    asked[name] = value;
  }
  return { asked };
}

/** The extra fields of an earlier inquiry, to repeat it. */
export function askedOf(inquiry: Pick<Inquiry, "family" | "product" | "period" | "details">): Record<string, string> {
  return Object.fromEntries(
    (productOf(inquiry).ask ?? []).map(({ name, from }) => [
      name,
      from === "period" ? inquiry.period.replace(/^0+/, "") : textAt(inquiry.details, name),
    ]),
  );
}

type Billed = Pick<Inquiry, "family" | "product" | "period" | "nominal">;

/** Whether a payment of the same number was for the very bill that is to be paid at `now`. If so, paying needs a confirmation. */
export function isSameBill(
  bill: Billed,
  earlier: Billed & { readonly settledAt: Millis | null },
  now: Millis,
): boolean {
  const paidOn = wibDay(earlier.settledAt ?? 0);
  switch (productOf(bill).repeat) {
    case "day":
      return earlier.period === bill.period && paidOn === wibDay(now);
    case "amount":
      return earlier.nominal === bill.nominal && paidOn.slice(0, 7) === wibDay(now).slice(0, 7);
    default:
      return sharesMonth(earlier.period, bill.period);
  }
}

function sharesMonth(one: string, other: string): boolean {
  const months = other.split(",");
  return one === other || one.split(",").some((month) => month !== "" && months.includes(month));
}

/** The hours (WIB) between which a product is closed, `23.00` and `01.00`, if it is closed now. */
export function closedHours(
  { closed }: Product,
  now: Millis,
): { readonly from: string; readonly until: string } | null {
  if (!closed) return null;
  const [from, until] = closed;
  const hour = new Date(now + 7 * 3_600_000).getUTCHours();
  const isClosed = from > until ? hour >= from || hour < until : hour >= from && hour < until;
  const clock = (at: number) => `${String(at).padStart(2, "0")}.00`;
  return isClosed ? { from: clock(from), until: clock(until) } : null;
}
