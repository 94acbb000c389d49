import { fill } from "#components/ui/fill.ts";
import { isImplausibleCash } from "#lib/domain/payment.ts";
import { formatRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

/** What the cash typed so far comes to. `refused`: why paying must wait. */
export type JudgedCash = { readonly change: number; readonly refused: string | null };

type Words = {
  readonly short: string;
  readonly implausible: string;
  readonly notDigits: string;
  readonly cashFirst: string;
};
type Due = { readonly total: number; readonly required: boolean };

/** Judges what was typed as cash against the total, in rupiah; nothing typed is exact unless it is `required`. `words` say why it is refused. */
export function judgeCash(typed: string, { total, required }: Due, words: Words): JudgedCash {
  if (typed.trim() === "") return { change: 0, refused: required ? words.cashFirst : null };
  const received = readTypedRupiah(typed);
  if (received === null) return { change: 0, refused: words.notDigits };
  const change = received - total;
  if (change < 0) return { change, refused: fill(words.short, { amount: formatRupiah(-change) }) };
  return { change, refused: isImplausibleCash(received, total) ? words.implausible : null };
}
