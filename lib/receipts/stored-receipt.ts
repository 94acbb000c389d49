import { z } from "zod";
import { RECEIPT_SECTIONS, type ReceiptModel } from "#lib/domain/receipt-model.ts";

const text = z.string();
const line = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("heading"), text }),
  z.strictObject({ kind: z.literal("text"), text }),
  z.strictObject({ kind: z.literal("pair"), label: text, value: text }),
  z.strictObject({
    kind: z.literal("amount"),
    code: text.nullable(),
    label: text,
    short: text.optional(),
    value: text,
  }),
  z.strictObject({ kind: z.literal("total"), label: text, value: text, large: z.literal(true).optional() }),
  z.strictObject({ kind: z.literal("words"), label: text, value: text }),
]);

/**
 * The receipt as stored; refuses a provisional slip, which must never come back as a receipt. A later version joins this one in a union;
 * stored receipts are never rewritten.
 */
const receiptModel: z.ZodType<ReceiptModel> = z.strictObject({
  version: z.literal(1),
  kind: z.literal("receipt"),
  name: text,
  notice: text.nullable(),
  logo: z.strictObject({ id: text, width: z.int().positive(), height: z.int().positive() }).optional(),
  sections: z.array(z.strictObject({ id: z.enum(RECEIPT_SECTIONS), title: text.nullable(), lines: z.array(line) })),
  qr: z.strictObject({ url: text, caption: text }).nullable(),
});

/**
 * Parses a stored receipt's JSON value. Throws when it is not one: only `issueReceipt` writes them, so that is a bug or a damaged ledger.
 */
export function readStoredReceipt(stored: unknown): ReceiptModel {
  return receiptModel.parse(stored);
}
