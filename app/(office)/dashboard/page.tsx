import { ArrowRight, ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PaymentTable } from "#components/payments/payment-table.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { requireActor } from "#lib/server/next.ts";
import { latestRows } from "../payment-rows.ts";
import { Attention } from "./attention.tsx";
import { Deposit } from "./deposit.tsx";

const SHOWN = 10;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboard"))("title") };
}

/** The deposit, what needs a person, and the latest payments. */
export default async function DashboardPage() {
  await requireActor("supervisor", "/dashboard");
  const t = await getTranslations("dashboard");
  const transactions = await getTranslations("transactions");
  const pages = await getTranslations("pages");
  const { rows, words } = await latestRows(SHOWN);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-5 xl:order-last">
          <Card title={t("deposit")}>
            <div className="min-h-20 px-5 pb-5">
              <Suspense
                fallback={
                  <>
                    <p className="sr-only">{pages("loading")}</p>
                    <Skeleton className="h-8 w-44" />
                    <Skeleton className="mt-2 h-4 w-52" />
                  </>
                }
              >
                <Deposit />
              </Suspense>
            </div>
          </Card>
          <Attention />
        </div>
        <Card title={t("latest")} className="overflow-hidden">
          {rows.length === 0 ? (
            <EmptyState icon={ReceiptText}>{transactions("empty")}</EmptyState>
          ) : (
            <>
              <PaymentTable rows={rows} words={{ ...words, title: t("latest") }} />
              <p className="border-t border-line px-5 py-2">
                <Link
                  href="/transactions"
                  className="inline-flex min-h-11 items-center gap-2 font-medium text-accent underline-offset-4 hover:underline"
                >
                  {t("all")}
                  <ArrowRight aria-hidden className="size-4" />
                </Link>
              </p>
            </>
          )}
        </Card>
      </div>
    </>
  );
}
