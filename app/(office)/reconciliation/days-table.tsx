import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DayBadge } from "#components/reconciliation/day-badge.tsx";
import { formatSigned } from "#components/reconciliation/signed.ts";
import { DataTable } from "#components/ui/data-table.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { dayStart, formatDate, type Zone } from "#lib/domain/time.ts";
import type { Days } from "./standing.tsx";

type Props = { readonly days: Days; readonly firstDay: string | null; readonly zone: Zone };

/** A day a row; opening, less what was paid, with what came and went besides, is closing. */
export async function DaysTable({ days, firstDay, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const rows = days.filter(({ day }) => firstDay !== null && day >= firstDay);
  const quiet = <span className="text-ink-faint">–</span>;
  const second = (text: string) => <span className="block text-small font-normal text-ink-faint">{text}</span>;
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ day }) => day}
      columns={[
        {
          label: t("day"),
          cell: ({ day }) => (
            <Link
              href={`/reconciliation/${day}`}
              prefetch={false}
              className="whitespace-nowrap text-ink underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {formatDate(dayStart(day, zone) ?? 0, zone, language)}
            </Link>
          ),
        },
        {
          label: t("opening"),
          numeric: true,
          cell: ({ book }) => (book ? <Labelled label={t("opening")}>{formatRupiah(book.opening)}</Labelled> : quiet),
        },
        {
          label: t("paid"),
          numeric: true,
          cell: ({ book }) =>
            book && book.paid.count > 0 ? (
              <Labelled label={t("paid")}>
                {formatSigned(-book.paid.sum)}
                {second(t("paidCount", { count: book.paid.count }))}
              </Labelled>
            ) : (
              quiet
            ),
        },
        {
          label: t("rises"),
          numeric: true,
          cell: ({ book }) => {
            const sum = book ? book.rises.noted + book.rises.left : 0;
            if (!book || sum === 0) return quiet;
            return (
              <Labelled label={t("rises")}>
                <span className={book.rises.left > 0 ? "font-semibold text-info" : ""}>{formatSigned(sum)}</span>
                {second(book.rises.left > 0 ? t("notNoted") : t("isNoted"))}
              </Labelled>
            );
          },
        },
        {
          label: t("falls"),
          numeric: true,
          cell: ({ book }) => {
            const sum = book ? book.falls.noted + book.falls.left : 0;
            const unsure = book ? book.waiting + book.returned : 0;
            if (!book || (sum === 0 && unsure === 0)) return quiet;
            return (
              <Labelled label={t("falls")}>
                {sum !== 0 && (
                  <>
                    <span className={book.falls.left < 0 ? "font-semibold text-bad" : ""}>{formatSigned(sum)}</span>
                    {second(book.falls.left < 0 ? t("notNoted") : t("isNoted"))}
                  </>
                )}
                {unsure !== 0 && second(t("unsure", { amount: formatSigned(unsure) }))}
              </Labelled>
            );
          },
        },
        {
          label: t("closing"),
          numeric: true,
          cell: ({ book }) =>
            book ? (
              <Labelled label={t("closing")}>
                <span className="font-semibold">{formatRupiah(book.closing)}</span>
              </Labelled>
            ) : (
              quiet
            ),
        },
        {
          label: t("state"),
          end: "first",
          cell: ({ book }) => {
            const look = book?.state ?? "none";
            return <DayBadge look={look} words={t(`day_${look}`)} />;
          },
        },
      ]}
    />
  );
}

/** On a card the heads of the columns are gone; each amount brings its own. */
function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <span aria-hidden className="mr-2 text-ink-faint @2xl:hidden">
        {label}
      </span>
      {children}
    </>
  );
}
