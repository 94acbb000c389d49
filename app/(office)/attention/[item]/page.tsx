import { ArrowRight, ChevronLeft, ChevronRight, CircleCheck } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import { BackLink, PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { readWaitingPlace } from "#lib/server/web/attention-address.ts";
import { Acknowledge, adviceOf, isClosedByHand } from "../acknowledge.tsx";
import { hrefOf, stepFor, WaitingBadge, WaitingFacts } from "../waiting-item.tsx";
import { PaymentActs } from "./payment-acts.tsx";

export const generateMetadata = titled("attention.title");

/** One waiting item: what happened, what it means for the money, and its acts, with links to the previous and next ones. */
export default async function AttentionItemPage({ params }: PageProps<"/attention/[item]">) {
  const { item: address } = await params;
  const actor = await requireActor("supervisor", `/attention/${address}`);
  const place = readWaitingPlace(address);
  if (!place) notFound();
  const { attention, reads } = loket();
  const [found, { zone }] = await Promise.all([attention.one(actor, place), reads.outlet()]);
  const { item, previous, next } = granted(found);
  const t = await getTranslations("attention");
  return (
    <>
      <BackLink href="/attention">{t("title")}</BackLink>
      <PageHeader title={(item?.payment?.company || item?.payment?.trId) ?? t("title")}>
        <nav aria-label={t("neighbours")} className="flex gap-3">
          {previous && (
            <Link href={hrefOf({ place: previous })} rel="prev" className={buttonClass("secondary")}>
              <ChevronLeft aria-hidden className="size-4.5" />
              {t("previous")}
            </Link>
          )}
          {next && (
            <Link href={hrefOf({ place: next })} rel="next" className={buttonClass("secondary")}>
              {t("next")}
              <ChevronRight aria-hidden className="size-4.5" />
            </Link>
          )}
        </nav>
      </PageHeader>
      {item === null ? (
        <Card>
          <EmptyState icon={CircleCheck}>
            {t("settled")}
            {place.what !== "alarm" && (
              <span className="mt-3 block">
                <OnwardLink href={`/transactions/${place.subject}`}>{t("step_story")}</OnwardLink>
              </span>
            )}
          </EmptyState>
        </Card>
      ) : (
        <div className="flex flex-col gap-5">
          <Card className="flex flex-col gap-4 p-5">
            <div>
              <WaitingBadge item={item} />
              <WaitingFacts item={item} zone={zone} hasStep />
            </div>
            <p className="max-w-160">{t(adviceOf(item))}</p>
            {item.what === "alarm" && (
              <Link
                href={stepFor(item, zone).href}
                prefetch={false}
                className={`${buttonClass("secondary")} self-start`}
              >
                {t(`step_${stepFor(item, zone).words}`)}
                <ArrowRight aria-hidden className="size-4.5 flex-none" />
              </Link>
            )}
            {isClosedByHand(item) && <Acknowledge item={item} />}
          </Card>
          {item.payment && <PaymentActs actor={actor} trId={item.payment.trId} zone={zone} />}
        </div>
      )}
    </>
  );
}
