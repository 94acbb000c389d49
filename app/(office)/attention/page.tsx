import { ArrowRight, CircleCheck } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { FollowStamp } from "#components/ui/follow-stamp.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { granted } from "#lib/domain/result.ts";
import type { Zone } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor, type Waiting } from "#lib/server/next.ts";
import { readWaitingPlace, writeWaitingPlace } from "#lib/server/web/attention-address.ts";
import { Acknowledge, adviceOf, isClosedByHand } from "./acknowledge.tsx";
import { hrefOf, keyOf, stepFor, WaitingBadge, WaitingFacts } from "./waiting-item.tsx";

const SHOWN = 30;
export const generateMetadata = titled("attention.title");

/** Everything that waits for a person, oldest first, with what it means for the money and what to do. */
export default async function AttentionPage({ searchParams }: PageProps<"/attention">) {
  const actor = await requireActor("supervisor", "/attention");
  const { attention, dashboard, reads } = loket();
  const t = await getTranslations("attention");
  const after = readWaitingPlace((await searchParams).after);
  // Read before the data that it stands for, so that a change in between redraws the page.
  const { stamp } = granted(await dashboard.stamp(actor));
  const [page, all, { zone }] = await Promise.all([
    attention.waiting(actor, { after, limit: SHOWN }),
    reads.attentionCount(actor),
    reads.outlet(),
  ]);
  const { items, next } = granted(page);
  return (
    <>
      <FollowStamp address="/api/dashboard" stamp={stamp} />
      <PageHeader title={t("title")} lead={t("lead", { count: granted(all).count })}>
        <Link href="/attention/done" prefetch={false} className={buttonClass("ghost")}>
          {t("done")}
        </Link>
      </PageHeader>
      <Card className="overflow-hidden">
        {items.length === 0 && <EmptyState icon={CircleCheck}>{t(after ? "emptyPage" : "empty")}</EmptyState>}
        <ul>
          {items.map((item) => (
            <Item key={keyOf(item)} item={item} zone={zone} />
          ))}
        </ul>
        <Pager
          back={after && "/attention"}
          backWords={t("first_page")}
          on={next && `/attention?after=${writeWaitingPlace(next)}`}
          onWords={t("next_page")}
        />
      </Card>
    </>
  );
}

/** What happened to whom, what it means for the money, and the link to the act; an alarm is acknowledged with a note. */
async function Item({ item, zone }: { item: Waiting; zone: Zone }) {
  const t = await getTranslations("attention");
  const { words, href } = stepFor(item, zone);
  const closes = isClosedByHand(item);
  return (
    <li className="grid gap-x-8 gap-y-3 border-t border-line px-5 py-5 first:border-t-0 lg:grid-cols-[minmax(0,19rem)_minmax(0,1fr)_16rem] lg:grid-rows-[auto_1fr] lg:items-start">
      <div className={closes ? "lg:row-span-2" : ""}>
        <WaitingBadge item={item} />
        <WaitingFacts item={item} zone={zone} hasStep />
      </div>
      <p className="max-w-160">{t(adviceOf(item))}</p>
      <Link
        href={item.payment ? hrefOf(item) : href}
        prefetch={false}
        className={`${buttonClass("secondary")} justify-self-start lg:justify-self-end`}
      >
        {t(`step_${words}`)}
        <ArrowRight aria-hidden className="size-4.5 flex-none" />
      </Link>
      {closes && (
        <div className="lg:col-span-2 lg:col-start-2">
          <Acknowledge item={item} />
        </div>
      )}
    </li>
  );
}
