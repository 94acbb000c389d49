import { getLocale, getTranslations } from "next-intl/server";
import type { SaleRow } from "#components/reports/sales-table.tsx";
import type { ReportWords } from "#lib/domain/report-rows.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatTime } from "#lib/domain/time.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";
import { loket } from "#lib/server/next.ts";

/** The labels of a day report's rows. */
export async function reportWords(): Promise<ReportWords & Record<"figure" | "outlet", string>> {
  const t = await getTranslations("report");
  const confirm = await getTranslations("confirm");
  return {
    figure: t("figure"),
    outlet: t("outlet"),
    counted: (await getTranslations("transactions")).raw("counted"),
    count: t("count"),
    nominal: confirm("nominal"),
    admin: confirm("admin"),
    total: t("total"),
    cash: confirm("cash"),
    qris: confirm("qris"),
    transfer: confirm("transfer"),
    debit: confirm("debit"),
    unknown: confirm("unknown"),
    ownFee: t("ownFee"),
    rounding: t("rounding"),
    received: t("received"),
    deposit: t("deposit"),
    commission: t("commission"),
    revenue: t("revenue"),
    slip: t("slip"),
    late: t("late"),
    outside: t("outside"),
    earlier: t("earlier"),
    cashIn: t("cashIn"),
    cashOut: t("cashOut"),
    collected: t("collected"),
    added: t("added"),
    takenOut: t("takenOut"),
    expected: t("expected"),
    openingDifference: t("openingDifference"),
    countedDifference: t("countedDifference"),
    unsettled: t("unsettled"),
    toReturn: t("toReturn"),
    receivable: t("receivable"),
    returnedOtherwise: t("returnedOtherwise"),
  };
}

type Difference = {
  readonly kind: "opening_difference" | "counted_difference" | "corrected";
  readonly cashierName: string | null;
  readonly amount: number;
  readonly reason: string;
  readonly byName: string;
  readonly at: number;
};

/** Each cash difference of a day in a sentence: whose, how much, and why. */
export async function differenceWords(differences: readonly Difference[]): Promise<string[]> {
  const t = await getTranslations("report");
  const [{ zone }, language] = await Promise.all([loket().reads.outlet(), getLocale()]);
  return differences.map(({ kind, cashierName, amount, reason, at }) =>
    t(`differing_${kind}`, {
      name: cashierName ?? "–",
      amount: formatRupiah(amount),
      reason: reason || t("noReason"),
      time: formatTime(at, zone, language),
    }),
  );
}

/** Each product's totals, with the link to its payments. */
export function productRows(
  sales: readonly Omit<SaleRow, "href">[],
  span: DaySpan,
  say: (id: string) => string,
): SaleRow[] {
  return sales.map((one) => ({
    ...one,
    name: say(one.key),
    href: `/transactions?${new URLSearchParams({ product: one.key, ...span })}`,
  }));
}
