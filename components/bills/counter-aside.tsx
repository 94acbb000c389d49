import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Standing } from "#components/payments/state-badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { formAction } from "#components/ui/form-action.ts";
import { OnwardLink } from "#components/ui/onward-link.tsx";
import type { Inquiry } from "#lib/domain/bill.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatTime, type Zone } from "#lib/domain/time.ts";
import type { NameProduct } from "#lib/i18n/product-words.ts";

type Paid = { readonly count: number /** Null if it must not be shown. */; readonly total: number | null };
type Props = {
  /** The first unsettled payments, and their total number. */
  readonly open: { readonly payments: readonly Payment[]; readonly count: number };
  /** `total`: with the own fee, as on the confirmation. */
  readonly unpaid: readonly (Inquiry & { readonly total: number })[];
  readonly today: Paid;
  /** The open shift, which is shown instead of today. */
  readonly shift: (Paid & { readonly openedAt: number }) | null;
  readonly zone: Zone;
  readonly nameProduct: NameProduct;
  readonly dismiss: (input: { trId: string }) => Promise<unknown>;
};

const ROW =
  "flex items-center justify-between gap-4 border-t border-line px-5 py-3 text-ink no-underline first:border-t-0 hover:bg-raised focus-visible:-outline-offset-3";

/** What is open at this counter, beside the field. */
export function CounterAside({ open: { payments, count }, unpaid, today, shift, zone, nameProduct, dismiss }: Props) {
  const t = useTranslations("pay");
  const shell = useTranslations("shell");
  const states = useTranslations("states");
  const paid = shift ?? today;

  /** What a payment waits for: money owed comes before the biller's answer. */
  function noteOn({ owed, nextCheckAt }: Payment): string {
    if (owed > 0) return shell("refund", { amount: formatRupiah(owed) });
    if (owed < 0) return shell("debt", { amount: formatRupiah(-owed) });
    return nextCheckAt === null ? "" : t("nextCheck", { time: formatTime(nextCheckAt, zone) });
  }

  return (
    <aside className="flex flex-col gap-5">
      <Card title={count > payments.length ? t("openTitleOf", { count }) : t("openTitle")}>
        {payments.length === 0 ? (
          <Empty>{t("openEmpty")}</Empty>
        ) : (
          <ul className="border-t border-line">
            {payments.map((payment) => (
              <li key={payment.trId}>
                <Link href={`/payments/${payment.trId}`} prefetch={false} className={ROW}>
                  <Who company={payment.company} number={payment.hp} product={nameProduct(payment)} />
                  <span className="flex flex-none flex-col items-end gap-1">
                    <Standing payment={payment} words={states} />
                    <span className="text-small text-ink-faint empty:hidden">{noteOn(payment)}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("unpaidTitle")}>
        {unpaid.length === 0 ? (
          <Empty>{t("unpaidEmpty")}</Empty>
        ) : (
          <ul className="border-t border-line">
            {unpaid.map((inquiry) => (
              <li key={inquiry.trId} className="flex items-stretch border-t border-line first:border-t-0">
                <Link
                  href={`/pay/${inquiry.trId}`}
                  prefetch={false}
                  className={`${ROW} min-w-0 flex-1 border-t-0 pr-2`}
                >
                  <Who company={inquiry.company} number={inquiry.hp} product={nameProduct(inquiry)} />
                  <span translate="no" className="flex-none font-semibold">
                    {formatRupiah(inquiry.total)}
                  </span>
                </Link>
                <form action={formAction(dismiss, { trId: inquiry.trId })} className="flex">
                  <button
                    type="submit"
                    aria-label={`${t("dismiss")}: ${inquiry.company || inquiry.hp}`}
                    className="grid w-11 place-items-center text-ink-faint hover:bg-raised hover:text-ink focus-visible:-outline-offset-3"
                  >
                    <X aria-hidden className="size-4" />
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t(shift ? "shiftTitle" : "todayTitle")}>
        <dl className="flex flex-wrap gap-x-9 gap-y-3 px-5 pb-4">
          <Figure value={String(paid.count)} label={t(shift ? "shiftCount" : "todayCount")} />
          {paid.total !== null && (
            <Figure
              value={formatRupiah(paid.total)}
              label={shift ? t("shiftTotal", { time: formatTime(shift.openedAt, zone) }) : t("todayTotal")}
            />
          )}
        </dl>
        {shift && (
          <p className="border-t border-line px-5 py-1">
            <OnwardLink href="/shift">{t("shiftSee")}</OnwardLink>
          </p>
        )}
      </Card>
    </aside>
  );
}

function Who({ company, number, product }: { company: string; number: string; product: string | null }) {
  return (
    <span className="min-w-0">
      <span className="line-clamp-2 font-medium">{company || "–"}</span>
      <span className="block text-small text-ink-faint">
        <span translate="no" className="font-mono">
          {number}
        </span>
        {product && ` · ${product}`}
      </span>
    </span>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-small text-ink-faint">{label}</dt>
      <dd translate="no" className="text-figure">
        {value}
      </dd>
    </div>
  );
}

function Empty({ children }: { children: string }) {
  return <p className="px-5 pb-4 text-sm text-ink-faint">{children}</p>;
}
