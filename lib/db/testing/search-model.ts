import type { Payment } from "#lib/domain/payment.ts";
import type { TransactionFilter } from "#lib/domain/transaction-filter.ts";

/** `npp`: as in its inquiry, or empty. */
export type SearchedPayment = Payment & { readonly npp: string };

/** Newest first. */
export function inList(a: Payment, b: Payment): number {
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt;
  return a.trId === b.trId ? 0 : a.trId < b.trId ? 1 : -1;
}

/** What the search promises, computed independently: each typed word, or else each of its parts, begins a word of the payment; or all words with digits do, joined. */
export function matches(payment: SearchedPayment, filter: TransactionFilter): boolean {
  const { search, state, cashierId, method, since, until } = filter;
  if (state && payment.state !== state) return false;
  if (method && payment.method !== method) return false;
  if (cashierId && payment.cashierId !== cashierId) return false;
  if (since !== undefined && payment.createdAt < since) return false;
  if (until !== undefined && payment.createdAt >= until) return false;
  if (!search) return true;
  const { hp, trId, refId, noref, reference, npp, company } = payment;
  const own = ownCode(payment);
  const written = [company, hp, trId, refId, noref ?? "", reference ?? "", npp, own].flatMap(pieces);
  const words = written.flatMap((parts) => [parts.join(""), ...parts]);
  const found = (start: string) => words.some((word) => begins(word, start));
  if (/^\s*\d[-.\d\s]*$/.test(search)) return found(pieces(search).flat().join(""));
  const typed = pieces(search);
  if (/\d/.test(search) && found(typed.flat().join(""))) return true;
  return typed.length > 0 && typed.every((parts) => found(parts.join("")) || parts.every(found));
}

/** Words split into parts at signs other than letters and digits; without case and accents. */
function pieces(text: string): string[][] {
  const together: string[][] = [[""]];
  for (const sign of text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()) {
    const parts = together.at(-1) as string[];
    if (/\s/.test(sign)) together.push([""]);
    else if (/\p{L}|\p{N}/u.test(sign)) parts.push((parts.pop() ?? "") + sign);
    else parts.push("");
  }
  return together.map((parts) => parts.filter(Boolean)).filter((parts) => parts.length > 0);
}

/** Only the first 64 letters of very long words count. */
function begins(word: string, start: string): boolean {
  return word.slice(0, 64).startsWith(start.slice(0, 64));
}

/** The bill's own code, as in this suite's payments. */
function ownCode(payment: { npp: string }): string {
  return payment.npp === "" ? "" : `9${(Number(payment.npp) - 20_000_000) / 7919}0000000`;
}
