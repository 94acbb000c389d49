import { createHash } from "node:crypto";
import { lastMonth, shift } from "./period.ts";
import type { Fields } from "./wire.ts";

/**
 * What a customer owes. These amounts, in whole rupiah, are the truth and move the deposit. `show` is merged into the replies and moves
 * nothing, so that a test can make the biller write an amount or name in a strange way.
 */
export type Bill = {
  name: string;
  /** `YYYYMM`, or a comma list of them. */
  period: string;
  nominal: number;
  admin: number;
  price: number;
  sellingPrice: number;
  desc: Fields;
  /** `desc` once paid, if the payment's reply has more. */
  paidDesc?: Fields;
  /** Tells it from other bills of the same number; the period by default. */
  key?: string;
  show?: Fields;
};

/** What a bill is made from: the number's own random draws, the months owed (oldest first), and the extra fields of the request. */
export type Ask = {
  hp: string;
  draw: (index: number) => number;
  months: string[];
  owed: number;
  asked: Record<string, string>;
};
/** `admins`: how many times the admin fee is charged, once by default. */
export type Made = { period: string; nominal: number; desc: Fields; admins?: number; paidDesc?: Fields };

/** What IAK sells under one code: a row of the price list, its sandbox numbers, and the form of its bills. */
export type SimulatedProduct = {
  code: string;
  name: string;
  /** The price list's type. */
  type: string;
  province?: string;
  /** Sold under a code that the price list does not name any more. */
  unlisted?: true;
  /** The fee to the customer, and the outlet's part of it (the price list's `fee` and `komisi`). */
  admin: number;
  commission: number;
  /** The form of this product's customer numbers; anything else is code 14. */
  number: RegExp;
  /**
   * `stem`: the newer sandbox's numbers without their last four digits. `older`: the older sandbox's first number; its last digit selects
   * the case.
   */
  stem?: string;
  older?: string;
  /** The number of bills for numbers with several: the older sandbox's second, and the newer one's `999`. */
  several?: number;
  /** The most bills that one payment takes. */
  most?: number;
  /** An inquiry without these fields, in digits, is not understood. */
  needs?: readonly string[];
  /** How often made-up histories pay it, compared to others; only for products whose numbers may have twelve digits. */
  seeded?: number;
} & (
  | { make: (ask: Ask) => Made }
  /** A number's first bill; its next ones are the same for later months. */
  | { firstBill: (hp: string, now: number) => Bill }
);

const NAMES = [
  "DADANG SOEKARDI",
  "SITI RAHAYU",
  "INTAN NUR AZIZA",
  "JAYUSMAN",
  "NGATIMUN",
  "VERGIE",
  "BAITUS MONGJENG",
];

/** The `nth` bill of a number, from 1: someone who pays what they owe is billed the next month. `asked`: fields of the request. */
export function billOf(
  row: SimulatedProduct,
  hp: string,
  asked: Record<string, string>,
  nth: number,
  now: number,
): Bill {
  if ("firstBill" in row) return row.firstBill(hp, now);
  const draw = drawsOf(`${row.code} ${hp}`);
  const all = countOf(row, hp, draw);
  const most = row.most ?? all;
  const paid = Math.min(all, (nth - 1) * most);
  const owed = all - paid;
  const ahead = owed > 0 ? 0 : nth - Math.ceil(all / most);
  const last = shift(lastMonth(now), ahead);
  const months = Array.from({ length: Math.max(1, owed) }, (_, index) => shift(last, index + 1 - Math.max(1, owed)));
  const made = row.make({ hp, draw, months: months.slice(0, most), owed: Math.max(1, owed), asked });
  const admin = row.admin * (made.admins ?? 1);
  const price = made.nominal + admin;
  return {
    name: NAMES[Math.floor(draw(1) * NAMES.length)] ?? "",
    period: made.period,
    key: `${nth}`,
    nominal: made.nominal,
    admin,
    price,
    sellingPrice: price - row.commission,
    desc: made.desc,
    ...(made.paidDesc && { paidDesc: made.paidDesc }),
  };
}

function countOf({ older, stem, several }: SimulatedProduct, hp: string, draw: (index: number) => number): number {
  if (!several) return 1;
  if (older && hp === `${older.slice(0, -1)}2`) return several;
  if (stem && hp.startsWith(stem)) return hp.endsWith("999") ? several : 1;
  return 1 + Math.floor(draw(2) * 3);
}

/** Numbers from 0 to below 1 that depend on the text alone. */
export function drawsOf(text: string): (index: number) => number {
  return (index) => createHash("sha256").update(`${text}/${index}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** An amount between two, in full Rp500. */
export const thousands = (least: number, most: number, drawn: number) =>
  Math.round((least + drawn * (most - least)) / 500) * 500;

export const sumOf = (rows: { nominal: number }[]) => rows.reduce((sum, { nominal }) => sum + nominal, 0);

/** One amount with facts beside it. */
export const oneAmount =
  (least: number, most: number, period: (month: string) => string, desc: (nominal: number, ask: Ask) => Fields) =>
  (ask: Ask): Made => {
    const nominal = thousands(least, most, ask.draw(10));
    return { period: period(ask.months[0] ?? ""), nominal, desc: desc(nominal, ask) };
  };

export const noPeriod = () => "";

/** As many months as the request says, at a price each. */
export const byMonth =
  (desc: (count: number, each: number) => Fields, paid: (hp: string) => Fields = () => ({})) =>
  ({ draw, hp, asked }: Ask): Made => {
    const count = Number(asked.month);
    const each = 16_800 + 25_200 * Math.floor(draw(10) * 3);
    const said = desc(count, each);
    const period = String(count).padStart(2, "0");
    return { period, nominal: count * each, desc: said, paidDesc: { ...said, ...paid(hp) } };
  };
