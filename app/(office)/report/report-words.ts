import { getLocale, getTranslations } from "next-intl/server";
import type { SaleRow } from "#components/reports/sales-table.tsx";
import { REPORT_KEYS, type ReportKey, type ReportWords } from "#lib/domain/report-rows.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatTime } from "#lib/domain/time.ts";
import type { DaySpan } from "#lib/domain/typed-day.ts";
import { loket } from "#lib/server/next.ts";

/** The labels of a day report's rows; amounts and methods are named as at the counter. */
export async function reportWords(): Promise<ReportWords> {
  const t = await getTranslations("report");
  const confirm = await getTranslations("confirm");
  const transactions = await getTranslations("transactions");
  const labels = REPORT_KEYS.map((key) => [key, t.has(key as "total") ? t(key as "total") : confirm(key as "nominal")]);
  return {
    ...(Object.fromEntries(labels) as Record<ReportKey, string>),
    counted: (success, all) => transactions("counted", { success, all }),
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
