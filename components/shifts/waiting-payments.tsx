import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { handedOver, type Payment } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import type { NameProduct } from "#lib/i18n/product-words.ts";

type Props = {
  readonly title: string;
  readonly payments: readonly Payment[];
  readonly zone: Zone;
  readonly nameProduct: NameProduct;
};

/** Unsettled payments with what was handed over, and money still owed; each links to where that is done. */
export async function WaitingPayments({ title, payments, zone, nameProduct }: Props) {
  const t = await getTranslations("shift");
  const states = await getTranslations("states");
  if (payments.length === 0) return null;
  return (
    <Card title={title} className="overflow-hidden">
      <ul className="border-t border-line">
        {payments.map((payment) => (
          <li key={payment.trId} className="border-t border-line first:border-t-0">
            <Link
              href={`/payments/${payment.trId}`}
              prefetch={false}
              className="flex items-center justify-between gap-4 px-5 py-3 text-ink no-underline hover:bg-raised focus-visible:-outline-offset-3"
            >
              <span className="min-w-0">
                <span className="line-clamp-2 font-medium">{payment.company || payment.trId}</span>
                <span className="block text-small text-ink-faint">
                  {[nameProduct(payment), formatDateTime(payment.createdAt, zone)].filter(Boolean).join(" · ")}
                </span>
              </span>
              <span className="flex flex-none flex-col items-end gap-1">
                <span className="font-semibold">{formatRupiah(Math.abs(payment.owed) || handedOver(payment))}</span>
                {payment.owed !== 0 ? (
                  <span className="text-small font-medium text-warn">
                    {t(payment.owed > 0 ? "giveBack" : "collect")}
                  </span>
                ) : (
                  <StateBadge state={payment.state} words={states(payment.state)} />
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
