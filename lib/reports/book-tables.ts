import { batchesOf } from "#lib/db/batches.ts";
import type { Reader } from "#lib/db/connection.ts";
import { type JournalSpan, type ListedLine, listJournal } from "#lib/db/journal/journal-list.ts";
import { latestNames } from "#lib/db/people/users.ts";
import { listShifts } from "#lib/db/shifts/shifts.ts";
import { type ExportCell, rupiahCell, textCell, timeCell } from "#lib/domain/export-cell.ts";
import { ACCOUNT_NAMES, type Account, type TransferKind } from "#lib/domain/journal.ts";
import { productName } from "#lib/domain/products/describe-bill.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { DAY, dayStart, type Zone } from "#lib/domain/time.ts";
import { countedIn, expectedCash, receivedOf } from "#lib/domain/totals.ts";
import type { Figures } from "./daily-report.ts";
import type { DepositDay } from "./deposit-days.ts";
import { type Cells, type ExportTable, totalCells } from "./export-table.ts";
import { refundedOf, type SalesBy } from "./sales.ts";

/** Days in the outlet's zone, both included, and the last journal line to include. */
export type BookSpan = { readonly from: string; readonly to: string; readonly upTo: number; readonly zone: Zone };

/** In the reader's language: column headings by name, kinds of entries, methods, and the label of sums. */
export type BookWords = {
  readonly column: (name: string) => string;
  readonly kind: (kind: TransferKind) => string;
  readonly method: (method: string) => string;
  readonly product: (id: string) => string;
  readonly dayState: (state: string) => string;
  readonly sum: string;
};

type Column<Row> = {
  readonly name: string;
  readonly width: number;
  readonly cell: (row: Row) => ExportCell;
  /** Amounts that are added up under the last row. */
  readonly adds?: (row: Row) => number;
};

/** Every line of the journal twice, once for each side, so that debits equal credits for any days. */
export function journalTable(from: Reader, span: BookSpan, words: BookWords, signal: AbortSignal): ExportTable {
  type Side = { line: ListedLine; account: Account; debit: number | null; credit: number | null };
  const columns: Column<Side>[] = [
    { name: "number", width: 10, cell: ({ line }) => textCell(String(line.id)) },
    ...lineColumns(words).map(({ name, width, cell }) => ({ name, width, cell: ({ line }: Side) => cell(line) })),
    { name: "account", width: 24, cell: ({ account }) => textCell(ACCOUNT_NAMES[account]) },
    amountColumn("debit", ({ debit }) => debit),
    amountColumn("credit", ({ credit }) => credit),
    ...[...tailColumns(words), productColumn(words)].map(({ name, width, cell }) => ({
      ...{ name, width },
      cell: ({ line }: Side) => cell(line),
    })),
  ];
  const sides = (line: ListedLine): Side[] => [
    { line, account: line.debit, debit: line.amount, credit: null },
    { line, account: line.credit, debit: null, credit: line.amount },
  ];
  return tableOf(columns, mapped(linesOf(from, span, signal), sides), span, words);
}

/** Cash in and cash out, and cash differences. */
export function cashMovesTable(from: Reader, span: BookSpan, words: BookWords, signal: AbortSignal): ExportTable {
  const kinds: TransferKind[] = ["cash_in", "cash_out", "opening_difference", "counted_difference"];
  const moved = ({ debit, amount }: ListedLine) => (debit === "drawer" ? amount : -amount);
  const columns: Column<ListedLine>[] = [
    ...lineColumns(words),
    amountColumn("amount", moved),
    ...tailColumns(words).filter(({ name }) => name !== "method"),
  ];
  return tableOf(columns, linesOf(from, { ...span, kinds }, signal), span, words);
}

/** What the outlet owed its customers and paid back, and what they owed it and paid. */
export function refundsTable(from: Reader, span: BookSpan, words: BookWords, signal: AbortSignal): ExportTable {
  const change = (line: ListedLine, account: Account, grows: "debit" | "credit") =>
    line.debit === account || line.credit === account ? (line[grows] === account ? line.amount : -line.amount) : null;
  const columns: Column<ListedLine>[] = [
    ...lineColumns(words),
    { name: "company", width: 36, cell: ({ company }) => textCell(company) },
    amountColumn("refunds", (line) => change(line, "refunds", "credit")),
    amountColumn("receivable", (line) => change(line, "receivable", "debit")),
    ...tailColumns(words),
    productColumn(words),
    amountColumn("ownFee", (line) =>
      feeOf(line, change(line, "refunds", "credit") ?? change(line, "receivable", "debit")),
    ),
  ];
  const touching: Account[] = ["refunds", "receivable"];
  return tableOf(columns, linesOf(from, { ...span, touching }, signal), span, words);
}

/** The shop's own fee in a refund or a debt; null if there was none. A reversal has a line for each part of the money. */
function feeOf({ kind, debit, ownFee }: ListedLine, amount: number | null): number | null {
  return amount === null || !ownFee || (kind === "reversed" && debit !== "own_fee") ? null : Math.sign(amount) * ownFee;
}

/** Shifts opened on these days, newest first. */
export function shiftsTable(from: Reader, span: BookSpan, words: BookWords, signal: AbortSignal): ExportTable {
  const closedColumn = (name: string, of: (closing: NonNullable<Shift["closing"]>, shift: Shift) => number | null) =>
    amountColumn<Shift>(name, (shift) => shift.closing && of(shift.closing, shift));
  const columns: Column<Shift>[] = [
    { name: "shift", width: 8, cell: ({ id }) => textCell(String(id)) },
    { name: "cashier", width: 22, cell: ({ cashierName }) => textCell(cashierName) },
    { name: "opened", width: 20, cell: ({ openedAt }) => timeCell(openedAt) },
    { name: "closed", width: 20, cell: ({ closing }) => timeCell(closing?.at ?? null) },
    { name: "closedBy", width: 22, cell: ({ closing }) => textCell(closing?.byName ?? null) },
    { name: "payments", width: 12, cell: (shift) => count(shift.closing && countedIn(shift.closing.totals)) },
    { name: "succeeded", width: 12, cell: (shift) => count(shift.closing?.totals.paid.count ?? null) },
    closedColumn("price", ({ totals }) => totals.paid.total),
    closedColumn("rounding", ({ totals }) => totals.paid.rounding),
    closedColumn("ownFee", ({ totals }) => totals.paid.ownFee),
    closedColumn("commission", ({ totals }) => totals.paid.commission),
    closedColumn("earlier", ({ totals }) => totals.earlier.paid.total),
    amountColumn("openingCash", ({ openingCash }) => openingCash),
    closedColumn("cashIn", ({ totals }) => totals.cashIn.total),
    closedColumn("cashOut", ({ totals }) => -totals.cashOut.total),
    closedColumn("moves", ({ totals }) => totals.moves.reduce((all, { amount }) => all + amount, 0)),
    // The rest of the expected cash: debts paid in cash.
    closedColumn(
      "otherCash",
      ({ expected, totals }, { openingCash }) =>
        expected - expectedCash(openingCash, { ...totals, collected: { count: 0, total: 0 } }),
    ),
    closedColumn("expected", ({ expected }) => expected),
    closedColumn("counted", ({ counted }) => counted),
    closedColumn("difference", ({ difference }) => difference),
    { name: "note", width: 40, cell: ({ closing }) => textCell(closing?.reason ?? null) },
    closedColumn("received", ({ totals }) => receivedOf(totals.paid)),
  ];
  return tableOf(columns, shiftPieces(from, span, signal), span, words);
}

/** The deposit's days as in the reconciliation, oldest first. */
export function depositDaysTable(days: readonly DepositDay[], span: BookSpan, words: BookWords): ExportTable {
  const columns: Column<DepositDay>[] = [
    { name: "day", width: 12, cell: ({ day }) => textCell(day) },
    { name: "opening", width: 18, cell: ({ opening }) => rupiahCell(opening) },
    { name: "payments", width: 12, cell: ({ paid }) => count(paid.count) },
    amountColumn("paid", ({ paid }) => -paid.sum),
    amountColumn("waiting", ({ maybe }) => maybe),
    amountColumn("returned", ({ returned }) => returned),
    amountColumn("rises", ({ rises }) => rises.noted),
    amountColumn("risesLeft", ({ rises }) => rises.left),
    amountColumn("falls", ({ falls }) => falls.noted),
    amountColumn("fallsLeft", ({ falls }) => falls.left),
    { name: "closing", width: 18, cell: ({ closing }) => rupiahCell(closing) },
    { name: "state", width: 22, cell: ({ state }) => textCell(words.dayState(state)) },
  ];
  return tableOf(columns, [days], span, words);
}

/** Totals of each group. */
export function salesTable(by: SalesBy, { sales }: Figures, span: BookSpan, words: BookWords): ExportTable {
  const shown = (name: string) => (by === "method" || by === "product" ? words[by](name) : name);
  const columns: Column<Figures["sales"][SalesBy][number]>[] = [
    { name: by, width: 22, cell: ({ name }) => textCell(shown(name)) },
    { name: "succeeded", width: 12, cell: ({ totals }) => count(totals.paid.count) },
    amountColumn("nominal", ({ totals }) => totals.paid.nominal),
    amountColumn("admin", ({ totals }) => totals.paid.admin),
    amountColumn("price", ({ totals }) => totals.paid.total),
    amountColumn("rounding", ({ totals }) => totals.paid.rounding),
    amountColumn("ownFee", ({ totals }) => totals.paid.ownFee),
    amountColumn("commission", ({ totals }) => totals.paid.commission),
    amountColumn("refunded", ({ totals }) => refundedOf(totals)),
    amountColumn("received", ({ totals }) => receivedOf(totals.paid)),
  ];
  return tableOf(columns, [sales[by]], span, words);
}

function lineColumns(words: BookWords): Column<ListedLine>[] {
  return [
    { name: "time", width: 20, cell: ({ at }) => timeCell(at) },
    { name: "day", width: 12, cell: ({ day }) => textCell(day) },
    { name: "what", width: 24, cell: ({ kind }) => textCell(words.kind(kind)) },
  ];
}

function tailColumns(words: BookWords): Column<ListedLine>[] {
  return [
    { name: "trId", width: 14, cell: ({ trId }) => textCell(trId) },
    { name: "shift", width: 8, cell: ({ shiftId }) => textCell(shiftId === null ? null : String(shiftId)) },
    { name: "cashier", width: 22, cell: ({ cashierName }) => textCell(cashierName) },
    { name: "method", width: 12, cell: ({ method }) => textCell(method && words.method(method)) },
    { name: "by", width: 22, cell: ({ byName }) => textCell(byName) },
    { name: "note", width: 40, cell: ({ note }) => textCell(note) },
  ];
}

function productColumn(words: BookWords): Column<ListedLine> {
  const nameOf = ({ family, product }: ListedLine) =>
    family === null || product === null ? null : productName({ family, product }, { say: words.product });
  return { name: "product", width: 24, cell: (line) => textCell(nameOf(line)) };
}

function amountColumn<Row>(name: string, of: (row: Row) => number | null): Column<Row> {
  const cell = (row: Row) => {
    const amount = of(row);
    return amount === null ? null : rupiahCell(amount);
  };
  return { name, width: 18, cell, adds: (row) => of(row) ?? 0 };
}

function count(number: number | null): ExportCell {
  return number === null ? null : rupiahCell(number);
}

type Pieces<Row> = AsyncIterable<readonly Row[]> | readonly (readonly Row[])[];

/** Cells and sums of rows as they pass by. */
function tableOf<Row>(
  columns: readonly Column<Row>[],
  pieces: Pieces<Row>,
  { zone }: BookSpan,
  words: BookWords,
): ExportTable {
  const names = columns.map(({ name }) => name);
  const sums: Record<string, number> = Object.fromEntries(
    columns.flatMap(({ name, adds }) => (adds ? [[name, 0]] : [])),
  );
  const cells = (row: Row): Cells => {
    for (const { name, adds } of columns) if (adds) sums[name] = (sums[name] ?? 0) + adds(row);
    return columns.map(({ cell }) => cell(row));
  };
  return {
    columns: columns.map(({ name, width }) => ({ heading: words.column(name), width })),
    pieces: mapped(pieces, (row) => [cells(row)]),
    totals: () => [totalCells(words.sum, names, sums)],
    zone,
  };
}

async function* mapped<From, To>(pieces: Pieces<From>, to: (row: From) => readonly To[]): AsyncGenerator<To[]> {
  for await (const rows of pieces) yield rows.flatMap(to);
}

function linesOf(from: Reader, span: JournalSpan, signal: AbortSignal): AsyncGenerator<ListedLine[]> {
  return batchesOf<ListedLine>(async (limit, after) => {
    const lines = await listJournal(from, span, { ...(after && { after }), limit });
    // A renamed person appears under one name throughout.
    const names = await latestNames(from, lines);
    return lines.map((line) => ({ ...line, cashierName: names.get(line.cashierId ?? "") ?? line.cashierName }));
  }, signal);
}

function shiftPieces(from: Reader, { from: first, to, zone }: BookSpan, signal: AbortSignal): AsyncGenerator<Shift[]> {
  const days = { since: dayStart(first, zone) ?? 0, until: (dayStart(to, zone) ?? 0) + DAY };
  return batchesOf<Shift>((limit, after) => listShifts(from, days, { ...(after && { after }), limit }), signal);
}
