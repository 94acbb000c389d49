import { getLocale, getTranslations } from "next-intl/server";
import type { PaymentRow, PaymentTableWords } from "#components/payments/payment-table.tsx";
import type { PayMethod, Payment } from "#lib/domain/payment.ts";
import { DEFAULT_PRODUCT } from "#lib/domain/products/catalogue.ts";
import { productName } from "#lib/domain/products/describe-bill.ts";
import { granted } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDate, formatTime } from "#lib/domain/time.ts";
import { productWords } from "#lib/i18n/product-words.ts";
import { loket } from "#lib/server/next.ts";

type Shown = Pick<
  Payment,
  "trId" | "createdAt" | "family" | "product" | "company" | "hp" | "cashierName" | "state" | "reference"
> & {
  readonly price: number;
  readonly method: string;
  readonly reversedAt: number | null;
};

/** The latest payments as table rows, newest first, with the table's words. */
export async function latestRows(
  actor: Actor,
  limit: number,
): Promise<{ rows: PaymentRow[]; words: PaymentTableWords }> {
  const t = await getTranslations("transactions");
  const { payments } = granted(await loket().reads.latestPayments(actor, limit));
  return { rows: await rowsOf(payments), words: await tableWords(t("title")) };
}

export async function rowsOf(payments: readonly Shown[]): Promise<PaymentRow[]> {
  const [{ zone }, language] = await Promise.all([loket().reads.outlet(), getLocale()]);
  const methods = await getTranslations("confirm");
  const words = await productWords();
  const states = await getTranslations("states");
  const reversed = (await getTranslations("transactions"))("reversed");
  return payments.map((payment) => ({
    trId: payment.trId,
    date: formatDate(payment.createdAt, zone, language),
    time: formatTime(payment.createdAt, zone, language),
    company: payment.company,
    hp: payment.hp,
    product: payment.family === DEFAULT_PRODUCT.id ? null : productName(payment, words),
    cashier: payment.cashierName,
    method: methods(payment.method as PayMethod),
    reference: payment.reference,
    state: payment.reversedAt === null ? payment.state : "cancelled",
    stateWords: payment.reversedAt === null ? states(payment.state) : reversed,
    total: formatRupiah(payment.price),
  }));
}

export async function tableWords(title: string): Promise<PaymentTableWords> {
  const t = await getTranslations("transactions");
  return {
    title,
    company: t("company"),
    time: t("time"),
    hp: t("hp"),
    cashier: t("cashier"),
    method: t("method"),
    status: t("status"),
    total: t("total"),
  };
}
