import { getLocale, getTranslations } from "next-intl/server";
import { type DayAmount, DayTable } from "#components/reconciliation/day-table.tsx";
import { formatRupiah, formatSigned } from "#lib/domain/rupiah.ts";
import { dayStart, formatDate, type Zone } from "#lib/domain/time.ts";
import type { Days } from "./standing.tsx";

type Book = NonNullable<Days[number]["book"]>;
type Props = { readonly days: Days; readonly firstDay: string | null; readonly zone: Zone };

/** A day a row: opening, less payments, with other movements, gives closing. */
export async function DaysTable({ days, firstDay, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const language = await getLocale();

  const noted = (said: number, left: number) => {
    if (left === 0) return t("isNoted");
    return said === 0 ? t("notNoted") : t("partNoted", { amount: formatSigned(left) });
  };
  const paid = ({ paid: { count, sum } }: Book): DayAmount | null =>
    count === 0 ? null : { text: formatSigned(-sum), note: t("paidCount", { count }) };
  const rises = ({ rises: { noted: said, left } }: Book): DayAmount | null =>
    said + left === 0
      ? null
      : { text: formatSigned(said + left), note: noted(said, left), tone: left === 0 ? undefined : "info" };
  const falls = ({ falls: { noted: said, left }, maybe, returned }: Book): DayAmount | null => {
    const unsure = maybe + returned;
    const notes = [
      said + left === 0 ? null : noted(said, left),
      unsure === 0 ? null : t("unsure", { amount: formatSigned(unsure) }),
    ].filter((note) => note !== null);
    if (notes.length === 0) return null;
    const text = said + left === 0 ? formatRupiah(0) : formatSigned(said + left);
    return { text, note: notes.join("\n"), tone: left === 0 ? undefined : "bad" };
  };

  return (
    <DayTable
      caption={t("title")}
      heads={{
        day: t("day"),
        amounts: [t("opening"), t("paid"), t("rises"), t("falls"), t("closing")],
        state: t("state"),
      }}
      rows={days
        .filter(({ day }) => firstDay !== null && day >= firstDay)
        .map(({ day, book }) => ({
          day,
          date: formatDate(dayStart(day, zone) ?? 0, zone, language),
          look: book?.state ?? "none",
          amounts: book
            ? [
                { text: formatRupiah(book.opening) },
                paid(book),
                rises(book),
                falls(book),
                { text: formatRupiah(book.closing) },
              ]
            : [null, null, null, null, null],
        }))}
    />
  );
}
