import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { formatRupiah, type Rupiah } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";

/** Warns that the deposit, as just read, does not cover this bill. */
export async function DepositWarning({ balance, needed }: { balance: number; needed: Rupiah }) {
  if (balance >= needed) return null;
  const t = await getTranslations("confirm");
  return (
    <Alert tone="warn">{t("depositShort", { balance: formatRupiah(balance), needed: formatRupiah(needed) })}</Alert>
  );
}

/** Streamed in after the page, so that a slow biller does not hold up the customer. Place it below what is read, so that nothing moves. */
export async function LateDepositWarning({ needed }: { needed: Rupiah }) {
  const reading = await loket().deposit.current();
  return reading && <DepositWarning balance={reading.balance} needed={needed} />;
}
