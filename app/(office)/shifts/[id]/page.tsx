import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PrintDrawing } from "#components/receipts/print-drawing.tsx";
import { CloseShiftForm } from "#components/shifts/close-shift-form.tsx";
import { closeWords } from "#components/shifts/close-words.ts";
import { DrawerCard, MethodCard } from "#components/shifts/shift-figures.tsx";
import { ShiftSummary } from "#components/shifts/shift-summary.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { readShiftId } from "#lib/server/web/shift-address.ts";
import { closeForgottenShift } from "../../../(counter)/shift/actions.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ late?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shifts"))("title") };
}

/** One shift for a supervisor: its summary, and while it is open the way to close it for whoever forgot to. */
export default async function OfficeShiftPage({ params, searchParams }: Props) {
  const id = readShiftId((await params).id);
  const actor = await requireActor("supervisor", `/shifts/${id ?? ""}`);
  const { shifts, reads } = loket();
  const found = id === null ? null : await shifts.one(actor, id);
  if (!found) notFound();
  if (found === "forbidden") forbidden();
  const t = await getTranslations("shift");
  const [{ zone }, drawing] = await Promise.all([reads.outlet(), shifts.paper(found)]);
  const { shift, totals, expected } = found;
  const late = (await searchParams).late !== undefined && shift.closing;
  const others = shift.cashierId !== actor.id;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t(shift.closing ? "closedLead" : "stillOpen", { id: shift.id, name: shift.cashierName })}
      >
        <Link href="/shifts" className={buttonClass("ghost", "md")}>
          {t("allShifts")}
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
      {shift.closing ? (
        <ShiftSummary shift={shift} totals={totals} expected={expected} zone={zone} />
      ) : (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_29rem]">
          <div className="flex min-w-0 flex-col gap-5">
            <DrawerCard openingCash={shift.openingCash} expected={expected} totals={totals} />
            <MethodCard totals={totals} />
          </div>
          <Card title={t("close")}>
            <div className="flex flex-col gap-4 px-5 pb-5">
              {others && <Alert tone="warn">{t("othersNote", { name: shift.cashierName })}</Alert>}
              <CloseShiftForm
                shiftId={shift.id}
                expected={expected}
                others={others}
                close={closeForgottenShift}
                words={await closeWords()}
              />
            </div>
          </Card>
        </div>
      )}
    </>
  );
}
