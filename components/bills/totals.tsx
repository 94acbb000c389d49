import { Amount } from "#components/ui/amount.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";

type Words = Readonly<Record<"nominal" | "admin" | "total" | "rounding" | "totalCash", string>>;
type Props = {
  readonly words: Words;
  readonly quote: { readonly nominal: number; readonly admin: number; readonly price: number };
  /** What the price changes by as it is paid; zero leaves it as it is. */
  readonly rounding: number;
};

/** What it costs: the parts small, the sum as large as a customer across the counter can read. */
export function Totals({ words, quote, rounding }: Props) {
  const parts = [
    [words.nominal, quote.nominal],
    [words.admin, quote.admin],
    ...(rounding === 0
      ? []
      : ([
          [words.total, quote.price],
          [words.rounding, rounding],
        ] as const)),
  ] as const;
  return (
    <dl className="flex flex-col gap-3.5 short:gap-1.5">
      {parts.map(([label, amount], at) => (
        <div
          key={label}
          className={`flex items-baseline justify-between gap-4 ${at === 2 ? "border-t border-line pt-3.5 short:pt-2" : ""}`}
        >
          <dt className="text-ink-faint">{label}</dt>
          <dd className="font-medium">{formatRupiah(amount)}</dd>
        </div>
      ))}
      <div
        className={`flex flex-wrap items-baseline justify-between gap-x-4 ${rounding === 0 ? "border-t border-line pt-4 short:mt-1.5 short:pt-2.5" : ""}`}
      >
        <dt className="text-ink-faint">{rounding === 0 ? words.total : words.totalCash}</dt>
        <dd className="ml-auto">
          <Amount>{formatRupiah(quote.price + rounding)}</Amount>
        </dd>
      </div>
    </dl>
  );
}
