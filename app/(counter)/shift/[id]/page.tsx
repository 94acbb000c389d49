import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PrintDrawing } from "#components/receipts/print-drawing.tsx";
import { ShiftSummary } from "#components/shifts/shift-summary.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { readShiftId } from "#lib/server/web/shift-address.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ late?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shift"))("title") };
}

/** The summary of a shift, for its cashier: what was counted, to look at and to print. */
export default async function ShiftSummaryPage({ params, searchParams }: Props) {
  const id = readShiftId((await params).id);
  const actor = await requireActor("cashier", `/shift/${id ?? ""}`);
  const { shifts, reads } = loket();
  const found = id === null ? null : await shifts.one(actor, id);
  if (!found) notFound();
  if (found === "forbidden") forbidden();
  const t = await getTranslations("shift");
  const [{ zone }, drawing] = await Promise.all([reads.outlet(), shifts.paper(found)]);
  const { shift, totals, expected } = found;
  const late = (await searchParams).late !== undefined && shift.closing;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t(shift.closing ? "closedLead" : "stillOpen", { id: shift.id, name: shift.cashierName })}
      >
        <Link href="/shift" className={buttonClass("ghost", "md")}>
          {t("toShift")}
        </Link>
        <PrintDrawing drawing={drawing} initialPaper="80" />
      </PageHeader>
      {late && (
        <div className="mb-5">
          <Alert tone="info" urgent>
            {t("late", { name: late.byName })}
          </Alert>
        </div>
      )}
      <ShiftSummary shift={shift} totals={totals} expected={expected} zone={zone} />
    </>
  );
}
