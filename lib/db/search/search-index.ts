import { type RawBuilder, sql } from "kysely";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { AMOUNT_SUMS, type Sums } from "#lib/db/sums.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { searchNumbersOf } from "#lib/domain/products/describe-bill.ts";
import { searchTerms, searchWords } from "#lib/domain/search-words.ts";
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

/** What a payment is found by: `words` by their beginnings, `marks` (its state, cashier, method and product) as a whole. */
export type PaymentTerms = { readonly words: readonly string[]; readonly marks: readonly string[] };

type Indexed = Pick<Payment, "trId" | "createdAt">;

/** A database's own full-text index of the payments: the table `payment_search`. */
export type SearchIndex = {
  readonly language: QueryLanguage;
  /** The index's row of a payment, for those who fill a whole ledger. `nth`: so many of the same millisecond stand before it. */
  readonly row: (payment: Indexed, terms: PaymentTerms, nth: number) => Record<string, string | number>;
  /** Writes a payment's terms in place of those that it had. */
  readonly write: (tx: Writer, payment: Indexed, terms: PaymentTerms) => Promise<unknown>;
  /** Whether a payment stands in the index once, and as it stands now. */
  readonly holds: (from: Reader, payment: Indexed, terms: PaymentTerms) => Promise<boolean>;
  /** A piece of what a query and its filter find, in the order of the piece. */
  readonly page: (from: Reader, filter: TransactionFilter, query: string, page: Page) => Promise<TransactionRow[]>;
  /** What all of that comes to, in pieces between which the event loop turns, until they are more than `most` payments; or "more" at once. */
  readonly sums: (
    from: Reader,
    filter: TransactionFilter,
    query: string,
    most: number,
  ) => AsyncIterable<readonly FoundSums[] | "more">;
};

/** `paid`: 1 for the successes that were not taken back, 0 for the others. */
export type FoundSums = Sums & { readonly paid: 0 | 1 };

/** How a database writes a query of its own index. Words are letters and digits only; marks may be anything. */
type QueryLanguage = {
  readonly and: string;
  readonly or: string;
  readonly beginning: (word: string) => string;
  readonly mark: (mark: string) => string;
};

/** `details`: those of the payment's inquiry, where the product keeps numbers of its own, such as the NPP. */
export function termsOf(payment: SearchedPayment, details: unknown): PaymentTerms {
  const { trId, refId, hp, company, noref, reference } = payment;
  const numbers = [hp, ...searchNumbersOf(payment, details), noref ?? "", reference ?? "", trId, refId];
  return { words: searchWords(company, ...numbers), marks: marksOf(payment) };
}

/** A filter's search and marks in a database's own language; null when nothing in the search can be searched for. */
export function queryOf(filter: TransactionFilter, { and, or, beginning, mark }: QueryLanguage): string | null {
  const terms = searchTerms(filter.search ?? "").map(({ whole, parts }) =>
    parts.length === 0 ? beginning(whole) : `(${beginning(whole)}${or}(${parts.map(beginning).join(and)}))`,
  );
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

/** What payments come to. `found`: a join that tells their rows; the filter is asked of each once more. */
export async function sumsOf(
  from: Reader,
  filter: TransactionFilter,
  found: RawBuilder<unknown>,
): Promise<readonly FoundSums[]> {
  const { rows } = await sql<FoundSums>`
    select case when payments.state = 'success' and payments.reversed_at is null then 1 else 0 end as paid,
      count(*) as count, ${sql.join([...AMOUNT_SUMS])}
    from ${found} where ${conditionsOf(filter)} group by 1`.execute(from.query);
  return rows;
}
