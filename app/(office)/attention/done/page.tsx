import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { BackLink, PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { handedOver } from "#lib/domain/payment.ts";
import { granted } from "#lib/domain/result.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { readDonePlace, writeDonePlace } from "#lib/server/web/attention-address.ts";
import { supervisorChange } from "../waiting-item.tsx";

const SHOWN = 50;
export const generateMetadata = titled("attention.done");

/** Every acknowledged alarm, latest first: what, whose, the note, by whom, when. Nothing leaves this list. */
export default async function DonePage({ searchParams }: PageProps<"/attention/done">) {
  const actor = await requireActor("supervisor", "/attention/done");
  const { attention, reads } = loket();
  const t = await getTranslations("attention");
  const kinds = await getTranslations("dashboard");
  const before = readDonePlace((await searchParams).before);
  const [page, { zone }, language] = await Promise.all([
    attention.acknowledged(actor, { before, limit: SHOWN }),
    reads.outlet(),
    getLocale(),
  ]);
  const { alarms, next } = granted(page);
  const words = new Map(
    await Promise.all(alarms.map(async (alarm) => [alarm.id, await supervisorChange(alarm)] as const)),
  );
  return (
    <>
      <BackLink href="/attention">{t("title")}</BackLink>
      <PageHeader title={t("done")} lead={t("doneLead")} />
      <Card className="overflow-hidden">
        {alarms.length === 0 && <EmptyState icon={CircleCheck}>{t("doneEmpty")}</EmptyState>}
        <ul>
          {alarms.map(({ id, kind, at, payment, acknowledged }) => (
            <li
              key={id}
              className="grid gap-x-8 gap-y-2 border-t border-line px-5 py-4 first:border-t-0 lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]"
            >
              <div>
                <p className="font-semibold">{kinds(`alarm_${kind}`)}</p>
                {payment && (
                  <p className="text-small text-ink-soft wrap-anywhere">
                    <Link
                      href={`/transactions/${payment.trId}`}
                      prefetch={false}
                      className="font-medium text-accent underline underline-offset-4"
                    >
                      {payment.company || payment.trId}
                    </Link>
                    {` · ${formatRupiah(handedOver(payment))}`}
                  </p>
                )}
                {words.get(id) && <p className="text-small text-ink-soft wrap-anywhere">{words.get(id)}</p>}
                <p className="text-small text-ink-faint">{t("since", { time: formatDateTime(at, zone, language) })}</p>
              </div>
              <div>
                <p className="max-w-160 wrap-anywhere">{acknowledged.note}</p>
                <p className="text-small text-ink-faint">
                  {acknowledged.by} · {formatDateTime(acknowledged.at, zone, language)}
                </p>
              </div>
            </li>
          ))}
        </ul>
        <Pager
          back={before && "/attention/done"}
          backWords={t("newest_page")}
          on={next && `/attention/done?before=${writeDonePlace(next)}`}
          onWords={t("next_page")}
        />
      </Card>
    </>
  );
}
