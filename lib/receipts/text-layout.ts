import { markDetails, markTitle, type PrintMark } from "#lib/domain/print-mark.ts";
import type { RollLine, TextLine } from "#lib/domain/receipt-drawing.ts";
import type { ReceiptLine, ReceiptModel } from "#lib/domain/receipt-model.ts";
import { alignRight, columnsOf, spread, wrap } from "./wrap.ts";

const INDENT = 2;
/** With fewer columns a programme's name breaks so often that its amount gets its own line. */
const LEAST_NAME_COLUMNS = 14;

/**
 * The receipt as lines of a roll `columns` characters wide (32 on 58 mm, 48 on 80 mm): the one layout that screen, PDF and printer share.
 * Nothing is cut off; text that does not fit wraps.
 */
export function layoutReceipt(model: ReceiptModel, columns: number): RollLine[] {
  const notice: RollLine[] = model.notice === null ? [] : centred(model.notice, columns, true);
  // The slip says "BELUM LUNAS" itself and is not numbered, so it has no place for a print's mark.
  const mark = (where: "top" | "bottom"): RollLine[] => (model.kind === "receipt" ? [{ kind: "mark", where }] : []);
  const body = model.sections.flatMap((section, index): RollLine[] => [
    ...(index === 0 ? [] : [{ kind: section.id === "title" ? "space" : "rule" } as const]),
    ...section.lines.flatMap((line) => layoutLine(line, columns)),
  ]);
  const qr: RollLine[] =
    model.qr === null ? [] : [{ kind: "space" }, { kind: "qr" }, ...centred(model.qr.caption, columns)];
  return [
    ...notice,
    ...(notice.length > 0 ? [{ kind: "rule" } as const] : []),
    ...mark("top"),
    ...(model.logo ? LOGO : []),
    ...body,
    ...qr,
    ...mark("bottom"),
    ...(notice.length > 0 ? [{ kind: "rule" } as const] : []),
    ...notice,
  ];
}

/**
 * A print's mark as lines, ruled off from the receipt: who and when at the top, only the headline at the bottom. Empty for the original.
 */
export function layoutMark(mark: PrintMark, where: "top" | "bottom", columns: number): RollLine[] {
  const title = markTitle(mark);
  if (title === null) return [];
  const headline = wrap(title, columns / 2).map((text) => line(text, { bold: true, align: "center", size: 2 }));
  if (where === "bottom") return [{ kind: "rule" }, ...headline];
  return [...headline, ...markDetails(mark).flatMap((detail) => centred(detail, columns)), { kind: "rule" }];
}

/** One print for a printer: the receipt with the print's mark in place. */
export function layoutPrint(model: ReceiptModel, mark: PrintMark, columns: number): RollLine[] {
  return layoutReceipt(model, columns).flatMap((given) =>
    given.kind === "mark" ? layoutMark(mark, given.where, columns) : [given],
  );
}

const LOGO: readonly RollLine[] = [{ kind: "logo" }, { kind: "space" }];
const ROOM: readonly RollLine[] = [{ kind: "space" }, { kind: "space" }, { kind: "space" }];

function layoutLine(given: ReceiptLine, columns: number): readonly RollLine[] {
  switch (given.kind) {
    case "heading":
      return centred(given.text, columns, true, given.large ? 2 : 1);
    case "text":
      return centred(given.text, columns);
    case "sign":
      return [...ROOM, line(`${given.text} `.padEnd(columns, "."))];
    case "pair":
      return pairLines(given.label, given.value, columns).map((text) => line(text));
    case "amount":
      return amountLines(given, columns).map((text) => line(text));
    case "total":
      return totalLines(given, columns);
    case "words":
      return wrap(`${given.label}: ${given.value}`, columns, INDENT).map((text) => line(text));
  }
}

/** Label left and value right. A value that needs its own line stays right; one that needs several becomes an indented block. */
function pairLines(label: string, value: string, columns: number): string[] {
  const one = spread(label, value, columns);
  if (one !== null) return [one];
  const labels = wrap(label, columns);
  if (columnsOf(value) <= columns) return [...labels, alignRight(value, columns)];
  const margin = " ".repeat(INDENT);
  return [...labels, ...wrap(value, columns - INDENT).map((text) => margin + text)];
}

/**
 * Uses the short name where the long one would need a second line. The name stays clear of the amount column and wraps under itself; the
 * amount is on its last line.
 */
function amountLines(given: Extract<ReceiptLine, { kind: "amount" }>, columns: number): string[] {
  const named = (label: string) => (given.code === null ? label : `${given.code} ${label}`);
  const name = named(given.label);
  const short = given.short === undefined ? null : spread(named(given.short), given.value, columns);
  if (short !== null && spread(name, given.value, columns) === null) return [short];
  const indent = given.code === null ? INDENT : columnsOf(given.code) + 1;
  const free = columns - columnsOf(given.value) - 1;
  const names = wrap(name, free >= LEAST_NAME_COLUMNS ? free : columns, indent);
  const last = names.pop() as string;
  const one = spread(last, given.value, columns);
  return one !== null ? [...names, one] : [...names, last, alignRight(given.value, columns)];
}

/** On one line with its label, double size if both fit; a large one below its label if not. */
function totalLines({ label, value, large }: Extract<ReceiptLine, { kind: "total" }>, columns: number): TextLine[] {
  const half = columns / 2;
  const size = spread(label, value, half) === null ? 1 : 2;
  if (large && size === 1 && columnsOf(value) <= half)
    return [line(label, { bold: true }), line(alignRight(value, half), { bold: true, size: 2 })];
  return pairLines(label, value, columns / size).map((text) => line(text, { bold: true, size }));
}

function centred(text: string, columns: number, bold = false, size: 1 | 2 = 1): TextLine[] {
  return wrap(text, columns / size).map((part) => line(part, { bold, align: "center", size }));
}

function line(text: string, look: Partial<Omit<TextLine, "kind" | "text">> = {}): TextLine {
  return { kind: "text", text, bold: false, align: "left", size: 1, ...look };
}
