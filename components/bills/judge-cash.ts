import { fill } from "#components/ui/fill.ts";
import { isImplausibleCash } from "#lib/domain/payment.ts";
import { formatRupiah, type Rupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

/** What the cash typed so far comes to. `received` null: exact. `refused`: why paying must wait. */
export type JudgedCash = { readonly received: Rupiah | null; readonly change: number; readonly refused: string | null };

type Words = { readonly short: string; readonly implausible: string; readonly notDigits: string };

/** Judges what was typed as cash against the total, in rupiah; `words` say why it is refused. */
export function judgeCash(typed: string, total: number, words: Words): JudgedCash {
  if (typed.trim() === "") return { received: null, change: 0, refused: null };
  const received = readTypedRupiah(typed);
  if (received === null) return { received, change: 0, refused: words.notDigits };
  const change = received - total;
  if (change < 0) return { received, change, refused: fill(words.short, { amount: formatRupiah(-change) }) };
  return { received, change, refused: isImplausibleCash(received, total) ? words.implausible : null };
}
