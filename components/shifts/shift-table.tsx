import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "#components/ui/data-table.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { formatDate, formatTime, type Millis, type Zone } from "#lib/domain/time.ts";
import { Difference } from "./difference.tsx";

type Props = { readonly shifts: readonly Shift[]; readonly zone: Zone; readonly now: Millis };

/** A shift that is open for longer has most likely been forgotten. */
const LONGEST = 16 * 3_600_000;

/** Shifts, one a row; a click anywhere on the row opens it. */
export async function ShiftTable({ shifts, zone, now }: Props) {
  const t = await getTranslations("shifts");
  const language = await getLocale();
  // In a narrow column it breaks between the two and nowhere else.
  const time = (at: number) => (
    <>
      <span className="whitespace-nowrap">{formatDate(at, zone, language)}</span>{" "}
      <span className="whitespace-nowrap">{formatTime(at, zone)}</span>
    </>
  );
  return (
    <DataTable
      caption={t("title")}
      rows={shifts}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          label: t("cashier"),
          cell: ({ id, cashierName }) => (
            <Link
              href={`/shifts/${id}`}
              prefetch={false}
              className="text-ink underline-offset-4 after:absolute after:inset-0 hover:underline"
            >
              {cashierName}
            </Link>
          ),
        },
        { label: t("opened"), cell: ({ openedAt }) => time(openedAt) },
        {
          label: t("closed"),
          cell: ({ closing, cashierId, openedAt }) =>
            closing ? (
              <>
                {time(closing.at)}
                {closing.byId !== cashierId && (
                  <span className="block text-small text-ink-faint">{t("closedBy", { name: closing.byName })}</span>
                )}
              </>
            ) : (
              <span
                className={`rounded-full px-2.5 py-0.5 text-small font-medium ${now - openedAt > LONGEST ? "bg-warn-soft text-warn" : "bg-info-soft text-info"}`}
              >
                {t(now - openedAt > LONGEST ? "forgotten" : "open")}
              </span>
            ),
        },
        {
          label: t("expected"),
          numeric: true,
          end: "next",
          cell: ({ closing }) => (closing ? named(t("expected"), closing.expected) : NOTHING),
        },
        {
          label: t("counted"),
          numeric: true,
          end: "next",
          cell: ({ closing }) => (closing ? named(t("counted"), closing.counted) : NOTHING),
        },
        {
          label: t("difference"),
          numeric: true,
          end: "first",
          cell: ({ closing }) => (closing ? <Difference amount={closing.difference} /> : NOTHING),
        },
      ]}
    />
  );
}

/** On a card an amount without its column's heading would say nothing. */
function named(label: string, amount: number) {
  return (
    <>
      <span className="text-small text-ink-faint @table:hidden">{label}: </span>
      {formatRupiah(amount)}
    </>
  );
}

const NOTHING = <span className="@max-table:hidden">-</span>;
