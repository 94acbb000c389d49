import { ReceiptText } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { PaymentTable } from "#components/payments/payment-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import { formatDate } from "#lib/domain/time.ts";
import { requireActor } from "#lib/server/next.ts";
import { latestRows } from "../payment-rows.ts";
import { figures } from "./summary.ts";

const SHOWN = 8;

/** The latest payments; today's need neither date nor seconds, and no reference is shown. */
export async function Latest() {
  const t = await getTranslations("dashboard");
  const transactions = await getTranslations("transactions");
  const [{ rows, words }, { at, zone }] = await Promise.all([
    latestRows(await requireActor("supervisor", "/dashboard"), SHOWN),
    figures(),
  ]);
  const today = formatDate(at, zone, await getLocale());
  return (
    <Card title={t("latest")} className="h-full overflow-hidden">
      {rows.length === 0 ? (
        <EmptyState icon={ReceiptText}>{transactions("empty")}</EmptyState>
      ) : (
        <>
          <PaymentTable
            rows={rows.map((row) => ({
              ...row,
              reference: null,
              ...(row.date === today && { date: "", time: row.time.slice(0, 5) }),
            }))}
            words={{ ...words, title: t("latest") }}
          />
          <p className="border-t border-line px-5 py-1">
            <OnwardLink href="/transactions">{t("all")}</OnwardLink>
          </p>
        </>
      )}
    </Card>
  );
}
