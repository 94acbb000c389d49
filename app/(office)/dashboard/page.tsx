import { getLocale, getTranslations } from "next-intl/server";
import { KeepFresh } from "#components/dashboard/keep-fresh.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { granted } from "#lib/domain/result.ts";
import { formatDate, formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { loket, requireActor } from "#lib/server/next.ts";
import { Attention } from "./attention.tsx";
import { BillerPill } from "./biller-pill.tsx";
import { ByProduct } from "./by-product.tsx";
import { Deposit } from "./deposit.tsx";
import { Latest } from "./latest.tsx";
import { weekdayOf } from "./summary.ts";
import { Takings } from "./takings.tsx";
import { Today } from "./today.tsx";
import { WrongClock } from "./wrong-clock.tsx";

export const generateMetadata = titled("dashboard.title");

/** The deposit, the day, what needs a person, and the latest payments, kept up to date. */
export default async function DashboardPage() {
  const actor = await requireActor("supervisor", "/dashboard");
  const { dashboard, now, reads } = loket();
  // Read before everything else, so that a change in between redraws the page.
  const { stamp } = granted(await dashboard.stamp(actor));
  const t = await getTranslations("dashboard");
  const language = await getLocale();
  const { zone } = await reads.outlet();
  const at = now();
  return (
    <>
      <PageHeader title={t("title")}>
        <KeepFresh stamp={stamp} now={at} title={formatDateTime(at, zone, language)}>
          <BillerPill />
        </KeepFresh>
        <p className="rounded-full border border-line bg-surface px-3 py-1 text-small font-medium text-ink-soft max-sm:hidden">
          {await weekdayOf(at, zone)}, {formatDate(at, zone, language)}
        </p>
      </PageHeader>
      <WrongClock />
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4 xl:grid-rows-[auto_auto_1fr]">
        <section
          aria-label={t("deposit")}
          className="rounded-card border border-line bg-surface px-5 py-3.5 shadow-card"
        >
          <Deposit />
        </section>
        <Today />
        <div className="min-w-0 sm:col-span-2 xl:col-span-1 xl:col-start-4 flex flex-col gap-4 xl:row-span-2 xl:row-start-2 xl:[&>section:first-child]:flex-1">
          <Attention />
          <ByProduct />
        </div>
        <div className="min-w-0 sm:col-span-2 xl:col-span-3 xl:row-start-2">
          <Takings />
        </div>
        <div className="min-w-0 sm:col-span-2 xl:col-span-3">
          <Latest />
        </div>
      </div>
    </>
  );
}
