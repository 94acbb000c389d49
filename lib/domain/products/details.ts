import { plainLine } from "../plain-line.ts";
import { type Rupiah, readRupiah } from "../rupiah.ts";
import type { AmountSpec, Product } from "./product.ts";

/** A bill's `desc` as stored: text, amounts as numbers, and objects and lists of these. */
export type Details = { readonly [name: string]: unknown };
type Fields = Record<string, unknown>;
type Bills = NonNullable<Product["bills"]>;

// A hostile reply must not become a paper without end. An insurer's footer is a few sentences.
const LONGEST_TEXT = 200;
const LONGEST_NOTE = 500;
const MOST_NOTES = 10;
const MOST_BILLS = 60;

/** Reads `desc`; null when an amount is unreadable or a required one is missing. */
export function readDetails(product: Product, desc: unknown): Details | null {
  const { details, faulty } = read(product, desc);
  return faulty ? null : details;
}

/** Whose amounts a paid bill has: all of one side or, of a restored bill, which has no quote, what can be read. */
type AmountsOf = "quote" | "payment" | "either";

/**
 * The details of a bill whose money moved: never lost for one unreadable value. What the payment's `desc` says stands; its amounts only if
 * all are readable and come to what was quoted.
 */
export function fillIn(
  product: Product,
  { details: quoted, nominal }: { readonly details: unknown; readonly nominal: number },
  desc: unknown,
): Details {
  const { details: paid, faulty } = read(product, desc);
  const beside = sumIn(product, quoted, true);
  const comesTo =
    sumIn(product, paid) === nominal && (beside === null || beside === sumIn(product, paid, true)) && !faulty;
  const amounts = comesTo ? "payment" : isEmpty(quoted) ? "either" : "quote";
  const details = overlay(quoted, paid, amounts) as Fields;
  if (product.bills) put(details, product.bills.path, billsOf(product.bills, quoted, paid, amounts));
  return details;
}

/** The sum of the amounts that make up the nominal, or of those `beside` it; null when there are none. */
export function sumIn({ amounts = [], bills }: Product, details: unknown, beside = false): number | null {
  const own = (from: unknown, specs: readonly AmountSpec[]) =>
    specs.flatMap((spec) => (spec.beside === (beside || undefined) ? (amountAt(from, spec) ?? []) : []));
  const found = [
    ...own(details, amounts),
    ...(bills ? listAt(details, bills.path).flatMap((bill) => own(bill, bills.amounts)) : []),
  ];
  return found.length === 0 ? null : found.reduce((sum: number, amount) => sum + amount, 0);
}

/** The value at a path such as `biaya_pokok.PKB`, or undefined. */
export function at(details: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((holder, name) => {
    const inside = Array.isArray(holder) && holder.length === 1 ? holder[0] : holder;
    return isObject(inside) ? inside[name] : undefined;
  }, details);
}

/** The text at a path, or an empty one; of a repeated element the last that says something. */
export function textAt(details: unknown, path: string): string {
  const found = at(details, path);
  const value = Array.isArray(found) ? found.findLast((one) => !isEmpty(one)) : found;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Null when the reply has no amount there. */
export function amountAt(details: unknown, { key, path = key }: AmountSpec): Rupiah | null {
  return readRupiah(at(details, path));
}

/** The list at a path; in XML a list of one is a single object, and PHP may write a list as an object. Elements that say nothing are left out. */
export function listAt(details: unknown, path: string): Fields[] {
  const found = at(details, path);
  const isList = isObject(found) && Object.values(found).every(isObject);
  const list = Array.isArray(found) ? found.flat() : isList ? Object.values(found) : [found];
  return list.filter(isObject).filter(saysSomething).slice(0, MOST_BILLS);
}

function saysSomething(bill: Fields): boolean {
  return Object.values(bill).some((value) => !isEmpty(value));
}

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === "";
}

/** `faulty`: an amount is unreadable, and left out, or a required one is missing. An unknown product's `desc` is kept whole. */
function read(product: Product, desc: unknown): { details: Fields; faulty: boolean } {
  if (product.unknown) return { details: plain(isObject(desc) ? desc : { desc }) as Fields, faulty: false };
  const details = plain(isObject(desc) ? desc : {}, LONGEST_TEXT, MOST_BILLS) as Fields;
  const { amounts = [], bills, notesPath } = product;
  if (notesPath) put(details, notesPath, plain(at(desc, notesPath), LONGEST_NOTE, MOST_NOTES));
  const list = bills ? listAt(details, bills.path) : [];
  const wholes = [readAmounts(details, amounts), ...list.map((bill) => readAmounts(bill, bills?.amounts ?? []))];
  if (bills && isObject(at(details, bills.path))) put(details, bills.path, list);
  return { details, faulty: wholes.includes(false) };
}

/** Replaces each amount by a number, or by nothing when it cannot be read. False then, or when a required one is missing. */
function readAmounts(details: Fields, specs: readonly AmountSpec[]): boolean {
  const whole = specs.map(({ key, path = key, required }) => {
    const value = at(details, path);
    if (isEmpty(value)) return !required;
    const amount = readRupiah(value);
    put(details, path, amount ?? "");
    return amount !== null;
  });
  return !whole.includes(false);
}

function put(details: Fields, path: string, value: unknown): void {
  const names = path.split(".");
  const holder = names.length === 1 ? details : at(details, names.slice(0, -1).join("."));
  if (isObject(holder)) holder[names.at(-1) ?? ""] = value;
}

/** The payment's values over the quote's; what is empty, or of another shape, takes the place of nothing that was quoted. */
function overlay(quoted: unknown, paid: unknown, amounts: AmountsOf): unknown {
  if (typeof quoted === "string" && quoted !== "" && typeof paid === "object") return quoted;
  if (isObject(quoted) || isObject(paid)) {
    const [mine, theirs] = [quoted, paid].map((one) => new Map(isObject(one) ? Object.entries(one) : []));
    const names = new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])]);
    return Object.fromEntries([...names].map((name) => [name, overlay(mine?.get(name), theirs?.get(name), amounts)]));
  }
  if (typeof quoted !== "number" && typeof paid !== "number") return isEmpty(paid) ? quoted : paid;
  if (amounts === "payment") return isEmpty(paid) && !quoted ? quoted : paid;
  return amounts === "either" && isEmpty(quoted) ? paid : quoted;
}

/** The bills of a paid bill: of the side whose amounts it has. */
function billsOf({ path, period }: Bills, quoted: unknown, paid: unknown, amounts: AmountsOf): unknown[] {
  const [mine, theirs] = [listAt(quoted, path), listAt(paid, path)];
  const one = (own: Fields | undefined, said: Fields | undefined) => {
    const bill = overlay(own, said, amounts) as Fields;
    // IAK writes one month in two ways: JUL 2014, and JUL2014 in the payment.
    return textAt(own, period) === "" ? bill : { ...bill, [period]: own?.[period] };
  };
  return amounts !== "payment" && mine.length > 0
    ? mine.map((own, index) => one(own, partnerOf(mine, index, theirs, period)))
    : theirs.map((said, index) => one(partnerOf(theirs, index, mine, period), said));
}

/** The same bill in the other list: of the same period or, where one of the two has none of its own, in the same place. */
function partnerOf(list: readonly Fields[], index: number, others: readonly Fields[], period: string) {
  const [mine, theirs] = [list, others].map((bills) => {
    const periods = bills.map((bill) => textAt(bill, period).replaceAll(" ", ""));
    return periods.map((one) => (periods.indexOf(one) === periods.lastIndexOf(one) ? one : ""));
  }) as [string[], string[]];
  const own = mine[index];
  const same = own ? theirs.indexOf(own) : -1;
  if (same >= 0) return others[same];
  const place = theirs[index];
  return !place || (!own && !mine.includes(place)) ? others[index] : undefined;
}

/** A copy of a reply's data, within limits. Numbers become text; the product says which are amounts. */
function plain(value: unknown, longest?: number, most?: number): unknown {
  if (Array.isArray(value)) return value.slice(0, most).map((one) => plain(one, longest, most));
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, longest, most)]));
  return value === undefined || value === null ? "" : [...plainLine(String(value))].slice(0, longest).join("");
}
