import { getLocale, getTranslations } from "next-intl/server";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";

/** The deposit as the biller tells it now, or as it was last told, with its age in plain sight. */
export async function Deposit() {
  const { deposit, reads } = loket();
  const t = await getTranslations("dashboard");
  const reading = await deposit.current();
  if (!reading) return <p className="text-ink-soft">{t("depositNever")}</p>;
  const { zone } = await reads.outlet();
  return (
    <>
      <p className="text-figure whitespace-nowrap">{formatRupiah(reading.balance)}</p>
      <p className="mt-1 text-small text-ink-faint">
        {t("depositAsOf", { time: formatDateTime(reading.at, zone, await getLocale()) })}
      </p>
    </>
  );
}
