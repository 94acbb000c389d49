import type { Inquiry } from "../bill.ts";
import { formatMonth, formatPeriod } from "../period.ts";
import { formatRupiah, readRupiah } from "../rupiah.ts";
import { dayStart, formatDate } from "../time.ts";
import { productOf } from "./catalogue.ts";
import { amountAt, at, isObject, listAt, sumIn, textAt } from "./details.ts";
import type { AmountLine, AmountSpec, Fact, FactForm, FactSpec, Product, Words } from "./product.ts";

/** One bill inside a bill, usually a month. `title` may be empty. */
export type BillPart = {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly amounts: readonly AmountLine[];
};

/** A bill in one language: everything that screens and papers show of it. */
export type BillText = {
  readonly product: string;
  readonly title: string;
  /** In receipt order; customer number, name and period have fixed keys. */
  readonly lines: readonly Fact[];
  readonly amountsTitle: string;
  readonly columns: { readonly line: string; readonly amount: string };
  readonly amounts: readonly AmountLine[];
  readonly parts: readonly BillPart[];
  /** Says that bills are left in arrears; shown before paying and on the receipt. */
  readonly remainder: string | null;
  /** Sentences at the end of the receipt. */
  readonly notes: readonly string[];
  /** Says that the receipt is a proof, if a contract asks for it. */
  readonly proof: string | null;
};

type Quoted = Pick<Inquiry, "family" | "product" | "hp" | "company" | "period" | "details">;

/** Describes a stored inquiry, using only what the biller said. `paid`: the facts that a customer needs read "-" when they are missing. */
export function describeBill(inquiry: Quoted, words: Words, paid = false): BillText {
  const product = productOf(inquiry);
  const { say } = words;
  const left = billsLeft(product, inquiry.details);
  const [all, line, amount] = product.amountsKeys ?? ["rincianTagihan", "rincian", "jumlah"];
  return {
    product: productName(inquiry, words),
    title: say(product.title),
    lines: [
      ...product.lines.flatMap((spec) =>
        typeof spec === "string" ? ownLine(spec, product, inquiry, words) : factOf(spec, inquiry.details, words, paid),
      ),
      ...(product.unknown ? rawFacts(inquiry.details) : []),
    ],
    amountsTitle: say(all),
    columns: { line: say(line), amount: say(amount) },
    amounts: amountsOf(inquiry.details, product.amounts ?? [], words),
    parts: partsOf(product, inquiry.details, words),
    remainder: left > 0 ? say("sisaTagihan", { count: left }) : null,
    notes: notesOf(product, inquiry, words),
    proof: product.proof ? say(product.proof) : null,
  };
}

/** A product's name; the code of an unknown one. */
export function productName(inquiry: Pick<Inquiry, "family" | "product">, { say }: Pick<Words, "say">): string {
  const product = productOf(inquiry);
  return product.unknown ? inquiry.product : say(product.id);
}

/** Whose bill it is and for which period, for a payment's row in lists. */
export function rowFacts(bill: Omit<Quoted, "details">, words: Words): Fact[] {
  const product = productOf(bill);
  return (["number", "name", "period"] as const).flatMap((which) =>
    ownLine(which, product, { ...bill, details: {} }, words),
  );
}

/** The sum of the amounts that make up the nominal; null when the reply has none. */
export function sumOfAmounts(inquiry: Quoted): number | null {
  return sumIn(productOf(inquiry), inquiry.details);
}

/** The bill's own numbers to search by. None if the details cannot be read: search must never stop a payment. */
export function searchNumbersOf(inquiry: { family: string; product: string }, details: unknown): readonly string[] {
  return (productOf(inquiry).search ?? []).map((path) => textAt(details, path)).filter((number) => number !== "");
}

/** Bills left in arrears after this payment; 0 if the reply does not say. */
function billsLeft({ remainder, bills }: Product, details: unknown): number {
  if (!remainder || !bills) return 0;
  const left = textAt(details, remainder.left);
  const listed = listAt(details, bills.path).length;
  const more = listed === 0 ? 0 : Number(textAt(details, remainder.bills)) - listed;
  const count = left === "" ? more : Number(left);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

function ownLine(which: "number" | "name" | "period", product: Product, inquiry: Quoted, words: Words): Fact[] {
  const { say } = words;
  if (which === "number") return [{ key: which, label: say(product.number.key), value: inquiry.hp }];
  if (which === "name") return [{ key: which, label: say(product.nameKey ?? "nama"), value: inquiry.company }];
  const value = periodWords(inquiry, words);
  // A missing month is a fault of the biller and must be seen; other products often have no period.
  if (value === "" && product.period !== "months") return [];
  return [{ key: which, label: say(product.periodKey ?? "periode"), value }];
}

/** A period in words; empty for products that have none. Anything not in the product's form is shown as received: a guess would be worse. */
export function periodWords(
  { period, details, ...bill }: Pick<Quoted, "family" | "product" | "period" | "details">,
  { say, language }: Words,
): string {
  const product = productOf(bill);
  const count = /^0*([1-9]\d{0,2})$/.exec(period)?.[1];
  switch (product.period) {
    case "none":
      return "";
    case "months":
      return formatPeriod(period, language);
    case "span":
      return [...new Set(period.split(","))].map((month) => formatMonth(month.trim(), language)).join(" - ");
    case "mmyy":
      return formatMonth(period.replace(/^(0[1-9]|1[0-2])(\d\d)$/, "20$2$1"), language);
    case "count":
      return count ? say("jumlahBulan", { count }) : period;
    case "instalment": {
      const of = /^0*([1-9]\d*)$/.exec(textAt(details, "tenor"))?.[1];
      return count && of ? say("angsuranDari", { count, of }) : (count ?? period);
    }
    case "days":
      if (!/^\d{8}-\d{8}$/.test(period)) return period;
      return period
        .split("-")
        .map((day) => formatDay(day, language))
        .join(" - ");
    default:
      return period;
  }
}

function factOf(spec: FactSpec, details: unknown, words: Words, paid = false): Fact[] {
  const { key, paths = [key], as = "text", big } = spec;
  const values = paths.map((path) => textAt(details, path));
  const value = values.every((one) => one === "") ? "" : FORMS[as](values, words);
  return value === "" && !(big && paid) ? [] : [{ key, label: words.say(key), value, ...(big && { big }) }];
}

const joined = (between: string) => (values: readonly string[]) => values.filter(Boolean).join(between);
const FORMS: Record<FactForm, (values: readonly string[], words: Words) => string> = {
  text: joined(", "),
  branch: joined(" "),
  meters: joined(" - "),
  money: ([value = ""]) => {
    const amount = readRupiah(value);
    return amount === null ? value : formatRupiah(amount);
  },
  date: ([value = ""], { language }) => formatDay(value, language),
  power: ([tariff, watts]) => joined("/")([tariff ?? "", watts ? `${watts} VA` : ""]),
  usage: ([first = "", last = ""]) => {
    // "4.589" may be thousands. The difference of two decimals has the computer's noise behind it.
    const used = Number((Number(last) - Number(first)).toFixed(2));
    return [first, last].every((meter) => /^\d+(\.\d{1,2})?$/.test(meter)) && used >= 0 ? `${used} m3` : "";
  },
};

function formatDay(day: string, language: "id" | "en"): string {
  const start = dayStart(day.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"), "WIB");
  return start === null ? day : formatDate(start, "WIB", language);
}

function amountsOf(details: unknown, specs: readonly AmountSpec[], { say }: Words): AmountLine[] {
  return specs.flatMap((spec) => {
    const amount = amountAt(details, spec);
    return amount === null
      ? []
      : [{ code: spec.code ?? null, name: say(spec.key), ...(spec.short && { short: say(spec.short) }), amount }];
  });
}

function partsOf({ bills }: Product, details: unknown, words: Words): BillPart[] {
  if (!bills) return [];
  return listAt(details, bills.path)
    .map((bill) => ({
      title: formatPeriod(textAt(bill, bills.period), words.language),
      facts: bills.facts.flatMap((spec) => factOf(spec, bill, words)),
      amounts: amountsOf(bill, bills.amounts, words),
    }))
    .filter(({ title, facts, amounts }) => title !== "" || facts.length + amounts.length > 0);
}

function notesOf({ notes = [], notesByCode, notesPath }: Product, bill: Quoted, { say }: Words): string[] {
  const own = notesPath ? at(bill.details, notesPath) : [];
  return [
    ...[...notes, notesByCode?.[bill.product] ?? []].flat().map((key) => say(key)),
    ...(Array.isArray(own) ? own : [own]).filter((text): text is string => typeof text === "string" && text !== ""),
  ];
}

/** Everything in the reply of an unknown product, as received. */
function rawFacts(details: unknown, before = ""): Fact[] {
  if (!isObject(details) && !Array.isArray(details)) return [];
  return Object.entries(details).flatMap(([name, value]): Fact[] => {
    const key = `${before}${name}`;
    if (typeof value === "object") return rawFacts(value, `${key}.`);
    return value === "" ? [] : [{ key, label: key, value: String(value) }];
  });
}
