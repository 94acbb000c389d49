import { CircleCheck, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";

const SHOWN = 20;
const ROW =
  "block border-t border-line px-5 py-3.5 text-ink no-underline hover:bg-raised focus-visible:-outline-offset-3";

/** What waits for a person: alarms that nobody has acknowledged, and payments that are not settled. */
export async function Attention() {
  const { reads } = loket();
  const t = await getTranslations("dashboard");
  const states = await getTranslations("states");
  const language = await getLocale();
  const [alarms, open, { zone }] = await Promise.all([
    reads.openAlarms(SHOWN),
    reads.unsettledPayments(SHOWN),
    reads.outlet(),
  ]);
  return (
    <Card title={t("attention")} className="overflow-hidden">
      {alarms.length + open.length === 0 && <EmptyState icon={CircleCheck}>{t("attentionEmpty")}</EmptyState>}
      <ul>
        {alarms.map(({ id, kind, trId, at }) => (
          <li key={`alarm-${id}`}>
            <Link
              href={trId ? `/payments/${trId}` : kind === "deposit_fall" ? "/reconciliation" : "/transactions"}
              prefetch={false}
              className={ROW}
            >
              <span className="inline-flex min-h-7 items-center gap-1.5 rounded-full bg-bad-soft px-2.5 text-small font-semibold text-bad">
                <TriangleAlert aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
                {t(`alarm_${kind}`)}
              </span>
              <span className="mt-2 block text-small text-ink-faint">
                {[trId, formatDateTime(at, zone, language)].filter(Boolean).join(" · ")}
              </span>
            </Link>
          </li>
        ))}
        {open.map((payment) => (
          <li key={payment.trId}>
            <Link href={`/payments/${payment.trId}`} prefetch={false} className={ROW}>
              <StateBadge state={payment.state} words={states(payment.state)} />
              <span className="mt-2 block font-semibold">{payment.company || payment.trId}</span>
              <span className="block text-small text-ink-faint">
                {formatRupiah(payment.price)} · {payment.cashierName}
              </span>
              <span className="block text-small text-ink-faint">
                {formatDateTime(payment.createdAt, zone, language)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
