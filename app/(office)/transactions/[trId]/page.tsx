import { Undo2 } from "lucide-react";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AmountTable } from "#components/bills/amount-table.tsx";
import { factRows } from "#components/bills/bill-facts.ts";
import { Standing } from "#components/payments/state-badge.tsx";
import { Facts } from "#components/transactions/facts.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readTrId } from "#lib/domain/identifiers.ts";
import { handedOver } from "#lib/domain/payment.ts";
import { describeBill } from "#lib/domain/products/describe-bill.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { CopyLimit } from "../../../(counter)/receipts/[trId]/copy-limit.tsx";
import { Alarms } from "./alarms.tsx";
import { CheckStatus } from "./check-status.tsx";
import { Money } from "./money.tsx";
import { MoneyActs } from "./money-acts.tsx";
import { Prints } from "./prints.tsx";
import { WholeStory } from "./whole-story.tsx";

export const generateMetadata = titled("transaction.title");

/** Everything about one payment: the bill, the money, each print, and its whole timeline with the biller's words. */
export default async function TransactionPage({ params }: PageProps<"/transactions/[trId]">) {
  const trId = readTrId((await params).trId);
  const actor = await requireActor("supervisor", `/transactions/${trId ?? ""}`);
  const { reads, maySettleByHand } = loket();
  const seen = trId && (await reads.payment(actor, trId));
  const billed = trId && (await reads.billed(actor, trId));
  if (!seen?.whole || !billed) notFound();
  const { payment } = seen;
  const [{ zone }, language] = await Promise.all([reads.outlet(), getLocale()]);
  const story = (await reads.story(actor, payment.trId)) ?? [];
  const alarms = (await reads.alarms(actor, payment.trId)) ?? [];
  const t = await getTranslations("transaction");
  const bill = describeBill(billed.inquiry, await productWords());
  const confirm = await getTranslations("confirm");
  const states = await getTranslations("states");
  return (
    <>
      <PageHeader
        title={payment.company || payment.trId}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Standing payment={payment} words={states} />
            <span className="text-lg font-semibold text-ink">{formatRupiah(handedOver(payment))}</span>
            <span>{formatDateTime(payment.createdAt, zone, language)}</span>
            {payment.reversedAt !== null && (
              <Badge icon={Undo2} tone="bad">
                {(await getTranslations("owed"))("reversedAt", {
                  time: formatDateTime(payment.reversedAt, zone, language),
                })}
              </Badge>
            )}
          </span>
        }
      >
        <CheckStatus payment={payment} person={actor.id} />
        {maySettleByHand(payment) && (
          <Link href={`/payments/${payment.trId}#settle`} className={buttonClass("secondary", "lg")}>
            {t("settle")}
          </Link>
        )}
        {payment.state === "success" && payment.reversedAt === null && (
          <Link href={`/receipts/${payment.trId}`} className={buttonClass("secondary", "lg")}>
            {t("reprint")}
          </Link>
        )}
        <Link href={`/payments/${payment.trId}`} className={buttonClass("ghost", "lg")}>
          {t("counterPage")}
        </Link>
      </PageHeader>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Facts
            title={t("bill")}
            facts={[
              { label: (await getTranslations("lists"))("product"), value: bill.product },
              ...factRows(bill),
              { label: confirm("trId"), value: payment.trId, mono: true },
              { label: confirm("refId"), value: payment.refId, mono: true },
            ]}
          />
          <AmountTable bill={bill} />
          <Money payment={payment} zone={zone} />
          <MoneyActs payment={payment} actor={actor} />
          <CopyLimit trId={payment.trId} room={billed.copies} actor={actor} />
          <Prints prints={billed.prints} zone={zone} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Alarms payment={payment} alarms={alarms} zone={zone} />
          <WholeStory events={story} zone={zone} />
        </div>
      </div>
    </>
  );
}
