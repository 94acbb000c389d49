import { ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { NumberKeys } from "#components/receipts/number-keys.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";

const SHOWN = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("receipts"))("title") };
}

/** The receipts that a customer may still be waiting for, one key from anywhere and one more to open. */
export default async function LatestReceiptsPage() {
  const actor = await requireActor("cashier", "/receipts");
  const { reads } = loket();
  const [payments, { zone }, language] = await Promise.all([
    reads.latestReceipts(actor, SHOWN),
    reads.outlet(),
    getLocale(),
  ]);
  const t = await getTranslations("receipts");
  return (
    <div className="mx-auto w-full max-w-200">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card className="overflow-hidden">
        {payments.length === 0 && <EmptyState icon={ReceiptText}>{t("empty")}</EmptyState>}
        <NumberKeys>
          {payments.map((payment, at) => (
            <li key={payment.trId} className="border-t border-line first:border-t-0">
              <Link
                href={`/receipts/${payment.trId}`}
                prefetch={false}
                data-number={at + 1}
                aria-keyshortcuts={String(at + 1)}
                className="flex items-center gap-4 px-5 py-4 text-ink no-underline hover:bg-raised focus-visible:-outline-offset-3"
              >
                <Kbd onButton>{at + 1}</Kbd>
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 font-semibold">{payment.company || payment.trId}</span>
                  <span className="block text-small text-ink-faint">
                    <span className="font-mono">{payment.hp}</span> ·{" "}
                    {formatDateTime(payment.paidAt ?? payment.createdAt, zone, language)}
                  </span>
                </span>
                <span className="flex-none text-lg font-semibold">{formatRupiah(payment.price)}</span>
              </Link>
            </li>
          ))}
        </NumberKeys>
      </Card>
    </div>
  );
}
