import { createHash } from "node:crypto";
import { COMPANY_NAMES } from "./company-names.ts";
import type { Fields } from "./wire.ts";

/**
 * What a company owes. These amounts, in whole rupiah, are the truth and move the deposit. `show` is merged into the replies and moves
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

/** What happens to a number that is not simply billed and paid. */
export type Behaviour = {
  /** The inquiry is refused with this code, without a `tr_id`. */
  inquiryCode?: string;
  /** Paying ends with this code instead of 00: 39 stays in process, any other is a failure. */
  payCode?: string;
};

export type Programmes = { jht: number; jkk: number; jkm: number; jpk: number; jpn: number };

/** IAK's fee to the customer, and the outlet's part of it (the price list's `fee` and `komisi`). */
export const ADMIN = 2500;
export const COMMISSION = { BPJSTKPU: 2000 };

/** A bill of BPJSTKPU whose nominal is the sum of its five programmes, as in the documented sample. */
export function programmeBill(name: string, period: string, programmes: Programmes, company: Fields): Bill {
  const { jht, jkk, jkm, jpk, jpn } = programmes;
  return {
    name,
    period,
    ...pricesOf(jht + jkk + jkm + jpk + jpn, COMMISSION.BPJSTKPU),
    desc: { kode_iuran: company.kode_iuran ?? "", jht, jkk, jkm, jpk, jpn, ...company },
  };
}

/** IAK's price (nominal + admin) and selling price (price less the outlet's commission). */
export function pricesOf(
  nominal: number,
  commission: number,
): Pick<Bill, "nominal" | "admin" | "price" | "sellingPrice"> {
  const price = nominal + ADMIN;
  return { nominal, admin: ADMIN, price, sellingPrice: price - commission };
}

/**
 * A plausible bill for any kode iuran, from tens of thousands to hundreds of millions of rupiah. The same number always owes the same,
 * because demo and tests must be repeatable.
 */
export function generatedBill(kodeIuran: string, period: string): Bill {
  const draw = drawsOf(kodeIuran);
  // Spread over orders of magnitude: most companies are small and a few very large.
  const wages = Math.round(400_000 * 8000 ** draw(0));
  const name = COMPANY_NAMES[Math.floor(draw(1) * COMPANY_NAMES.length)] ?? "PT CONTOH";
  const company: Fields = {
    kode_iuran: kodeIuran,
    npp: String(10_000_000 + Math.floor(draw(2) * 89_999_999)),
    kode_divisi: draw(3) < 0.8 ? "000" : "001",
  };
  // Documented for payments but absent from the samples, so only some bills have it.
  if (draw(4) < 0.25) company.kode_program = "JHT, JKK, JKM, JKP, JP";
  return programmeBill(name, period, contributions(wages, draw(5), draw(6) < 0.85), company);
}

/** The five contributions on a month's wages: 5.7 %, by risk class, 0.3 %, 0.36 %, 3 %. Small companies may lack the last two. */
export function contributions(wages: number, risk: number, pension: boolean): Programmes {
  const classes = [0.0024, 0.0054, 0.0089, 0.0127, 0.0174];
  const part = (rate: number) => Math.round(wages * rate);
  return {
    jht: part(0.057),
    jkk: part(classes[Math.floor(risk * classes.length)] ?? 0.0024),
    jkm: part(0.003),
    jpk: pension ? part(0.0036) : 0,
    jpn: pension ? part(0.03) : 0,
  };
}

/** Numbers from 0 to below 1 that depend on the text alone. */
export function drawsOf(text: string): (index: number) => number {
  return (index) => createHash("sha256").update(`${text}/${index}`).digest().readUInt32BE(0) / 2 ** 32;
}
