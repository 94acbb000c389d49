import type { Millis, Zone } from "./time.ts";

/** One cell of an export: text, whole rupiah or a moment; null is an empty cell. */
export type ExportCell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "rupiah"; readonly amount: number }
  | { readonly kind: "time"; readonly at: Millis }
  | null;

export const textCell = (text: string | null): ExportCell =>
  text === null || text === "" ? null : { kind: "text", text };
export const rupiahCell = (amount: number): ExportCell => ({ kind: "rupiah", amount });
export const timeCell = (at: Millis | null): ExportCell => (at === null ? null : { kind: "time", at });

/** The language and zone of an export: column headings and the zone of its times. */
export type ExportHead = { readonly headings: readonly string[]; readonly zone: Zone };

/** The outlet's books; each is a table over a range of days. */
export const BOOKS = [
  "sales_day",
  "sales_week",
  "sales_month",
  "sales_cashier",
  "sales_method",
  "sales_product",
  "journal",
  "shifts",
  "cash_moves",
  "refunds",
  "deposit_days",
] as const;
export type Book = (typeof BOOKS)[number];
