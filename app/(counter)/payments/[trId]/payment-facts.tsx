import { getLocale, getTranslations } from "next-intl/server";
import { Figures } from "#components/payments/figures.tsx";
import { type Detail, Details } from "#components/ui/details.tsx";
import { changeOf } from "#lib/domain/payment.ts";
import { formatPeriod } from "#lib/domain/period.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { PaymentView } from "./view.ts";

/** The total, and the change that must stay in sight until the customer is gone; where all goes back there is none to hand out. */
export async function PaymentFigures({ view: { payment, whole } }: { view: PaymentView }) {
  const t = await getTranslations("payment");
  const change = whole && payment.refundDue === null ? changeOf(payment) : null;
  return (
    <Figures
      figures={[
        { label: t("total"), value: formatRupiah(payment.price) },
        ...(change === null ? [] : [{ label: t("change"), value: formatRupiah(change), tone: "ok" as const }]),
      ]}
    />
  );
}

/** Whose bill it was; for others than its cashier only what everyone may see. */
export async function PaymentFacts({ view: { payment, whole } }: { view: PaymentView }) {
  const t = await getTranslations("payment");
  const methods = await getTranslations("confirm");
  const own: Detail[] = whole
    ? [
        { label: t("company"), value: payment.company || "-", wide: true },
        { label: t("hp"), value: payment.hp, mono: true },
        { label: t("period"), value: formatPeriod(payment.period, await getLocale()) || "-" },
      ]
    : [];
  return (
    <Details
      columns={2}
      rows={[
        ...own,
        { label: t("trId"), value: payment.trId, mono: true },
        { label: t("nominal"), value: formatRupiah(payment.nominal) },
        { label: t("admin"), value: formatRupiah(payment.admin) },
        ...(whole ? [{ label: t("method"), value: methods(payment.method) }] : []),
        ...(whole && payment.cashReceived !== null
          ? [{ label: t("cashReceived"), value: formatRupiah(payment.cashReceived) }]
          : []),
        { label: t("cashier"), value: payment.cashierName },
      ]}
    />
  );
}
