import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { BillCard } from "#components/bills/bill-card.tsx";
import { ProgrammeTable } from "#components/bills/programme-table.tsx";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Details } from "#components/ui/details.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readTrId } from "#lib/domain/identifiers.ts";
import { changeOf } from "#lib/domain/payment.ts";
import { formatPeriod } from "#lib/domain/period.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { CopyLimit } from "../../../(counter)/receipts/[trId]/copy-limit.tsx";
import { CheckStatus } from "./check-status.tsx";
import { Prints } from "./prints.tsx";
import { WholeStory } from "./whole-story.tsx";

type Props = { params: Promise<{ trId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transaction"))("title") };
}

/** Everything about one payment: the bill, the money, each print, and its whole story with what the biller said. */
export default async function TransactionPage({ params }: Props) {
  const trId = readTrId((await params).trId);
  const actor = await requireActor("supervisor", `/transactions/${trId ?? ""}`);
  const { reads, maySettleByHand } = loket();
  const payment = trId && (await reads.payment(trId));
  const billed = payment && (await reads.billed(actor, payment.trId));
  if (!payment || !billed) notFound();
  const [{ zone }, language] = await Promise.all([reads.outlet(), getLocale()]);
  const story = (await reads.story(actor, payment.trId)) ?? [];
  const t = await getTranslations("transaction");
  const confirm = await getTranslations("confirm");
  const states = await getTranslations("states");
  const time = (at: number | null) => (at === null ? null : formatDateTime(at, zone, language));
  const change = changeOf(payment);
  const known = (rows: readonly { label: string; value: string | null }[]) =>
    rows.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));

  return (
    <>
      <PageHeader
        title={payment.company || payment.trId}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <StateBadge state={payment.state} words={states(payment.state)} />
            <span className="text-lg font-semibold text-ink">{formatRupiah(payment.price)}</span>
            <span>{time(payment.createdAt)}</span>
          </span>
        }
      >
        <CheckStatus payment={payment} />
        {maySettleByHand(payment) && (
          <Link href={`/payments/${payment.trId}#settle`} className={buttonClass("secondary")}>
            {t("settle")}
          </Link>
        )}
        {payment.state === "success" && (
          <Link href={`/receipts/${payment.trId}`} className={buttonClass("secondary")}>
            {t("reprint")}
          </Link>
        )}
        <Link href={`/payments/${payment.trId}`} className={buttonClass("ghost")}>
          {t("counterPage")}
        </Link>
      </PageHeader>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <BillCard
            companyLabel={confirm("company")}
            company={payment.company}
            rows={[
              { label: confirm("hp"), value: payment.hp, mono: true },
              { label: confirm("period"), value: formatPeriod(payment.period, language) || "-" },
              ...billed.facts.map((fact) => ({ label: fact.label, value: fact.value, mono: true })),
              { label: confirm("trId"), value: payment.trId, mono: true },
              { label: confirm("refId"), value: payment.refId, mono: true },
            ]}
          />
          <ProgrammeTable
            words={{ programme: confirm("programme"), contribution: confirm("contribution") }}
            lines={billed.programmes.map(({ code, name, amount }) => ({ code, name, amount: formatRupiah(amount) }))}
          />
          <Card title={t("money")}>
            <div className="px-5 pb-5">
              <Details
                columns={2}
                rows={known([
                  { label: confirm("nominal"), value: formatRupiah(payment.nominal) },
                  { label: confirm("admin"), value: formatRupiah(payment.admin) },
                  { label: confirm("total"), value: formatRupiah(payment.price) },
                  { label: t("deposit"), value: formatRupiah(payment.sellingPrice) },
                  { label: t("commission"), value: formatRupiah(payment.price - payment.sellingPrice) },
                  { label: confirm("method"), value: confirm(payment.method) },
                  {
                    label: t("cash"),
                    value: payment.cashReceived === null ? null : formatRupiah(payment.cashReceived),
                  },
                  { label: t("change"), value: change === null ? null : formatRupiah(change) },
                  { label: t("refund"), value: payment.refundDue === null ? null : formatRupiah(payment.refundDue) },
                  { label: t("refunded"), value: time(payment.refundedAt) },
                  { label: t("cashier"), value: payment.cashierName },
                  { label: t("noref"), value: payment.noref },
                  { label: t("paidAt"), value: time(payment.paidAt) },
                  { label: t("settledAt"), value: time(payment.settledAt) },
                  { label: t("attempts"), value: String(payment.attempt) },
                  { label: t("lastChecked"), value: time(payment.lastCheckedAt) },
                  { label: t("nextCheck"), value: time(payment.nextCheckAt) },
                ])}
              />
            </div>
          </Card>
          <CopyLimit trId={payment.trId} room={billed.copies} actor={actor} />
          <Prints prints={billed.prints} zone={zone} />
        </div>
        <WholeStory events={story} zone={zone} />
      </div>
    </>
  );
}
