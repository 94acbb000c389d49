import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Inquiry, readQuotedBill } from "#lib/domain/bill.ts";
import type { BillFields, PaymentReply } from "#lib/domain/biller.ts";
import type { CustomerNumber, RefId, TrId } from "#lib/domain/identifiers.ts";
import { productOfCode } from "#lib/domain/products/catalogue.ts";
import { fillIn } from "#lib/domain/products/details.ts";
import { toInquiryReply, toPaymentReply } from "../replies.ts";
import { answerOf } from "./answers.ts";

/** IAK's documented replies for each product, and what we read from them. */
export type DocumentedBill = {
  readonly name: string;
  readonly reply: PaymentReply;
  readonly paid: BillFields;
  /** As stored before it is paid, with the payment's IDs and number: the samples of one bill often differ in these. */
  readonly quote: Inquiry;
  /** As stored once it is paid. */
  readonly inquiry: Inquiry;
  /** `desc` of the inquiry's reply. */
  readonly quoted: unknown;
  /** The raw payment reply. */
  readonly raw: string;
};

const FOLDER = new URL("../../domain/products/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, FOLDER), "utf8");

/** Throws when one cannot be read: each must be a complete bill. */
export const DOCUMENTED_BILLS: readonly DocumentedBill[] = readdirSync(FOLDER, { encoding: "utf8", recursive: true })
  .filter((path) => path.includes("payment-response"))
  .map((path) => {
    const raw = read(path);
    const quoted = toInquiryReply(answerOf(read(path.replace("payment", "inquiry"))));
    const paid = toPaymentReply(answerOf(raw));
    if (quoted.kind !== "quote" || paid.kind !== "paid")
      throw new Error(`${path} is no bill: ${quoted.kind}, ${paid.kind}`);
    // IAK's sample of a mobile payment in XML is one of PLN's, so it is its own quote.
    const { fields } = quoted.fields.product === paid.fields.product ? quoted : paid;
    // Not as our own reader has them: that is what the tests are about.
    const written = (name: string) =>
      [...raw.matchAll(new RegExp(`\\b${name}(?:": ?"?|>)([^",<\\s]+)`, "g"))].at(-1)?.[1];
    const refId = (written("ref_id") ?? fields.refId) as RefId;
    const own = { ...fields, refId, trId: written("tr_id") as TrId, hp: written("hp") as CustomerNumber };
    const product = productOfCode(fields.product ?? "");
    const bill = readQuotedBill(own, { refId }, product);
    if (!bill) throw new Error(`${path} cannot be read`);
    const at = paid.fields.paidAt ?? 0;
    const when = { askedAt: at, askedBy: { id: "u1", name: "Rina A." }, day: "2026-11-22", source: "here" } as const;
    const quote = { ...bill, ...when };
    const inquiry = { ...quote, details: fillIn(product, quote, paid.fields.details) };
    return { name: basename(path), raw, reply: paid, paid: paid.fields, quote, inquiry, quoted: fields.details };
  });
