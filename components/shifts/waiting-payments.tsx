import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Payment } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";

type Props = { readonly title: string; readonly payments: readonly Payment[]; readonly zone: Zone };

/** Unsettled payments with their price, and money still owed, which rounding makes another amount; each links to where that is done. */
export async function WaitingPayments({ title, payments, zone }: Props) {
  const t = await getTranslations("shift");
  const states = await getTranslations("states");
  if (payments.length === 0) return null;
  return (
    <Card title={title} className="overflow-hidden">
      <ul className="border-t border-line">
        {payments.map(({ trId, company, state, price, owed, createdAt }) => (
          <li key={trId} className="border-t border-line first:border-t-0">
            <Link
              href={`/payments/${trId}`}
              prefetch={false}
              className="flex items-center justify-between gap-4 px-5 py-3 text-ink no-underline hover:bg-raised focus-visible:-outline-offset-3"
            >
              <span className="min-w-0">
                <span className="line-clamp-2 font-medium">{company || trId}</span>
                <span className="block text-small text-ink-faint">{formatDateTime(createdAt, zone)}</span>
              </span>
              <span className="flex flex-none flex-col items-end gap-1">
                <span className="font-semibold">{formatRupiah(Math.abs(owed) || price)}</span>
                {owed !== 0 ? (
                  <span className="text-small font-medium text-warn">{t(owed > 0 ? "giveBack" : "collect")}</span>
                ) : (
                  <StateBadge state={state} words={states(state)} />
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
