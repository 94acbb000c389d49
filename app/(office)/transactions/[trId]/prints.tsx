import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import type { ToldPrint } from "#lib/server/next.ts";

/** Every print, voided ones included. Nothing without a receipt. */
export async function Prints({ prints, zone }: { prints: readonly ToldPrint[]; zone: Zone }) {
  if (prints.length === 0) return null;
  const t = await getTranslations("transaction");
  const language = await getLocale();
  return (
    <Card title={t("prints")} className="overflow-hidden">
      <DataTable
        caption={t("prints")}
        rows={prints}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t("printMark"),
            cell: ({ number, replaces }) =>
              number === 0 ? t("original") : t(replaces === null ? "copy" : "replacement", { number }),
          },
          { label: t("printedAt"), cell: ({ at }) => formatDateTime(at, zone, language) },
          { label: t("printedBy"), cell: ({ printedByName }) => printedByName },
          {
            label: t("printedOn"),
            cell: ({ paper, voidedAs }) =>
              voidedAs === null ? (paper === "a4" ? "A4" : `${paper} mm`) : t(`voided_${voidedAs}`),
          },
        ]}
      />
    </Card>
  );
}
