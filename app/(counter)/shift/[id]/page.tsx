import { getTranslations } from "next-intl/server";
import { ShiftHead } from "#components/shifts/shift-head.tsx";
import { ShiftSummary } from "#components/shifts/shift-summary.tsx";
import { titled } from "#lib/i18n/page-messages.tsx";
import { readMovesPart } from "#lib/server/web/shift-address.ts";
import { shiftOfPage } from "#lib/server/web/shift-of-page.ts";

export const generateMetadata = titled("shift.title");

/** The summary of a shift, for its cashier: the count, to view and print. */
export default async function ShiftSummaryPage({ params, searchParams }: PageProps<"/shift/[id]">) {
  const { shift, totals, expected, zone, drawing } = await shiftOfPage("cashier", "/shift", params);
  const t = await getTranslations("shift");
  const { late, moves } = await searchParams;
  return (
    <>
      <ShiftHead
        shift={shift}
        drawing={drawing}
        back={{ href: "/shift", words: t("toShift") }}
        late={late !== undefined}
      />
      <ShiftSummary
        shift={shift}
        totals={totals}
        expected={expected}
        zone={zone}
        movesAt={{ address: `/shift/${shift.id}`, part: readMovesPart(moves) }}
      />
    </>
  );
}
