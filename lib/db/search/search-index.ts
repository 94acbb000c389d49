import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { AMOUNT_SUMS, type Sums, sumOfColumn } from "#lib/db/sums.ts";
import type { PayMethod, Payment } from "#lib/domain/payment.ts";
import { searchNumbersOf } from "#lib/domain/products/describe-bill.ts";
import { type SearchTerm, searchTerms, searchWords } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";
import { conditionsOf, type Page, type TransactionRow } from "./transaction-rows.ts";

export type SearchedPayment = Pick<
  Payment,
  | "trId"
  | "createdAt"
  | "refId"
  | "hp"
  | "company"
  | "noref"
  | "reference"
  | "family"
  | "product"
  | "state"
  | "cashierId"
  | "method"
>;

/** What a payment is found by: `words` by prefix, `marks` (state, cashier, method, product) as a whole. */
export type PaymentTerms = { readonly words: readonly string[]; readonly marks: readonly string[] };

type Indexed = Pick<Payment, "trId" | "createdAt">;

/** A database's own full-text index of the payments, the table `payment_search`. */
export type SearchIndex = {
  readonly language: QueryLanguage;
  /** A payment's row in the index, for filling a whole ledger. `nth`: the number of earlier payments in the same millisecond. */
  readonly row: (payment: Indexed, terms: PaymentTerms, nth: number) => Record<string, string | number>;
  /** Replaces a payment's terms. */
  readonly write: (tx: Writer, payment: Indexed, terms: PaymentTerms) => Promise<unknown>;
  /** Whether the index has the payment exactly once and up to date. */
  readonly holds: (from: Reader, payment: Indexed, terms: PaymentTerms) => Promise<boolean>;
  /** A page of what a query and its filter find, in the page's order. */
  readonly page: (from: Reader, filter: TransactionFilter, query: string, page: Page) => Promise<TransactionRow[]>;
  /** Sums of everything found, or of `most` + 1 payments if there are more. */
  readonly sums: (
    from: Reader,
    filter: TransactionFilter,
    query: string,
    most: number,
  ) => Promise<readonly FoundSums[]>;
};

/** Sums of one product and method. `paid`: 1 for successes that were not reversed, 0 for the rest. */
export type FoundSums = Sums & {
  readonly paid: 0 | 1;
  readonly family: string;
  readonly method: PayMethod;
  readonly ownFee: number;
  readonly rounding: number;
};

/** How a database writes queries of its index. Words are letters and digits only; marks may be any text. */
type QueryLanguage = {
  readonly and: string;
  readonly or: string;
  readonly beginning: (word: string) => string;
  readonly mark: (mark: string) => string;
};

/** `details`: those of the payment's inquiry; the product may keep further numbers there, such as the NPP. */
export function termsOf(payment: SearchedPayment, details: unknown): PaymentTerms {
  const { trId, refId, hp, company, noref, reference } = payment;
  // Numbers, such as a plate or a reference, are found joined, too, however they are spaced.
  const spaced = [...searchNumbersOf(payment, details), noref ?? "", reference ?? ""];
  const numbers = [hp, ...spaced.flatMap((number) => [number, number.replace(/\s/g, "")]), trId, refId];
  return { words: searchWords(company, ...numbers), marks: marksOf(payment) };
}

/** A filter's search and marks in a database's query language; null when nothing in the search can be searched for. */
export function queryOf(filter: TransactionFilter, { and, or, beginning, mark }: QueryLanguage): string | null {
  const queryOfTerm = ({ whole, parts }: SearchTerm): string =>
    parts.length === 0 ? beginning(whole) : `(${beginning(whole)}${or}(${parts.map(queryOfTerm).join(and)}))`;
  const terms = searchTerms(filter.search ?? "").map(queryOfTerm);
  return terms.length === 0 ? null : [...terms, ...marksOf(filter).map(mark)].join(and);
}

function marksOf({
  state,
  cashierId,
  method,
  family,
}: Pick<TransactionFilter, "state" | "cashierId" | "method" | "family">): string[] {
  const marks = { state, cashier: cashierId, method, family };
  return Object.entries(marks).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
}

/** Sums of payments. `found`: a join that selects their rows; the filter is applied to each again. */
export async function sumsOf(
  from: Reader,
  filter: TransactionFilter,
  found: RawBuilder<unknown>,
): Promise<readonly FoundSums[]> {
  const { rows } = await sql<FoundSums>`
    select case when payments.state = 'success' and payments.reversed_at is null then 1 else 0 end as paid,
      payments.family, payments.method, count(*) as count,
      ${sql.join([...AMOUNT_SUMS, sumOfColumn("ownFee"), sumOfColumn("rounding")])}
    from ${found} where ${conditionsOf(filter)} group by 1, 2, 3`.execute(from.query);
  return rows;
}
