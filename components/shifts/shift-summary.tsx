import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { Card } from "#components/ui/card.tsx";
import { Details } from "#components/ui/details.tsx";
import { DENOMINATIONS } from "#lib/domain/cash-count.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Closing, Shift } from "#lib/domain/shift.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import type { Totals } from "#lib/domain/totals.ts";
import { Difference } from "./difference.tsx";
import { DrawerCard, MethodCard, type MovesAt } from "./shift-figures.tsx";

type Props = {
  readonly shift: Shift;
  readonly totals: Totals;
  readonly expected: number;
  readonly zone: Zone;
  readonly movesAt: MovesAt;
};

/** A shift as counted: the drawer, the difference and its reason, the payments by method. */
export async function ShiftSummary({ shift, totals, expected, zone, movesAt }: Props) {
  const { closing } = shift;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-5">
        {closing && <ClosingCard shift={shift} closing={closing} zone={zone} />}
        <MethodCard totals={totals} />
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <DrawerCard openingCash={shift.openingCash} expected={expected} totals={totals} zone={zone} movesAt={movesAt} />
        {closing && <CountCard closing={closing} />}
      </div>
    </div>
  );
}

async function ClosingCard({ shift, closing, zone }: { shift: Shift; closing: Closing; zone: Zone }) {
  const t = await getTranslations("shift");
  const language = await getLocale();
  const time = (at: number) => formatDateTime(at, zone, language);
  return (
    <Card title={t("result")}>
      <div className="flex flex-col gap-4 px-5 pb-5">
        <Difference closing={closing} large />
        <Details
          rows={[
            { label: t("cashier"), value: shift.cashierName },
            { label: t("opened"), value: time(shift.openedAt) },
            { label: t("closed"), value: time(closing.at) },
            { label: t("closedBy"), value: closing.byName },
            { label: t("counted"), value: formatRupiah(closing.counted) },
            { label: t("expected"), value: formatRupiah(closing.expected) },
            ...(closing.reason ? [{ label: t("reason"), value: closing.reason }] : []),
          ]}
        />
        {closing.totals.unsettled.count > 0 && (
          <Alert tone="warn">{t("carriedNote", { count: closing.totals.unsettled.count })}</Alert>
        )}
      </div>
    </Card>
  );
}

async function CountCard({ closing }: { closing: Closing }) {
  const t = await getTranslations("shift");
  const counted = DENOMINATIONS.filter(({ key }) => (closing.counts[key] ?? 0) > 0);
  if (counted.length === 0) return null;
  return (
    <Card title={t("count")}>
      <dl className="flex flex-col gap-1.5 px-5 pb-5">
        {counted.map(({ key, kind, value }) => (
          <div key={key} className="flex justify-between gap-4">
            <dt className="text-ink-soft">
              {formatRupiah(value)} {t(kind)} × {closing.counts[key]}
            </dt>
            <dd className="font-medium whitespace-nowrap">{formatRupiah(value * (closing.counts[key] ?? 0))}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
