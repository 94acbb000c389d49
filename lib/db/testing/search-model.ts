import type { Payment } from "#lib/domain/payment.ts";
import { searchTerms, searchWords } from "#lib/domain/search-words.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** `npp`: as its inquiry has it; empty where it has none. */
export type SearchedPayment = Payment & { readonly npp: string };

/** Newest first. */
export function inList(a: Payment, b: Payment): number {
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt;
  return a.trId === b.trId ? 0 : a.trId < b.trId ? 1 : -1;
}

/** What the search promises, said another way: each typed word begins a word of the payment. */
export function matches(payment: SearchedPayment, filter: TransactionFilter): boolean {
  const { search, state, cashierId, since, until } = filter;
  if (state && payment.state !== state) return false;
  if (cashierId && payment.cashierId !== cashierId) return false;
  if (since !== undefined && payment.createdAt < since) return false;
  if (until !== undefined && payment.createdAt >= until) return false;
  if (!search) return true;
  const { hp, trId, refId, noref, npp, company } = payment;
  const own = ownCode(payment);
  const words = searchWords(company, hp, trId, refId, noref ?? "", npp, own);
  const terms = searchTerms(search);
  return terms.length > 0 && terms.every((term) => words.some((word) => word.startsWith(term)));
}

/** The bill's own code, as the payments of this suite have it. */
function ownCode(payment: { npp: string }): string {
  return payment.npp === "" ? "" : `9${(Number(payment.npp) - 20_000_000) / 7919}0000000`;
}
