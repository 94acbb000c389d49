import { fill } from "#components/ui/fill.ts";
import { isImplausibleCash } from "#lib/domain/payment.ts";
import { formatRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

/** The result of the cash typed so far. `refused`: why it cannot be paid yet. */
export type JudgedCash = { readonly change: number; readonly refused: string | null };

type Words = {
  readonly short: string;
  readonly implausible: string;
  readonly notDigits: string;
  readonly cashFirst: string;
};
type Due = { readonly total: number; readonly required: boolean };

/** Compares typed cash with the total, in rupiah; an empty field means exact unless it is `required`. `words` are for refusals. */
export function judgeCash(typed: string, { total, required }: Due, words: Words): JudgedCash {
  if (typed.trim() === "") return { change: 0, refused: required ? words.cashFirst : null };
  const received = readTypedRupiah(typed);
  if (received === null) return { change: 0, refused: words.notDigits };
  const change = received - total;
  if (change < 0) return { change, refused: fill(words.short, { amount: formatRupiah(-change) }) };
  return { change, refused: isImplausibleCash(received, total) ? words.implausible : null };
}
