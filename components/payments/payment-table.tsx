import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "#components/ui/data-table.tsx";
import { RowLink } from "#components/ui/row-link.tsx";
import { type HandedOver, handedOver, type PayMethod, type Payment } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDate, formatTime, type Zone } from "#lib/domain/time.ts";
import type { NameProduct } from "#lib/i18n/product-words.ts";
import { Standing } from "./state-badge.tsx";

type Listed = Pick<Payment, "trId" | "createdAt" | "family" | "product" | "company" | "hp" | "cashierName" | "state"> &
  Pick<Payment, "reference" | "reversedAt"> &
  HandedOver & { readonly method: string };
type Props = {
  readonly title: string;
  readonly payments: readonly Listed[];
  readonly zone: Zone;
  readonly nameProduct: NameProduct;
  /** For a short list: payments since then need neither date nor seconds, and no reference is shown. UTC milliseconds. */
  readonly briefSince?: number;
};

/** Payments, one a row. A click anywhere on the row opens it; for the keyboard, the company's name is the link. */
export async function PaymentTable({ title, payments, zone, nameProduct, briefSince }: Props) {
  const t = await getTranslations("transactions");
  const states = await getTranslations("states");
  const methods = await getTranslations("confirm");
  const language = await getLocale();
  const when = (at: number) =>
    briefSince !== undefined && at >= briefSince
      ? ["", formatTime(at, zone).slice(0, 5)]
      : [formatDate(at, zone, language), formatTime(at, zone)];
  return (
    <DataTable
      caption={title}
      rows={payments}
      rowKey={({ trId }) => trId}
      columns={[
        {
          label: t("company"),
          cell: (payment) => (
            <>
              <RowLink href={`/transactions/${payment.trId}`}>{payment.company || payment.trId}</RowLink>
              <span className="block text-small font-normal text-ink-faint empty:hidden">{nameProduct(payment)}</span>
            </>
          ),
          wide: true,
        },
        {
          label: t("hp"),
          cell: ({ hp }) => hp,
          mono: true,
        },
        {
          label: t("time"),
          cell: ({ createdAt }) => {
            // Apart, so that a narrow column breaks between them.
            const [date, time] = when(createdAt);
            return (
              <span className="@5xl:whitespace-nowrap">
                <span className="whitespace-nowrap">{date}</span> <span className="whitespace-nowrap">{time}</span>
              </span>
            );
          },
        },
        {
          label: t("cashier"),
          cell: ({ cashierName }) => (
            <span className="block wrap-anywhere @table:min-w-20 @3xl:min-w-28 @5xl:min-w-36">{cashierName}</span>
          ),
        },
        {
          label: t("method"),
          cell: ({ method, reference }) => (
            <>
              {methods(method as PayMethod)}
              {reference && briefSince === undefined && (
                <span title={reference} className="block max-w-36 truncate font-mono text-small text-ink-faint">
                  {reference}
                </span>
              )}
            </>
          ),
        },
        {
          label: t("status"),
          cell: (payment) => <Standing payment={payment} words={states} />,
          end: "next",
        },
        {
          label: t("total"),
          cell: (payment) => <span className="font-semibold">{formatRupiah(handedOver(payment))}</span>,
          numeric: true,
          end: "first",
        },
      ]}
    />
  );
}
