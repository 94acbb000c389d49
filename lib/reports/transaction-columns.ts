import type { TransactionRow } from "#lib/db/search/transactions.ts";
import { type ExportCell, rupiahCell, textCell, timeCell } from "#lib/domain/export-cell.ts";
import { changeOf, type PayMethod } from "#lib/domain/payment.ts";
import { productOf } from "#lib/domain/products/catalogue.ts";
import { periodWords, productName } from "#lib/domain/products/describe-bill.ts";
import { amountAt, textAt } from "#lib/domain/products/details.ts";
import type { Words } from "#lib/domain/products/product.ts";
import type { Rupiah } from "#lib/domain/rupiah.ts";

/** The columns of the export, in order; their headings are in the message files. */
export const TRANSACTION_COLUMNS = [
  "createdAt",
  "trId",
  "refId",
  "noref",
  "hp",
  "npp",
  "division",
  "company",
  "period",
  "jht",
  "jkk",
  "jkm",
  "jpk",
  "jpn",
  "nominal",
  "admin",
  "price",
  "rounding",
  "cash",
  "change",
  "commission",
  "status",
  "method",
  "reference",
  "cashier",
  "shift",
  "paidAt",
  "product",
  "ownFee",
] as const;
export type TransactionColumn = (typeof TRANSACTION_COLUMNS)[number];

/** The columns that have totals under them. */
export const AMOUNT_COLUMNS: readonly TransactionColumn[] = [
  "jht",
  "jkk",
  "jkm",
  "jpk",
  "jpn",
  "nominal",
  "admin",
  "price",
  "rounding",
  "commission",
  "ownFee",
];

/** Words for a row's codes; the states include `reversed`. */
export type CodeWords = {
  readonly states: Readonly<Record<string, string>>;
  readonly methods: Readonly<Record<string, string>>;
  /** A product's words by their keys. */
  readonly product: Words["say"];
};

/** What a payment counts as: `reversed` for a success that was taken back. */
export function standingOf({ state, reversedAt }: Standing): TransactionRow["state"] | "reversed" {
  return reversedAt === null ? state : "reversed";
}
type Standing = Pick<TransactionRow, "state" | "reversedAt">;

/** `price` − `selling_price`, for successes that were not reversed. */
function commissionOf(row: Standing & Pick<TransactionRow, "price" | "sellingPrice">): number {
  return standingOf(row) === "success" ? row.price - row.sellingPrice : 0;
}

/** A payment with the details that only its export has. */
export type ExportedPayment = TransactionRow & {
  readonly cashReceived: Rupiah | null;
  readonly shiftId: number | null;
  /** The product's own part of the bill, as JSON. */
  readonly details: string;
};

/** The programmes' amounts by letters, and the bill's facts by key. */
function billOf(row: ExportedPayment, read: unknown) {
  const specs = productOf(row).amounts ?? [];
  return {
    lines: new Map(specs.flatMap((spec) => (spec.code ? [[spec.code, amountAt(read, spec)] as const] : []))),
    fact: (key: string) => textAt(read, key) || null,
  };
}

function amountCell(amount: number | null | undefined): ExportCell {
  return amount === null || amount === undefined ? null : rupiahCell(amount);
}

/**
 * A payment's cells in the order of `TRANSACTION_COLUMNS`; amounts in rupiah, times in UTC milliseconds until a writer converts them to the
 * zone.
 */
export function transactionCells(row: ExportedPayment, words: CodeWords): ExportCell[] {
  const details: unknown = JSON.parse(row.details);
  const { lines, fact } = billOf(row, details);
  const change = changeOf({ ...row, method: row.method as PayMethod, price: row.price as Rupiah });
  const cells: Record<TransactionColumn, ExportCell> = {
    createdAt: timeCell(row.createdAt),
    trId: textCell(row.trId),
    refId: textCell(row.refId),
    noref: textCell(row.noref),
    hp: textCell(row.hp),
    npp: textCell(fact("npp")),
    division: textCell(fact("kode_divisi")),
    company: textCell(row.company),
    period: textCell(periodWords({ ...row, details }, { say: words.product, language: "id" })),
    jht: amountCell(lines.get("JHT")),
    jkk: amountCell(lines.get("JKK")),
    jkm: amountCell(lines.get("JKM")),
    jpk: amountCell(lines.get("JPK")),
    jpn: amountCell(lines.get("JPN")),
    nominal: rupiahCell(row.nominal),
    admin: rupiahCell(row.admin),
    price: rupiahCell(row.price),
    rounding: rupiahCell(row.rounding),
    cash: amountCell(row.cashReceived),
    change: amountCell(change),
    commission: rupiahCell(commissionOf(row)),
    status: textCell(words.states[standingOf(row)] ?? row.state),
    method: textCell(words.methods[row.method] ?? row.method),
    reference: textCell(row.reference),
    cashier: textCell(row.cashierName),
    shift: textCell(row.shiftId === null ? null : String(row.shiftId)),
    paidAt: timeCell(row.paidAt),
    product: textCell(productName(row, { say: words.product })),
    ownFee: rupiahCell(row.ownFee),
  };
  return TRANSACTION_COLUMNS.map((column) => cells[column]);
}
