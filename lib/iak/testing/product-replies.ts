import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Inquiry } from "#lib/domain/bill.ts";
import { readQuotedBill } from "#lib/domain/bill.ts";
import type { BillFields } from "#lib/domain/biller.ts";
import type { RefId } from "#lib/domain/identifiers.ts";
import { productOfCode } from "#lib/domain/products/catalogue.ts";
import { fillIn } from "#lib/domain/products/details.ts";
import { toInquiryReply, toPaymentReply } from "../replies.ts";
import { answerOf } from "./answers.ts";

/** IAK's documented replies for each product, and what we read from them. */
export type DocumentedBill = {
  readonly name: string;
  readonly paid: BillFields;
  /** As stored once it is paid. */
  readonly inquiry: Inquiry;
  /** The raw reply. */
  readonly raw: string;
};

const FOLDER = new URL("../../domain/products/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, FOLDER), "utf8");

/** Throws when one cannot be read: each must be a complete bill. */
export const DOCUMENTED_BILLS: readonly DocumentedBill[] = readdirSync(FOLDER, { encoding: "utf8", recursive: true })
  .filter((path) => path.includes("payment-response"))
  .map((path) => {
    const raw = read(path);
    const quote = toInquiryReply(answerOf(read(path.replace("payment", "inquiry"))));
    const paid = toPaymentReply(answerOf(raw));
    if (quote.kind !== "quote" || paid.kind !== "paid")
      throw new Error(`${path} is no bill: ${quote.kind}, ${paid.kind}`);
    // IAK's sample of a mobile payment in XML is one of PLN's, so it is its own quote.
    const asked = quote.fields.product === paid.fields.product ? quote : paid;
    const [bill, again] = [asked, paid].map(({ fields }) =>
      readQuotedBill(fields, { refId: fields.refId as RefId }, productOfCode(fields.product ?? "")),
    );
    if (!bill || !again) throw new Error(`${path} cannot be read`);
    const at = paid.fields.paidAt ?? 0;
    const when = { askedAt: at, askedBy: { id: "u1", name: "Rina A." }, day: "2026-11-22", source: "here" } as const;
    return {
      name: basename(path),
      raw,
      paid: paid.fields,
      inquiry: { ...bill, ...when, details: fillIn(bill.details, again.details) },
    };
  });
