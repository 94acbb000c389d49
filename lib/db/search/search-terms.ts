import type { Payment } from "#lib/domain/payment.ts";
import { searchNumbersOf } from "#lib/domain/products/catalogue.ts";
import { searchTerms, searchWords } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** What a payment is found by: `words` by their beginnings, `marks` (its state and its cashier) as a whole. */
export type PaymentTerms = { readonly words: readonly string[]; readonly marks: readonly string[] };

export type SearchedPayment = Pick<
  Payment,
  "trId" | "createdAt" | "refId" | "hp" | "company" | "noref" | "reference" | "product" | "state" | "cashierId"
>;

/** `details`: those of the payment's inquiry, where the product keeps numbers of its own, such as the NPP. */
export function termsOf(payment: SearchedPayment, details: unknown): PaymentTerms {
  const { trId, refId, hp, company, noref, reference, product } = payment;
  const numbers = [hp, ...searchNumbersOf(product, details), noref ?? "", reference ?? "", trId, refId];
  return { words: searchWords(company, ...numbers), marks: marksOf(payment) };
}

/** How a database writes a query of its own index. Words are letters and digits only; marks may be anything. */
export type QueryLanguage = {
  readonly and: string;
  readonly or: string;
  readonly beginning: (word: string) => string;
  readonly mark: (mark: string) => string;
};

/** A filter's search, state and cashier in a database's own language; null when nothing in the search can be searched for. */
export function queryOf(filter: TransactionFilter, { and, or, beginning, mark }: QueryLanguage): string | null {
  const terms = searchTerms(filter.search ?? "").map(({ whole, parts }) =>
    parts.length === 0 ? beginning(whole) : `(${beginning(whole)}${or}(${parts.map(beginning).join(and)}))`,
  );
  return terms.length === 0 ? null : [...terms, ...marksOf(filter).map(mark)].join(and);
}

function marksOf({ state, cashierId }: Pick<TransactionFilter, "state" | "cashierId">): string[] {
  return [...(state ? [`state ${state}`] : []), ...(cashierId ? [`cashier ${cashierId}`] : [])];
}
