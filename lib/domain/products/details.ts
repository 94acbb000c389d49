import { plainLine } from "../plain-line.ts";
import { type Rupiah, readRupiah } from "../rupiah.ts";
import type { AmountSpec, Product } from "./product.ts";

/** A bill's `desc` as stored: text, amounts as numbers, and objects and lists of these. */
export type Details = { readonly [name: string]: unknown };

const LONGEST_TEXT = 200;
const MOST_BILLS = 60;

/** Reads `desc`; null when an amount is unreadable or a required one is missing. */
export function readDetails(product: Product, desc: unknown): Details | null {
  const details = isObject(desc) ? (plain(desc) as Record<string, unknown>) : {};
  if (!readAmounts(details, product.amounts ?? [])) return null;
  const { bills } = product;
  if (!bills) return details;
  const list = listAt(details, bills.path);
  if (!list.every((bill) => readAmounts(bill, bills.amounts))) return null;
  return isObject(at(details, bills.path)) ? put(details, bills.path, list) : details;
}

/** Fills empty fields of the quote with what the payment's reply adds. Quoted values never change. */
export function fillIn(quoted: unknown, paid: unknown): unknown {
  if (Array.isArray(quoted) && Array.isArray(paid) && quoted.length === paid.length) {
    return quoted.map((one, index) => fillIn(one, paid[index]));
  }
  if (isObject(quoted) && isObject(paid)) {
    return {
      ...paid,
      ...Object.fromEntries(Object.entries(quoted).map(([name, one]) => [name, fillIn(one, paid[name])])),
    };
  }
  return isEmpty(quoted) && paid !== undefined ? paid : quoted;
}

/** The value at a path such as `biaya_pokok.PKB`, or undefined. */
export function at(details: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inside, name) => (isObject(inside) ? inside[name] : undefined), details);
}

/** The text at a path, or an empty one. */
export function textAt(details: unknown, path: string): string {
  const value = at(details, path);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Null when the reply has no amount there. */
export function amountAt(details: unknown, { key, path = key }: AmountSpec): Rupiah | null {
  return readRupiah(at(details, path));
}

/** The list at a path; in XML a list of one is a single object. */
export function listAt(details: unknown, path: string): Record<string, unknown>[] {
  const found = at(details, path);
  return (Array.isArray(found) ? found : [found]).filter(isObject).slice(0, MOST_BILLS);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Replaces each amount by a number. False when one cannot be read. */
function readAmounts(details: Record<string, unknown>, specs: readonly AmountSpec[]): boolean {
  return specs.every(({ key, path = key, required }) => {
    const value = at(details, path);
    if (isEmpty(value)) return !required;
    const amount = readRupiah(value);
    if (amount !== null) put(details, path, amount);
    return amount !== null;
  });
}

function put<T extends Record<string, unknown>>(details: T, path: string, value: unknown): T {
  const names = path.split(".");
  const holder = at(details, names.slice(0, -1).join(".")) ?? details;
  if (isObject(holder)) holder[names.at(-1) ?? ""] = value;
  return details;
}

/** A copy of a reply's data. Numbers become text; the product says which are amounts. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_BILLS).map(plain);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
  if (typeof value === "string" || typeof value === "number") {
    return [...plainLine(String(value))].slice(0, LONGEST_TEXT).join("");
  }
  return "";
}
