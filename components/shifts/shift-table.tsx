import { Clock, TriangleAlert } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "#components/ui/badge.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { RowLink } from "#components/ui/row-link.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Shift } from "#lib/domain/shift.ts";
import { formatDate, formatTime, HOUR, type Millis, type Zone } from "#lib/domain/time.ts";
import { Difference } from "./difference.tsx";

type Props = { readonly shifts: readonly Shift[]; readonly zone: Zone; readonly now: Millis };

/** A shift open for longer has most likely been forgotten. */
const LONGEST = 16 * HOUR;

/** Shifts, one a row; a click anywhere on the row opens it. */
export async function ShiftTable({ shifts, zone, now }: Props) {
  const t = await getTranslations("shifts");
  const language = await getLocale();
  // A narrow column breaks only between the two.
  const time = (at: number) => (
    <>
      <span className="whitespace-nowrap">{formatDate(at, zone, language)}</span>{" "}
      <span className="whitespace-nowrap">{formatTime(at, zone, language)}</span>
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
          cell: ({ id, cashierName }) => <RowLink href={`/shifts/${id}`}>{cashierName}</RowLink>,
        },
        { label: t("opened"), cell: ({ openedAt }) => time(openedAt) },
        {
          label: t("closed"),
          cell: ({ closing, cashierId, openedAt }) =>
            closing ? (
              <>
                {time(closing.at)}
                {closing.byId !== cashierId && (
                  <span className="block text-small text-ink-faint wrap-anywhere">
                    {t("closedBy", { name: closing.byName })}
                  </span>
                )}
              </>
            ) : (
              <OpenBadge isForgotten={now - openedAt > LONGEST} />
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
          cell: ({ closing }) => (closing ? <Difference closing={closing} /> : NOTHING),
        },
      ]}
    />
  );
}

async function OpenBadge({ isForgotten }: { isForgotten: boolean }) {
  const t = await getTranslations("shifts");
  if (isForgotten)
    return (
      <Badge icon={TriangleAlert} tone="warn">
        {t("forgotten")}
      </Badge>
    );
  return (
    <Badge icon={Clock} tone="info">
      {t("open")}
    </Badge>
  );
}

/** On a card, an amount needs the name that its column's heading would give. */
function named(label: string, amount: number) {
  return (
    <>
      <span className="text-small text-ink-faint @table:hidden">{label}: </span>
      {formatRupiah(amount)}
    </>
  );
}

const NOTHING = <span className="@max-table:hidden">–</span>;
