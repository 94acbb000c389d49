import { ReceiptText } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PaymentTable } from "#components/payments/payment-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import { granted } from "#lib/domain/result.ts";
import { dayOf, dayStart } from "#lib/domain/time.ts";
import { productNames } from "#lib/i18n/product-words.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { figures } from "./summary.ts";

const SHOWN = 8;

/** The latest payments; today's need neither date nor seconds, and no reference is shown. */
export async function Latest() {
  const t = await getTranslations("dashboard");
  const transactions = await getTranslations("transactions");
  const actor = await requireActor("supervisor", "/dashboard");
  const { at, zone } = await figures();
  const { payments } = granted(await loket().reads.latestPayments(actor, SHOWN));
  return (
    <Card title={t("latest")} className="h-full overflow-hidden">
      {payments.length === 0 ? (
        <EmptyState icon={ReceiptText}>{transactions("empty")}</EmptyState>
      ) : (
        <>
          <PaymentTable
            title={t("latest")}
            payments={payments}
            zone={zone}
            nameProduct={await productNames((await loket().settings.preferences()).products)}
            briefSince={dayStart(dayOf(at, zone), zone) ?? at}
          />
          <p className="border-t border-line px-5 py-1">
            <OnwardLink href="/transactions">{t("all")}</OnwardLink>
          </p>
        </>
      )}
    </Card>
  );
}
