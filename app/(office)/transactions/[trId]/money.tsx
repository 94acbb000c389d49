import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "#components/transactions/facts.tsx";
import { changeOf, handedOver, type Payment } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";

/** What the customer paid and how, what the payment took from the deposit, and when; unknown values are left out. */
export async function Money({ payment, zone }: { payment: Payment; zone: Zone }) {
  const t = await getTranslations("transaction");
  const confirm = await getTranslations("confirm");
  const language = await getLocale();
  const time = (at: number | null) => (at === null ? null : formatDateTime(at, zone, language));
  const amount = (rupiah: number | null) => (rupiah === null ? null : formatRupiah(rupiah));
  const stands = payment.state === "success" && payment.reversedAt === null;
  const rounded = payment.rounding !== 0;
  const facts = [
    { label: confirm("nominal"), value: amount(payment.nominal) },
    { label: confirm("admin"), value: amount(payment.admin) },
    { label: confirm("ownFee"), value: payment.ownFee === 0 ? null : amount(payment.ownFee) },
    { label: confirm("total"), value: amount(payment.price + payment.ownFee) },
    { label: confirm("rounding"), value: rounded ? amount(payment.rounding) : null },
    { label: confirm("totalCash"), value: rounded ? amount(handedOver(payment)) : null },
    { label: t("deposit"), value: stands ? amount(payment.sellingPrice) : null },
    { label: t("commission"), value: stands ? amount(payment.price - payment.sellingPrice) : null },
    { label: confirm("method"), value: confirm(payment.method) },
    { label: confirm("reference"), value: payment.reference, mono: true },
    { label: t("cash"), value: amount(payment.cashReceived) },
    { label: t("change"), value: amount(changeOf(payment)) },
    { label: t("refund"), value: payment.owed > 0 ? amount(payment.owed) : null },
    { label: t("receivable"), value: payment.owed < 0 ? amount(-payment.owed) : null },
    { label: t("cashier"), value: payment.cashierName },
    { label: t("noref"), value: payment.noref, mono: true },
    { label: t("paidAt"), value: time(payment.paidAt) },
    { label: t("settledAt"), value: time(payment.settledAt) },
    { label: t("attempts"), value: String(payment.attempt) },
    { label: t("lastChecked"), value: time(payment.lastCheckedAt) },
    { label: t("nextCheck"), value: time(payment.nextCheckAt) },
  ];
  return <Facts title={t("money")} facts={facts.filter(({ value }) => value !== null)} />;
}
