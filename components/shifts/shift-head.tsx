import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PrintPapers } from "#components/receipts/print-papers.tsx";
import { receiptPapers } from "#components/receipts/receipt-papers.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { ReceiptDrawing } from "#lib/domain/receipt-drawing.ts";
import type { Shift } from "#lib/domain/shift.ts";

type Props = {
  readonly shift: Shift;
  readonly drawing: ReceiptDrawing;
  readonly back: { readonly href: string; readonly words: string };
  /** The viewer counted it too, a moment too late: the first count stands. */
  readonly late: boolean;
};

/** The head of a shift's page: its cashier, the way back, its paper, and who closed it first. */
export async function ShiftHead({ shift, drawing, back, late }: Props) {
  const t = await getTranslations("shift");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t(shift.closing ? "closedLead" : "stillOpen", { id: shift.id, name: shift.cashierName })}
      >
        <Link href={back.href} className={buttonClass("ghost")}>
          {back.words}
        </Link>
        <PrintPapers papers={receiptPapers(drawing)} initialPaper="80" />
      </PageHeader>
      {late && shift.closing && (
        <div className="mb-5">
          <Alert tone="info" urgent>
            {t("late", { name: shift.closing.byName })}
          </Alert>
        </div>
      )}
    </>
  );
}
