import type { TransactionRow } from "#lib/db/search/transactions.ts";
import { type ExportCell, rupiahCell, textCell, timeCell } from "#lib/domain/export-cell.ts";
import { changeOf, countedState, handedOver, type PayMethod } from "#lib/domain/payment.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import { type BillText, describeBill, periodWords, searchNumbersOf } from "#lib/domain/products/describe-bill.ts";
import type { AmountLine, Fact, Words } from "#lib/domain/products/product.ts";
import { groupDigits, type Rupiah } from "#lib/domain/rupiah.ts";

/** A payment with the details that only its export has. */
export type ExportedPayment = TransactionRow & {
  readonly cashReceived: Rupiah | null;
  readonly shiftId: number | null;
  /** The name of the payment's code in the price list; null if it is not listed. */
  readonly listedName: string | null;
  /** The product's own part of the bill, as JSON. */
  readonly details: string;
};

/** Words for a row's codes; the states include `reversed`. */
export type CodeWords = {
  readonly states: Readonly<Record<string, string>>;
  readonly methods: Readonly<Record<string, string>>;
  /** A product's words by their keys. */
  readonly product: Words["say"];
};

type Exported = {
  readonly row: ExportedPayment;
  readonly details: unknown;
  readonly bill: BillText;
  readonly words: CodeWords;
};
type Column = {
  readonly name: string;
  readonly width: number;
  readonly cell: (from: Exported) => ExportCell;
  /** Has totals under it. */
  readonly adds?: true;
  /** A product's own column, headed as the product names it. The headings of the others are in the message files. */
  readonly heading?: (say: Words["say"]) => string;
};

const text = (name: string, width: number, of: (from: Exported) => string | null): Column => ({
  name,
  width,
  cell: (from) => textCell(of(from)),
});
const time = (name: string, of: (row: ExportedPayment) => number | null): Column => ({
  name,
  width: 20,
  cell: ({ row }) => timeCell(of(row)),
});
const amount = (name: string, of: (from: Exported) => number | null | undefined): Column => ({
  name,
  width: 16,
  cell: (from) => {
    const rupiah = of(from);
    return rupiah === null || rupiah === undefined ? null : rupiahCell(rupiah);
  },
});
const sum = (name: string, of: (from: Exported) => number | undefined): Column => ({ ...amount(name, of), adds: true });

const FACTS = new Set(
  PRODUCTS.flatMap(({ lines }) => lines.flatMap((spec) => (typeof spec === "object" && spec.column ? spec.key : []))),
);
const CODES = new Set(PRODUCTS.flatMap(({ amounts = [] }) => amounts.flatMap(({ code }) => code ?? [])));
const factOf = (bill: BillText, key: string) => bill.lines.find((line) => line.key === key)?.value ?? null;

/** The columns of the export. Spreadsheets count on their order: new ones come last. */
export const COLUMNS: readonly Column[] = [
  time("createdAt", ({ createdAt }) => createdAt),
  text("trId", 14, ({ row }) => row.trId),
  text("refId", 18, ({ row }) => row.refId),
  text("noref", 22, ({ row }) => row.noref),
  text("hp", 16, ({ row }) => row.hp),
  ...[...FACTS].map((key) => ({
    ...text(key, 12, ({ bill }) => factOf(bill, key)),
    heading: (say: Words["say"]) => say(key),
  })),
  text("company", 40, ({ row }) => row.company),
  text("period", 18, ({ row, details, words }) => periodWords({ ...row, details }, productWords(words))),
  ...[...CODES].map((code) => ({
    ...sum(code, ({ bill }) => bill.amounts.find((line) => line.code === code)?.amount),
    heading: () => code,
  })),
  sum("nominal", ({ row }) => row.nominal),
  sum("admin", ({ row }) => row.admin),
  sum("price", ({ row }) => row.price),
  sum("rounding", ({ row }) => row.rounding),
  amount("cash", ({ row }) => row.cashReceived),
  amount("change", ({ row }) => changeOf({ ...row, method: row.method as PayMethod, price: row.price as Rupiah })),
  sum("commission", ({ row }) => commissionOf(row)),
  text("status", 20, ({ row, words }) => words.states[countedState(row)] ?? row.state),
  text("method", 12, ({ row, words }) => words.methods[row.method] ?? row.method),
  text("reference", 22, ({ row }) => row.reference),
  text("cashier", 22, ({ row }) => row.cashierName),
  text("shift", 8, ({ row }) => (row.shiftId === null ? null : String(row.shiftId))),
  time("paidAt", ({ paidAt }) => paidAt),
  text("product", 24, ({ bill }) => bill.product),
  sum("ownFee", ({ row }) => row.ownFee),
  text("biller", 28, ({ row }) => row.listedName ?? row.product),
  text("numbers", 24, ({ row, details }) => otherNumbers(row, details)),
  text("details", 60, ({ bill }) => detailsOf(bill)),
  sum("received", ({ row }) => handedOver(row)),
];

/** A payment's cells in the order of `COLUMNS`; amounts in rupiah, times in UTC milliseconds until a writer converts them to the zone. */
export function transactionCells(row: ExportedPayment, words: CodeWords): ExportCell[] {
  const details: unknown = JSON.parse(row.details);
  const bill = describeBill({ ...row, details }, productWords(words));
  return COLUMNS.map(({ cell }) => cell({ row, details, bill, words }));
}

function productWords({ product }: CodeWords): Words {
  return { say: product, language: "id" };
}

/** `price` − `selling_price`, for successes that were not reversed. */
function commissionOf(row: Pick<TransactionRow, "state" | "reversedAt" | "price" | "sellingPrice">): number {
  return countedState(row) === "success" ? row.price - row.sellingPrice : 0;
}

/** The product's further numbers to search by. */
function otherNumbers(row: ExportedPayment, details: unknown): string {
  const numbers = new Set(searchNumbersOf(row, details));
  numbers.delete(row.hp);
  return [...numbers].join("; ");
}

/** Excel opens no file with a longer cell. */
const LONGEST_CELL = 32_767;

/** The bill's facts and amounts that have no column of their own. */
function detailsOf({ lines, amounts, parts, remainder }: BillText): string {
  const factsOf = (facts: readonly Fact[]) => facts.map(({ label, value }) => `${label} ${value}`);
  const amountsOf = (some: readonly AmountLine[]) => some.map((line) => `${line.name} ${groupDigits(line.amount)}`);
  const own = new Set(["number", "name", "period", ...FACTS]);
  const all = [
    ...factsOf(lines.filter(({ key }) => !own.has(key))),
    ...amountsOf(amounts.filter(({ code }) => code === null)),
    ...parts.map((part) => {
      const said = [...factsOf(part.facts), ...amountsOf(part.amounts)].join("; ");
      return part.title ? `${part.title}: ${said}` : said;
    }),
    ...(remainder ? [remainder] : []),
  ];
  return all.join("; ").slice(0, LONGEST_CELL);
}
