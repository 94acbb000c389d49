import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "#components/ui/data-table.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import { Difference } from "./difference.tsx";

/** Shifts, one a row; a click anywhere on the row opens it. */
export async function ShiftTable({ shifts, zone }: { shifts: readonly Shift[]; zone: Zone }) {
  const t = await getTranslations("shifts");
  const language = await getLocale();
  const time = (at: number) => formatDateTime(at, zone, language);
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
          cell: ({ closing, cashierId }) =>
            closing ? (
              <>
                {time(closing.at)}
                {closing.byId !== cashierId && (
                  <span className="block text-small text-ink-faint">{t("closedBy", { name: closing.byName })}</span>
                )}
              </>
            ) : (
              <span className="rounded-full bg-info-soft px-2.5 py-0.5 text-small font-medium text-info">
                {t("open")}
              </span>
            ),
        },
        {
          label: t("expected"),
          numeric: true,
          end: "next",
          cell: ({ closing }) => (closing ? formatRupiah(closing.expected) : "-"),
        },
        {
          label: t("counted"),
          numeric: true,
          end: "next",
          cell: ({ closing }) => (closing ? formatRupiah(closing.counted) : "-"),
        },
        {
          label: t("difference"),
          numeric: true,
          end: "first",
          cell: ({ closing }) => (closing ? <Difference amount={closing.difference} /> : "-"),
        },
      ]}
    />
  );
}
