import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { formatRupiah, type Rupiah } from "#lib/domain/rupiah.ts";
import { loket } from "#lib/server/next.ts";

/** Streamed in after the page: a slow biller must not hold up the customer. Stands below what is read, so that nothing moves. */
export async function DepositWarning({ needed }: { needed: Rupiah }) {
  const reading = await loket().deposit.current();
  if (!reading || reading.balance >= needed) return null;
  const t = await getTranslations("confirm");
  const words = t("depositShort", { balance: formatRupiah(reading.balance), needed: formatRupiah(needed) });
  return <Alert tone="warn">{words}</Alert>;
}
