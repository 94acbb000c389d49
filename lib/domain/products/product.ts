import type { Rupiah } from "../rupiah.ts";

/** The words of one language, by their key among the messages of `products`. */
export type Words = {
  readonly language: "id" | "en";
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
};

/** A fact about a bill, in somebody's words. `big`: what the customer must be able to read from afar. */
export type Fact = { readonly key: string; readonly label: string; readonly value: string; readonly big?: boolean };
/** One line of a bill that carries an amount of its own, such as a BPJS programme; `code` is the programme's letters. */
export type AmountLine = {
  readonly code: string | null;
  readonly name: string;
  /** Its name where there is little room. */
  readonly short?: string;
  readonly amount: Rupiah;
};

/** A value of `desc` by its path, `biaya_pokok.PKB`; several are written as one fact. Absent and empty ones are not shown. */
export type FactSpec = {
  /** The message key of its label, and its path where none is given. */
  readonly key: string;
  readonly paths?: readonly string[];
  readonly as?: FactForm;
  readonly big?: true;
};
export type FactForm = "text" | "money" | "date" | "power" | "meters" | "usage" | "branch";

/** An amount of `desc`. `beside`: it is no part of the nominal, such as an admin fee. */
export type AmountSpec = {
  readonly key: string;
  readonly path?: string;
  readonly code?: string;
  /** The message key of its name where there is little room. */
  readonly short?: string;
  readonly beside?: true;
  /** Without it the bill is none. */
  readonly required?: true;
};

/** What `period` means: months, the number of them, the first and last, MMYY, an instalment, a year, two days, text, or nothing. */
export type PeriodForm = "months" | "count" | "span" | "mmyy" | "instalment" | "year" | "days" | "text" | "none";

/** One more field that an inquiry needs, by its name on the wire. `from`: where an inquiry says what was asked. */
export type Ask = { readonly name: "month" | "year" | "nomor_identitas"; readonly from: "period" | "details" };

/** What is particular to one of IAK's postpaid products: data only. Everything else speaks of inquiries, bills and payments. */
export type Product = {
  /** Kept in the ledger; and the message key of its name. */
  readonly id: string;
  /** IAK's codes; one that ends in `*` stands for all that begin with it. */
  readonly codes: readonly string[];
  /** The price list's types under which more of its codes stand. */
  readonly listedUnder: string;
  readonly group: "insurance" | "electricity" | "water" | "telecom" | "gas" | "credit" | "tv" | "tax" | "other";
  /** Its name in a sentence, where it is the only product sold. */
  readonly lead?: string;
  /** Whatever the price list holds under its type belongs to it, unless another product has the code. */
  readonly byList?: true;
  /** The company is chosen by its name in the price list. */
  readonly company?: true;
  /** Its customer number: the message key of its name, how many digits it has, and what is put in place of a beginning. */
  readonly number: {
    readonly key: string;
    readonly length: readonly [least: number, most: number];
    /** How many of them it usually has. */
    readonly usual?: number;
    readonly begins?: readonly [RegExp, string];
    /** The message key of its field, where that says that it takes the ID of an inquiry too, as every product's does. */
    readonly field?: string;
  };
  readonly ask?: readonly Ask[];
  /** The message key of the receipt's title. */
  readonly title: string;
  /** The receipt's lines in order; "number", "name" and "period" have places of their own among them. */
  readonly lines: readonly ("number" | "name" | "period" | FactSpec)[];
  readonly nameKey?: string;
  readonly period: PeriodForm;
  readonly periodKey?: string;
  readonly amounts?: readonly AmountSpec[];
  /** The headings of the amounts: of all, of a line, of its amount. */
  readonly amountsKeys?: readonly [all: string, line: string, amount: string];
  /** A list of bills inside `desc`, most often one a month. */
  readonly bills?: {
    readonly path: string;
    readonly period: string;
    readonly facts: readonly FactSpec[];
    readonly amounts: readonly AmountSpec[];
  };
  /** Under which the tax year or the like stands in `desc`, where the reply's own period is another thing. */
  readonly periodPath?: string;
  /** Paths of the numbers that people search by, besides the customer's. */
  readonly search?: readonly string[];
  /** When a bill of the same number was paid before: one of the same period, asked for on the same day, or of the same amount in a month. */
  readonly repeat: "period" | "day" | "amount";
  /** WIB hours in which it is not sold. */
  readonly closed?: readonly [from: number, until: number];
  /** By contract no shop may take a fee of its own, unless its own contract says otherwise. */
  readonly noOwnFee?: true;
  /** The numbers of bills in this and in the whole arrear: what remains must be told. */
  readonly remainder?: { readonly bills: string; readonly left: string };
  /** Sentences at the receipt's end, by message key. */
  readonly notes?: readonly string[];
  /** The message key of the sentence that the receipt is a proof: said by contract only. */
  readonly proof?: string;
  /** Sentences of the biller's own in `desc`: text, or a list of texts. */
  readonly notesPath?: string;
  /** This version does not know it: what the reply says is shown as it came, and nobody can pay it. */
  readonly unknown?: true;
};
