import { useTranslations } from "next-intl";
import { Amount } from "#components/ui/amount.tsx";
import { handedOver } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";

type Props = {
  readonly quote: { readonly nominal: number; readonly admin: number; readonly price: number; readonly ownFee: number };
  /** The rounding added to the total; zero for none. */
  readonly rounding: number;
};

export function TotalParts({ quote, rounding }: Props) {
  const t = useTranslations("confirm");
  const parts = [
    [t("nominal"), quote.nominal],
    [t("admin"), quote.admin],
    ...(quote.ownFee === 0 ? [] : ([[t("ownFee"), quote.ownFee]] as const)),
    ...(rounding === 0
      ? []
      : ([
          [t("total"), quote.price + quote.ownFee],
          [t("rounding"), rounding],
        ] as const)),
  ] as const;
  return (
    <dl className="flex flex-col gap-3.5 short:gap-1.5">
      {parts.map(([label, amount]) => (
        <div
          key={label}
          className={`flex items-baseline justify-between gap-4 ${label === t("total") ? "border-t border-line pt-3.5 short:pt-2" : ""}`}
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
export function TotalDue({ quote, rounding }: Props) {
  const t = useTranslations("confirm");
  return (
    <dl
      className={`flex flex-wrap items-baseline justify-between gap-x-4 max-md:col-span-full low:col-span-2 ${rounding === 0 ? "md:border-t md:border-line md:pt-4 short:md:pt-2.5" : ""}`}
    >
      <dt className="text-ink-faint">{rounding === 0 ? t("total") : t("totalCash")}</dt>
      <dd className="ml-auto" data-must-be-seen>
        <Amount>{formatRupiah(handedOver({ ...quote, rounding }))}</Amount>
      </dd>
    </dl>
  );
}
