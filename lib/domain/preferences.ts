import { z } from "zod";
import { CASH_ROUNDINGS } from "./cash-rounding.ts";
import { PAPERS } from "./paper.ts";
import { PRINTER_CHOICES, USUAL_PROFILE } from "./printer-profile.ts";
import { isPrinterHost } from "./private-address.ts";
import { DEFAULT_PRODUCT } from "./products/catalogue.ts";

/** So many rows of own fees, and so much each at most, in rupiah: a slip of the hand must not be charged. */
export const OWN_FEES = { rows: 40, most: 100_000 };

/** A printer's profile, as fields of the row that it stands in. */
export const profileFields = {
  drawerPin: z.enum(PRINTER_CHOICES.drawerPin).default(USUAL_PROFILE.drawerPin),
  logo: z.enum(PRINTER_CHOICES.logo).default(USUAL_PROFILE.logo),
  qr: z.enum(PRINTER_CHOICES.qr).default(USUAL_PROFILE.qr),
};

/** A thermal printer in the shop's own network, driven by the server over TCP. */
const networkPrinter = z.strictObject({
  name: z.string().trim().min(1).max(40),
  host: z.string().trim().min(1).max(60).refine(isPrinterHost),
  port: z.int().min(1).max(65_535).default(9100),
  ...profileFields,
});

/** What a supervisor may choose, besides the outlet's own lines. Takes effect with the next read, without a restart. */
export const preferencesSchema = z.strictObject({
  /** The paper that a device begins with. */
  paper: z.enum(PAPERS).default("58"),
  /** Prints as soon as a payment has succeeded. */
  autoPrint: z.boolean().default(false),
  /** Opens the cash drawer with each original of a payment in cash. */
  cashDrawer: z.boolean().default(false),
  /** Copies that a cashier may print of one receipt without a supervisor; null: any number. */
  reprintLimit: z.int().min(0).max(99).nullable().default(null),
  /** Anyone who is signed in may print any receipt. */
  anyonePrints: z.boolean().default(false),
  /** The shop's contract has receipts of some products say that they are a proof. */
  proofByContract: z.boolean().default(false),
  networkPrinters: z.array(networkPrinter).max(20).default([]),
  /** Rupiah; below it the dashboard warns. */
  depositThreshold: z.int().min(0).max(1_000_000_000_000).default(2_000_000),
  /** `auto`: what Excel expects in the reader's language. */
  csvSeparator: z.enum(["auto", ",", ";"]).default("auto"),
  /** What a total is rounded to when it is paid in cash. */
  cashRounding: z.enum(CASH_ROUNDINGS).default("none"),
  /** What the shop itself takes for a bill: by product, and from which total on; in rupiah. */
  ownFees: z
    .array(z.strictObject({ id: z.string().max(40), from: z.int().min(0), fee: z.int().min(0) }))
    .max(OWN_FEES.rows)
    .default([]),
  /** The shop's contract allows it also for products for which the biller's do not. */
  feeByContract: z.boolean().default(false),
  /** What was handed over in cash must be typed, even where it is exact. */
  cashRequired: z.boolean().default(false),
  /** Nobody pays without an open shift. */
  shiftRequired: z.boolean().default(false),
  /** What must lie in the drawer is shown only once it has been counted. */
  blindCount: z.boolean().default(false),
  /** The products sold at the counter, by their id in the catalogue. */
  products: z
    .array(z.strictObject({ id: z.string().max(40) }))
    .min(1)
    .max(40)
    .default([{ id: DEFAULT_PRODUCT.id }]),
  /** New inquiries of one cashier. */
  inquiriesPerMinute: z.int().min(1).max(600).default(30),
  /** Calls of the background checker at the biller. */
  checksAtOnce: z.int().min(3).max(20).default(5),
  /** Supervisors without a second factor are reminded on every page of the office until they have one. */
  factorRequired: z.boolean().default(false),
  /** Screens lock themselves after so long without a key or a pointer; null: never. */
  lockAfterMinutes: z.int().min(1).max(240).nullable().default(null),
});
/** Between the fields of a CSV file for a reader of a language. */
export function separatorOf({ csvSeparator }: Pick<Preferences, "csvSeparator">, language: "id" | "en"): "," | ";" {
  if (csvSeparator !== "auto") return csvSeparator;
  return language === "id" ? ";" : ",";
}

export type Preferences = z.infer<typeof preferencesSchema>;
