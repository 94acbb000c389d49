import { getLocale, getTranslations } from "next-intl/server";
import type { DayChange } from "#lib/domain/journal.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";

type Props = {
  readonly changes: { readonly count: number; readonly latest: readonly DayChange[] };
  readonly zone: Zone;
};

/** Later changes to a day's books: what, how much, when and by whom, latest first. */
export async function DayChanges({ changes: { count, latest }, zone }: Props) {
  const t = await getTranslations("report");
  const language = await getLocale();
  return (
    <ul className="flex flex-col gap-2">
      {latest.map(({ kind, at, byName, amount, trId, company }) => (
        <li key={`${kind} ${at} ${trId} ${amount}`} className="flex flex-wrap justify-between gap-x-4">
          <span className="min-w-0">
            <span className="font-medium">{t(`act_${kind}`)}</span>
            {trId !== null && ` ${company || trId}`}
            <span className="block text-small text-ink-faint">
              {t("actBy", { time: formatDateTime(at, zone, language), name: byName })}
            </span>
          </span>
          <span className="font-medium whitespace-nowrap">{formatRupiah(amount)}</span>
        </li>
      ))}
      {count > latest.length && (
        <li className="text-ink-faint">{t("moreChanges", { count: count - latest.length })}</li>
      )}
    </ul>
  );
}
