import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ShiftHead } from "#components/shifts/shift-head.tsx";
import { ShiftSummary } from "#components/shifts/shift-summary.tsx";
import { readMovesPart } from "#lib/server/web/shift-address.ts";
import { shiftOfPage } from "#lib/server/web/shift-of-page.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ late?: string | string[]; moves?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shift"))("title") };
}

/** The summary of a shift, for its cashier: the count, to view and print. */
export default async function ShiftSummaryPage({ params, searchParams }: Props) {
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
