import { getLocale, getTranslations } from "next-intl/server";
import type { PaymentRow, PaymentTableWords } from "#components/payments/payment-table.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDate, formatTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";

/** The latest payments as rows, newest first, with the words of their table. */
export async function latestRows(limit: number): Promise<{ rows: PaymentRow[]; words: PaymentTableWords }> {
  const { reads } = loket();
  const [payments, { zone }, language] = await Promise.all([reads.latestPayments(limit), reads.outlet(), getLocale()]);
  const t = await getTranslations("transactions");
  const states = await getTranslations("states");
  const rows = payments.map((payment) => ({
    trId: payment.trId,
    date: formatDate(payment.createdAt, zone, language),
    time: formatTime(payment.createdAt, zone),
    company: payment.company,
    hp: payment.hp,
    cashier: payment.cashierName,
    state: payment.state,
    stateWords: states(payment.state),
    total: formatRupiah(payment.price),
  }));
  const words = {
    title: t("title"),
    company: t("company"),
    time: t("time"),
    hp: t("hp"),
    cashier: t("cashier"),
    status: t("status"),
    total: t("total"),
  };
  return { rows, words };
}
