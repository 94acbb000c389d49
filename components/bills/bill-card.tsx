import { Card } from "#components/ui/card.tsx";
import { type Detail, Details } from "#components/ui/details.tsx";

/** Whose bill it is. The name stands out, because the cashier asks the customer for it. */
export function BillCard({
  companyLabel,
  company,
  rows,
}: {
  companyLabel: string;
  company: string;
  rows: readonly Detail[];
}) {
  return (
    <Card className="px-6.5 py-5.5 short:py-4.5 max-sm:px-5">
      <dl>
        <dt className="text-small text-ink-faint">{companyLabel}</dt>
        <dd className="mb-4 short:mb-3 text-[1.375rem] leading-tight font-semibold tracking-tight">{company || "–"}</dd>
      </dl>
      <Details rows={rows} columns={2} />
    </Card>
  );
}
