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
  // As telephone numbers are written.
  const bare = digitsOnly(typed).replace(/[/()[\]]/g, "");
  const text = (begins ? bare.replace(...begins) : bare).replace(/^\+/, "");
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
  // IAK documents no maximum and refuses what is too long.
  month: /^[1-9]\d{0,2}$/,
  year: /^(?:19|20)\d\d$/,
  nomor_identitas: /^\d{16}$/,
};

/** Reads an inquiry's extra fields as IAK wants them, or returns the name of the first that is missing or wrong. */
export function readAsked(
  product: Product,
  typed: Readonly<Partial<Record<Ask["name"], string>>>,
): { readonly asked: Record<string, string> } | { readonly wrong: Ask["name"] } {
  const asked: Record<string, string> = {};
  for (const { name } of product.ask ?? []) {
    const text = (typed[name] ?? "").trim();
    const value = name === "nomor_identitas" ? digitsOnly(text) : text;
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

/** How a bill is told from one paid before: by its product's rule, or by amount if a period is missing. */
export function repeatOf(bill: Billed, earlier: Billed): Product["repeat"] {
  const { repeat } = productOf(bill);
  return repeat === "period" && (bill.period === "" || earlier.period === "") ? "amount" : repeat;
}

/** Whether a payment of the same number was for the very bill that is to be paid at `now`. If so, paying needs a confirmation. */
export function isSameBill(
  bill: Billed,
  earlier: Billed & { readonly settledAt: Millis | null },
  now: Millis,
): boolean {
  const paidOn = wibDay(earlier.settledAt ?? 0);
  switch (repeatOf(bill, earlier)) {
    case "day":
      return earlier.period === bill.period && paidOn === wibDay(now);
    case "amount":
      return earlier.nominal === bill.nominal && paidOn.slice(0, 7) === wibDay(now).slice(0, 7);
    default:
      return sharesMonth(productOf(bill), earlier.period, bill.period);
  }
}

/** Spans name only their first and last month. */
function sharesMonth({ period }: Product, one: string, other: string): boolean {
  const monthsOf = (list: string) =>
    list
      .split(",")
      .map((month) => month.trim())
      .sort();
  const [mine, theirs] = [monthsOf(one), monthsOf(other)];
  if (period !== "span") return mine.some((month) => theirs.includes(month));
  return (mine[0] ?? "") <= (theirs.at(-1) ?? "") && (theirs[0] ?? "") <= (mine.at(-1) ?? "");
}

/** The hours (WIB) between which a product is closed, such as 23.00 and 01.00; null if it never is. */
export function closedHours({ closed }: Product): { readonly from: string; readonly until: string } | null {
  if (!closed) return null;
  const [from, until] = closed.map((hour) => `${String(hour).padStart(2, "0")}.00`) as [string, string];
  return { from, until };
}

/** Whether a product is closed at this hour (WIB). */
export function isClosed({ closed }: Product, now: Millis): boolean {
  if (!closed) return false;
  const [from, until] = closed;
  const hour = new Date(now + 7 * 3_600_000).getUTCHours();
  return from > until ? hour >= from || hour < until : hour >= from && hour < until;
}
