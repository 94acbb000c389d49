import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { Card } from "#components/ui/card.tsx";
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
    <Card title={t("attention")}>
      {alarms.length + open.length === 0 && <p className="px-5 pb-5 text-sm text-ink-faint">{t("attentionEmpty")}</p>}
      <ul>
        {alarms.map(({ id, kind, trId, at }) => (
          <li key={`alarm-${id}`}>
            <Link href={trId ? `/payments/${trId}` : "/transactions"} prefetch={false} className={ROW}>
              <span className="block font-medium text-bad">{t(`alarm_${kind}`)}</span>
              <span className="block text-small text-ink-faint">
                {[trId, formatDateTime(at, zone, language)].filter(Boolean).join(" · ")}
              </span>
            </Link>
          </li>
        ))}
        {open.map((payment) => (
          <li key={payment.trId}>
            <Link href={`/payments/${payment.trId}`} prefetch={false} className={ROW}>
              <StateBadge state={payment.state} words={states(payment.state)} />
              <span className="mt-2 block font-medium">{payment.company || payment.trId}</span>
              <span className="block text-small text-ink-faint">
                {formatRupiah(payment.price)} · {payment.cashierName}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
