import { ReceiptText, SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PaymentTable } from "#components/payments/payment-table.tsx";
import { ExportLink } from "#components/transactions/export-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pager } from "#components/ui/pager.tsx";
import { RowKeys } from "#components/ui/row-keys.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { granted } from "#lib/domain/result.ts";
import { dayOf } from "#lib/domain/time.ts";
import { readTransactionFilter } from "#lib/domain/transaction-filter.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productNames } from "#lib/i18n/product-words.ts";
import { loket, requireActor } from "#lib/server/next.ts";
import { queryOf, readPlace, withChanges, writePlace } from "#lib/server/web/list-address.ts";
import { WrongDays } from "../wrong-days.tsx";
import { Filter } from "./filter.tsx";
import { Totals } from "./totals.tsx";

const SHOWN = 50;

export const generateMetadata = titled("transactions.title");

/** Every payment of the outlet, newest first: to search, filter and add up; each opens its timeline. */
export default async function TransactionsPage({ searchParams }: PageProps<"/transactions">) {
  const actor = await requireActor("supervisor", "/transactions");
  const query = queryOf(await searchParams);
  const { reads, settings, transactions, now } = loket();
  const { zone } = await reads.outlet();
  const filter = readTransactionFilter(query, zone);
  const narrowed = Object.keys(filter).length > 0;
  const [after, before] = [readPlace(query.get("after")), readPlace(query.get("before"))];
  const { rows, back, on } = granted(await transactions.page(actor, filter, { after, before }, SHOWN));
  const t = await getTranslations("transactions");
  const files = withChanges(query, {});
  const nameProduct = await productNames((await settings.preferences()).products);

  return (
    <>
      <PageHeader title={t("title")}>
        <ExportLink href={`/api/transactions.csv${files}`} label={t("csv")} />
        <ExportLink href={`/api/transactions.xlsx${files}`} label={t("xlsx")} hint={t("xlsxHint")} />
      </PageHeader>
      <WrongDays query={query} names={["from", "to"]} />
      <Card className="mb-5 overflow-hidden pt-5">
        <div className="px-5 pb-5">
          <Filter actor={actor} query={query} narrowed={narrowed} today={dayOf(now(), zone)} />
        </div>
        <Suspense fallback={<Skeleton className="mx-5 mb-4 h-11" />}>
          <Totals actor={actor} filter={filter} query={query} />
        </Suspense>
      </Card>
      <Card className="overflow-hidden">
        {rows.length > 0 ? (
          <RowKeys>
            <PaymentTable title={t("title")} payments={rows} zone={zone} nameProduct={nameProduct} />
          </RowKeys>
        ) : narrowed ? (
          <EmptyState icon={SearchX}>{t("emptyFilter")}</EmptyState>
        ) : (
          <EmptyState icon={ReceiptText}>{t("empty")}</EmptyState>
        )}
        <Pager
          back={back && `/transactions${withChanges(query, { before: writePlace(back) })}`}
          on={on && `/transactions${withChanges(query, { after: writePlace(on) })}`}
        />
      </Card>
    </>
  );
}
