import { ReceiptText } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { NumberKeys } from "#components/receipts/number-keys.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { handedOver } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { titled } from "#lib/i18n/page-messages.tsx";
import { productNames } from "#lib/i18n/product-words.ts";
import { loket, requireActor } from "#lib/server/next.ts";

const SHOWN = 50;
/** As many as digits can open. */
const NUMBERED = 9;

export const generateMetadata = titled("receipts.title");

/** All receipts that this person may open: today's at once, others by search, all by keys. */
export default async function ReceiptsPage({ searchParams }: PageProps<"/receipts">) {
  const actor = await requireActor("cashier", "/receipts");
  const search = [(await searchParams).q ?? ""].flat().join(" ").trim().slice(0, 100);
  const { reads } = loket();
  const [payments, { zone }, language] = await Promise.all([
    reads.receipts(actor, { search, limit: SHOWN }),
    reads.outlet(),
    getLocale(),
  ]);
  const t = await getTranslations("receipts");
  const nameProduct = await productNames((await loket().settings.preferences()).products);
  return (
    <div className="mx-auto w-full max-w-200">
      <PageHeader title={t("title")} lead={t("lead")} />
      <search>
        <form method="get" className="mb-5 flex items-end gap-3">
          <Field
            type="search"
            name="q"
            label={t("search")}
            defaultValue={search}
            maxLength={100}
            autoComplete="off"
            aria-keyshortcuts="/"
            className="min-w-0 flex-1"
          />
          <Button type="submit" size="lg">
            {t("submit")}
          </Button>
        </form>
      </search>
      <Card title={search ? t("found", { search }) : t("today")} className="overflow-hidden">
        {payments.length === 0 && (
          <EmptyState icon={ReceiptText}>{search ? t("nothing", { search }) : t("empty")}</EmptyState>
        )}
        <NumberKeys>
          {payments.map((payment, at) => (
            <li key={payment.trId} className="border-t border-line">
              <Link
                href={`/receipts/${payment.trId}`}
                prefetch={false}
                data-row
                aria-keyshortcuts={at < NUMBERED ? String(at + 1) : undefined}
                className="flex items-center gap-4 px-5 py-4 text-ink no-underline hover:bg-raised focus-visible:-outline-offset-3"
              >
                <span className="w-6 flex-none max-sm:hidden">{at < NUMBERED && <Kbd onButton>{at + 1}</Kbd>}</span>
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 font-semibold">{payment.company || payment.trId}</span>
                  <span className="block text-small text-ink-faint">
                    <span className="font-mono" translate="no">
                      {payment.hp}
                    </span>{" "}
                    · {nameProduct(payment) && `${nameProduct(payment)} · `}
                    {formatDateTime(payment.paidAt ?? payment.createdAt, zone, language)} · {payment.cashierName}
                  </span>
                </span>
                <span className="flex-none text-lg font-semibold" translate="no">
                  {formatRupiah(handedOver(payment))}
                </span>
              </Link>
            </li>
          ))}
        </NumberKeys>
      </Card>
    </div>
  );
}
