import { ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PaymentTable } from "#components/payments/payment-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/server/next.ts";
import { latestRows } from "../payment-rows.ts";

const SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transactions"))("title") };
}

/** The outlet's latest payments. */
export default async function TransactionsPage() {
  await requireActor("supervisor", "/transactions");
  const t = await getTranslations("transactions");
  const { rows, words } = await latestRows(SHOWN);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: rows.length })} />
      <Card className="overflow-hidden">
        {rows.length === 0 ? (
          <EmptyState icon={ReceiptText}>{t("empty")}</EmptyState>
        ) : (
          <PaymentTable rows={rows} words={words} />
        )}
      </Card>
    </>
  );
}
