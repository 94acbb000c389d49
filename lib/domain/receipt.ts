import { type Inquiry, plainText } from "./bill.ts";
import type { LogoOnReceipt } from "./logo.ts";
import type { Outlet } from "./outlet.ts";
import { changeOf, handedOver, type PayMethod, type Payment } from "./payment.ts";
import { plainLine } from "./plain-line.ts";
import { type BillPart, describeBill } from "./products/describe-bill.ts";
import type { AmountLine, Fact, Words } from "./products/product.ts";
import type { ReceiptLine, ReceiptModel, ReceiptSection } from "./receipt-model.ts";
import { formatRupiah, type Rupiah } from "./rupiah.ts";
import { terbilang } from "./terbilang.ts";
import { formatDateTime, type Millis, type Zone } from "./time.ts";

/** A receipt's number within its year: `2026/000123`. */
export function receiptNumber(year: string, number: number): string {
  return `${year}/${String(number).padStart(6, "0")}`;
}

export type ReceiptFacts = {
  /** Without gaps within a year; null for seeded payments, which have none. */
  readonly number: string | null;
  readonly inquiry: Inquiry;
  readonly payment: Pick<
    Payment,
    "method" | "cashReceived" | "noref" | "cashierName" | "rounding" | "ownFee" | "reference"
  > & {
    readonly paidAt: Millis;
  };
  /** Any text may be empty; address and footer may have several lines. */
  readonly outlet: Omit<Outlet, "zone">;
  readonly zone: Zone;
  readonly logo?: LogoOnReceipt | null;
  /** The shop's contract asks for the sentence that the receipt is a proof. */
  readonly proof?: boolean;
  /** Demo and sandbox: no money moves. */
  readonly sample: boolean;
  readonly verifyUrl: string;
  /** Product words, in Indonesian. */
  readonly words: Words;
};

export const SAMPLE_NOTICE = "CONTOH: BUKAN BUKTI PEMBAYARAN";

// Receipts are always Indonesian: they are for the customer.
const METHODS: Record<PayMethod, string> = {
  cash: "Tunai",
  qris: "QRIS",
  transfer: "Transfer",
  debit: "Debit",
  unknown: "Tidak diketahui",
};

/** The receipt of a successful payment, complete and final. The caller stores it in the commit that makes the payment a success. */
export function buildReceipt({
  number,
  inquiry,
  payment,
  outlet,
  zone,
  logo,
  proof,
  sample,
  verifyUrl,
  words,
}: ReceiptFacts): ReceiptModel {
  const bill = describeBill(inquiry, words, true);
  return {
    version: 1,
    kind: "receipt",
    name: "Struk pembayaran",
    notice: sample ? SAMPLE_NOTICE : null,
    ...(logo && { logo }),
    sections: withLines([
      section("outlet", null, outletLines(outlet)),
      section("title", null, [
        heading("STRUK PEMBAYARAN"),
        heading(bill.title),
        { kind: "text", text: "Status: BERHASIL" },
      ]),
      section("references", "Transaksi", [
        // The row stays when empty, so that it reads as missing at the biller, not torn off.
        pair("No. referensi", payment.noref ?? ""),
        ...(number === null ? [] : [pair("No. struk", number)]),
        pair("ID inquiry", inquiry.trId),
        pair("Ref ID", inquiry.refId),
        pair("Waktu", formatDateTime(payment.paidAt, zone)),
        pair("Kasir", payment.cashierName),
      ]),
      section("bill", "Tagihan", bill.lines.map(factLine)),
      section("amounts", bill.amountsTitle, [...bill.amounts.map(amountLine), ...bill.parts.flatMap(partLines)]),
      section("sums", null, [
        money("Nominal", inquiry.nominal),
        money("Biaya admin", inquiry.admin),
        ...(payment.ownFee === 0 ? [] : [money("Biaya loket", payment.ownFee)]),
        ...(payment.rounding === 0 ? [] : [money("Pembulatan", payment.rounding)]),
      ]),
      section("total", null, totalLines(handedOver({ ...payment, price: inquiry.price }) as Rupiah)),
      section("method", "Pembayaran", methodLines(payment, inquiry.price)),
      section("footer", null, [
        ...(bill.remainder === null ? [] : [heading(bill.remainder)]),
        ...bill.notes.flatMap(textLines),
        ...(proof && bill.proof !== null ? textLines(bill.proof) : []),
        ...textLines(outlet.footer),
      ]),
    ]),
    qr: { url: verifyUrl, caption: "Pindai untuk memeriksa struk ini" },
  };
}

/** A paper's head: the outlet's name, address and telephone, as far as set. */
export function outletLines(outlet: Omit<Outlet, "zone">): ReceiptLine[] {
  const phone = plainText(outlet.phone);
  return [
    ...(plainText(outlet.name) === "" ? [] : [heading(plainText(outlet.name))]),
    ...textLines(outlet.address),
    ...(phone === "" ? [] : textLines(`Telp. ${phone}`)),
  ];
}

function totalLines(price: Rupiah): ReceiptLine[] {
  return [
    { kind: "total", label: "TOTAL BAYAR", value: formatRupiah(price) },
    { kind: "words", label: "Terbilang", value: terbilang(price) },
  ];
}

function methodLines(payment: ReceiptFacts["payment"], price: Rupiah): ReceiptLine[] {
  const line = pair("Cara bayar", METHODS[payment.method]);
  if (payment.reference) return [line, pair("No. referensi bayar", payment.reference)];
  const change = changeOf({ ...payment, price });
  if (change === null || payment.cashReceived === null) return [line];
  return [line, money("Tunai", payment.cashReceived), money("Kembali", change)];
}

export function section(id: ReceiptSection["id"], title: string | null, lines: readonly ReceiptLine[]): ReceiptSection {
  return { id, title, lines };
}

/** Drops empty sections. */
export function withLines(sections: readonly ReceiptSection[]): ReceiptSection[] {
  return sections.filter(({ lines }) => lines.length > 0);
}

export function heading(text: string) {
  return { kind: "heading" as const, text };
}

/** A row that is always printed; a missing value reads "-". */
export function pair(label: string, value: string): ReceiptLine {
  return { kind: "pair", label, value: plainLine(value) || "-" };
}

function factLine({ label, value, big }: Fact): ReceiptLine {
  return big ? { kind: "total", label, value: plainLine(value) || "-", large: true } : pair(label, value);
}

function amountLine({ code, name, short, amount }: AmountLine): ReceiptLine {
  return { ...money(name, amount, code), ...(short && { short }) };
}

/** One of several bills: its month, meters and amounts. */
function partLines({ title, facts, amounts }: BillPart): ReceiptLine[] {
  return [...(title === "" ? [] : [heading(title)]), ...facts.map(factLine), ...amounts.map(amountLine)];
}

export function money(label: string, amount: number, code: string | null = null) {
  return { kind: "amount" as const, code, label, value: formatRupiah(amount) };
}

function textLines(text: string): ReceiptLine[] {
  return text
    .split(/\r?\n/)
    .map(plainLine)
    .filter((line) => line !== "")
    .map((line) => ({ kind: "text", text: line }));
}
