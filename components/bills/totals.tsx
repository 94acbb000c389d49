import { Amount } from "#components/ui/amount.tsx";
import { handedOver } from "#lib/domain/journal.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";

type Words = Readonly<Record<"nominal" | "admin" | "ownFee" | "total" | "rounding" | "totalCash", string>>;
type Props = {
  readonly words: Words;
  readonly quote: { readonly nominal: number; readonly admin: number; readonly price: number; readonly ownFee: number };
  /** The rounding added to the total; zero for none. */
  readonly rounding: number;
};

export function TotalParts({ words, quote, rounding }: Props) {
  const parts = [
    [words.nominal, quote.nominal],
    [words.admin, quote.admin],
    ...(quote.ownFee === 0 ? [] : ([[words.ownFee, quote.ownFee]] as const)),
    ...(rounding === 0
      ? []
      : ([
          [words.total, quote.price + quote.ownFee],
          [words.rounding, rounding],
        ] as const)),
  ] as const;
  return (
    <dl className="flex flex-col gap-3.5 short:gap-1.5">
      {parts.map(([label, amount]) => (
        <div
          key={label}
          className={`flex items-baseline justify-between gap-4 ${label === words.total ? "border-t border-line pt-3.5 short:pt-2" : ""}`}
        >
          <dt className="text-ink-faint">{label}</dt>
          <dd className="font-medium" translate="no">
            {formatRupiah(amount)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The total, large enough for a customer across the counter. */
export function TotalDue({ words, quote, rounding }: Props) {
  return (
    <dl
      className={`flex flex-wrap items-baseline justify-between gap-x-4 max-md:col-span-full low:col-span-2 ${rounding === 0 ? "md:border-t md:border-line md:pt-4 short:md:pt-2.5" : ""}`}
    >
      <dt className="text-ink-faint">{rounding === 0 ? words.total : words.totalCash}</dt>
      <dd className="ml-auto" data-must-be-seen>
        <Amount>{formatRupiah(handedOver({ ...quote, rounding }))}</Amount>
      </dd>
    </dl>
  );
}
