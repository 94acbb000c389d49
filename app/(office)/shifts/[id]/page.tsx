import { getTranslations } from "next-intl/server";
import { CloseShiftForm } from "#components/shifts/close-shift-form.tsx";
import { DrawerCard, MethodCard } from "#components/shifts/shift-figures.tsx";
import { ShiftHead } from "#components/shifts/shift-head.tsx";
import { ShiftSummary } from "#components/shifts/shift-summary.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Card } from "#components/ui/card.tsx";
import { titled } from "#lib/i18n/page-messages.tsx";
import { readMovesPart } from "#lib/server/web/shift-address.ts";
import { shiftOfPage } from "#lib/server/web/shift-of-page.ts";
import { closeForgottenShift, compareCount } from "../../../(counter)/shift/actions.ts";

export const generateMetadata = titled("shifts.title");

/** One shift for a supervisor: its summary and, while it is open, the form to close it in the cashier's place. */
export default async function OfficeShiftPage({ params, searchParams }: PageProps<"/shifts/[id]">) {
  const { actor, shift, totals, expected, tolerance, zone, drawing } = await shiftOfPage(
    "supervisor",
    "/shifts",
    params,
  );
  const t = await getTranslations("shift");
  const { late, moves: part } = await searchParams;
  const movesAt = { address: `/shifts/${shift.id}`, part: readMovesPart(part) };
  const others = shift.cashierId !== actor.id;
  return (
    <>
      <ShiftHead
        shift={shift}
        drawing={drawing}
        back={{ href: "/shifts", words: t("allShifts") }}
        late={late !== undefined}
      />
      {shift.closing ? (
        <ShiftSummary shift={shift} totals={totals} expected={expected} zone={zone} movesAt={movesAt} />
      ) : (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_29rem]">
          <div className="flex min-w-0 flex-col gap-5">
            <DrawerCard
              openingCash={shift.openingCash}
              expected={expected}
              totals={totals}
              zone={zone}
              movesAt={movesAt}
            />
            <MethodCard totals={totals} />
          </div>
          <Card title={t("close")}>
            <div className="flex flex-col gap-4 px-5 pb-5">
              {others && <Alert tone="warn">{t("othersNote", { name: shift.cashierName })}</Alert>}
              <CloseShiftForm
                shiftId={shift.id}
                shown={{ expected, tolerance }}
                others={others}
                compare={compareCount}
                close={closeForgottenShift}
              />
            </div>
          </Card>
        </div>
      )}
    </>
  );
}
