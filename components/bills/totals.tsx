import { Amount } from "#components/ui/amount.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";

type Props = {
  readonly words: { readonly nominal: string; readonly admin: string; readonly total: string };
  readonly quote: { readonly nominal: number; readonly admin: number; readonly price: number };
};

/** What it costs: the parts small, the sum as large as a customer across the counter can read. */
export function Totals({ words, quote }: Props) {
  return (
    <dl className="flex flex-col gap-3.5 short:gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <dt className="text-ink-faint">{words.nominal}</dt>
        <dd className="font-medium">{formatRupiah(quote.nominal)}</dd>
      </div>
      <div className="flex items-baseline justify-between gap-4">
        <dt className="text-ink-faint">{words.admin}</dt>
        <dd className="font-medium">{formatRupiah(quote.admin)}</dd>
      </div>
      <div className="border-t border-line pt-4 short:mt-1.5 short:flex short:flex-wrap short:items-baseline short:justify-between short:gap-x-4 short:pt-2.5">
        <dt className="text-ink-faint">{words.total}</dt>
        <dd>
          <Amount>{formatRupiah(quote.price)}</Amount>
        </dd>
      </div>
    </dl>
  );
}
