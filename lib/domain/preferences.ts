import { z } from "zod";
import { CASH_ROUNDINGS } from "./cash-rounding.ts";
import { PAPERS } from "./paper.ts";
import { PRINTER_CHOICES, USUAL_PROFILE } from "./printer-profile.ts";
import { isPrinterHost } from "./private-address.ts";
import { DEFAULT_PRODUCT } from "./products/catalogue.ts";

/** The most rows of own fees, and the highest fee in rupiah, so that a slip of the hand is not charged. */
export const OWN_FEES = { rows: 40, most: 100_000 };

/** A printer's profile, as fields of its settings row. */
export const profileFields = {
  drawerPin: z.enum(PRINTER_CHOICES.drawerPin).default(USUAL_PROFILE.drawerPin),
  logo: z.enum(PRINTER_CHOICES.logo).default(USUAL_PROFILE.logo),
  qr: z.enum(PRINTER_CHOICES.qr).default(USUAL_PROFILE.qr),
};

/** A thermal printer in the shop's own network; the server drives it over TCP. */
const networkPrinter = z.strictObject({
  name: z.string().trim().min(1).max(40),
  host: z.string().trim().min(1).max(60).refine(isPrinterHost),
  port: z.int().min(1).max(65_535).default(9100),
  ...profileFields,
});

/** Preferences that a supervisor sets, besides the outlet's own lines. They apply from the next read, without a restart. */
export const preferencesSchema = z.strictObject({
  /** A new device's paper. */
  paper: z.enum(PAPERS).default("58"),
  /** Print as soon as a payment succeeds. */
  autoPrint: z.boolean().default(false),
  /** Open the cash drawer with each original of a cash payment. */
  cashDrawer: z.boolean().default(false),
  /** Copies of one receipt that a cashier may print without a supervisor; null: any number. */
  reprintLimit: z.int().min(0).max(99).nullable().default(null),
  /** Anyone signed in may print any receipt. */
  anyonePrints: z.boolean().default(false),
  /** The shop's contract asks for receipts of some products to say that they are a proof. */
  proofByContract: z.boolean().default(false),
  networkPrinters: z.array(networkPrinter).max(20).default([]),
  /** Rupiah; the dashboard warns below it. */
  depositThreshold: z.int().min(0).max(1_000_000_000_000).default(2_000_000),
  /** `auto`: what Excel expects in the reader's language. */
  csvSeparator: z.enum(["auto", ",", ";"]).default("auto"),
  /** How cash totals are rounded. */
  cashRounding: z.enum(CASH_ROUNDINGS).default("none"),
  /** The shop's own fees: by product and minimum total, in rupiah. */
  ownFees: z
    .array(z.strictObject({ id: z.string().max(40), from: z.int().min(0), fee: z.int().min(0) }))
    .max(OWN_FEES.rows)
    .default([]),
  /** The shop's contract allows its own fee even for products whose billers forbid it. */
  feeByContract: z.boolean().default(false),
  /** The cash received must be typed, even when exact. */
  cashRequired: z.boolean().default(false),
  /** Payments need an open shift. */
  shiftRequired: z.boolean().default(false),
  /** Expected cash is shown only after the count. */
  blindCount: z.boolean().default(false),
  /** Products sold at the counter, by catalogue id. */
  products: z
    .array(z.strictObject({ id: z.string().max(40) }))
    .min(1)
    .max(40)
    .default([{ id: DEFAULT_PRODUCT.id }]),
  /** New inquiries per minute and cashier. */
  inquiriesPerMinute: z.int().min(1).max(600).default(30),
  /** Calls that the background checker makes at once. */
  checksAtOnce: z.int().min(3).max(20).default(5),
  /** Supervisors without a second factor see a reminder on every office page. */
  factorRequired: z.boolean().default(false),
  /** Minutes without a key or pointer until a screen locks; null: never. */
  lockAfterMinutes: z.int().min(1).max(240).nullable().default(null),
});
/** The field separator of a CSV file for a reader's language. */
export function separatorOf({ csvSeparator }: Pick<Preferences, "csvSeparator">, language: "id" | "en"): "," | ";" {
  if (csvSeparator !== "auto") return csvSeparator;
  return language === "id" ? ";" : ",";
}

export type Preferences = z.infer<typeof preferencesSchema>;

/** Whether a supervisor has switched a product on. */
export function isSold({ products }: Pick<Preferences, "products">, { id }: { readonly id: string }): boolean {
  return products.some((sold) => sold.id === id);
}
