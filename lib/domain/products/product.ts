import type { Rupiah } from "../rupiah.ts";

/** The words of one language, by their key in the `products` messages. */
export type Words = {
  readonly language: "id" | "en";
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
};

/** A fact about a bill, in one language. `big`: the customer must be able to read it from a distance. */
export type Fact = { readonly key: string; readonly label: string; readonly value: string; readonly big?: boolean };
/** One line with its own amount, such as a BPJS programme; `code` is the programme's letters. */
export type AmountLine = {
  readonly code: string | null;
  readonly name: string;
  /** Short name for narrow papers. */
  readonly short?: string;
  readonly amount: Rupiah;
};

/** A value of `desc` at a path such as `biaya_pokok.PKB`; several paths form one fact. Absent and empty values are not shown. */
export type FactSpec = {
  /** The message key of the label, and the path when `paths` is absent. */
  readonly key: string;
  readonly paths?: readonly string[];
  readonly as?: FactForm;
  readonly big?: true;
  /** Has a column of its own in the export of transactions. */
  readonly column?: true;
};
export type FactForm = "text" | "money" | "date" | "power" | "meters" | "usage" | "branch";

/** An amount in `desc`. `beside`: not part of the nominal, such as an admin fee. */
export type AmountSpec = {
  readonly key: string;
  readonly path?: string;
  readonly code?: string;
  /** The message key of the short name. */
  readonly short?: string;
  readonly beside?: true;
  /** A bill without it is refused. */
  readonly required?: true;
};

/** The form of `period`: months, a number of months, first and last month, MMYY, an instalment, a year, two days, text, or none. */
export type PeriodForm = "months" | "count" | "span" | "mmyy" | "instalment" | "year" | "days" | "text" | "none";

/** An extra field of an inquiry, by its wire name. `from`: where a stored inquiry keeps what was asked. */
export type Ask = { readonly name: "month" | "year" | "nomor_identitas"; readonly from: "period" | "details" };

/** Everything particular to one IAK postpaid product, as data. All other code deals with inquiries, bills and payments only. */
export type Product = {
  /** Stored in the ledger; also the message key of the name. */
  readonly id: string;
  /** IAK's codes; a trailing `*` matches any ending. */
  readonly codes: readonly string[];
  /** The price list's type that lists its further codes. */
  readonly listedUnder: string;
  readonly group: "insurance" | "electricity" | "water" | "telecom" | "gas" | "credit" | "tv" | "tax" | "other";
  /** The message key of a phrase that names it where it is the only product sold. */
  readonly lead?: string;
  /** Everything in the price list under its type belongs to it, unless another product has the code. */
  readonly byList?: true;
  /** The cashier chooses the company by name from the price list. */
  readonly company?: true;
  /** The customer number: message key of its name, its number of digits, and a prefix to replace. */
  readonly number: {
    readonly key: string;
    readonly length: readonly [least: number, most: number];
    readonly usual?: number;
    readonly begins?: readonly [RegExp, string];
    /** The message key of the field's label if it mentions that inquiry IDs are accepted too, as they are for every product. */
    readonly field?: string;
  };
  readonly ask?: readonly Ask[];
  /** IAK's sandbox number that is paid at once, and what it is asked for with. Another last digit is another case. */
  readonly sandbox: { readonly number: string; readonly code?: string; readonly nomor_identitas?: string };
  /** The message key of the receipt's title. */
  readonly title: string;
  /** The receipt's lines in order; "number", "name" and "period" mark where those go. */
  readonly lines: readonly ("number" | "name" | "period" | FactSpec)[];
  readonly nameKey?: string;
  readonly period: PeriodForm;
  readonly periodKey?: string;
  readonly amounts?: readonly AmountSpec[];
  /** Message keys of the headings: the whole table, its line column, its amount column. */
  readonly amountsKeys?: readonly [all: string, line: string, amount: string];
  /** A list of bills inside `desc`, usually one a month. */
  readonly bills?: {
    readonly path: string;
    readonly period: string;
    readonly facts: readonly FactSpec[];
    readonly amounts: readonly AmountSpec[];
  };
  /** The path of the tax year or similar in `desc`, when the reply's own period means something else. */
  readonly periodPath?: string;
  /** Paths of further numbers that people search by. */
  readonly search?: readonly string[];
  /** When a paid bill of the same number is the same bill: a month in common, the same period on the same day, or the same amount in the same month. */
  readonly repeat: "period" | "day" | "amount";
  /** Hours (WIB) in which it is closed. */
  readonly closed?: readonly [from: number, until: number];
  /** Contracts forbid the shop's own fee, unless the shop's own contract allows it. */
  readonly noOwnFee?: true;
  /** Paths of the number of all bills that are owed, and of those left once this payment is made: the remainder must be shown. */
  readonly remainder?: { readonly bills: string; readonly left: string };
  /** Sentences at the receipt's end, by message key. */
  readonly notes?: readonly string[];
  /** A further sentence that is true of one IAK code only. */
  readonly notesByCode?: Readonly<Record<string, string>>;
  /** The message key of the sentence that the receipt is a proof; used only by contract. */
  readonly proof?: string;
  /** The path of the biller's own sentences in `desc`: text or a list of texts. */
  readonly notesPath?: string;
  /** Unknown to this version: the reply is shown as received, and the bill cannot be paid. */
  readonly unknown?: true;
};
