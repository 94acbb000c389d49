import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import type { Zone } from "#lib/domain/time.ts";
import { momentsOn } from "./moments.ts";
import type { OpenedDay } from "./movements.ts";

type Props = { readonly readings: NonNullable<OpenedDay["loose"]>; readonly day: string; readonly zone: Zone };

/** Balances from other replies: evidence of when money moved, folded and never counted. */
export async function LooseReadings({ readings, day, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const { moment } = await momentsOn(day, zone);
  return (
    <li className="border-t border-line px-5 py-1 md:pl-17.5">
      <details>
        <summary className="inline-flex min-h-9 pointer-coarse:min-h-11 items-center text-small text-ink-faint underline-offset-4 hover:underline">
          {t("loose", { count: readings.length })}
        </summary>
        <p className="mt-1 max-w-160 text-small text-ink-soft">{t("looseHint")}</p>
        <ul className="mt-2 mb-2 flex flex-col gap-1 text-small">
          {readings.map(({ id, at, balance, source, trId, company }) => (
            <li key={id} className="grid grid-cols-[6.5rem_minmax(0,1fr)_auto] gap-x-3.5">
              <span className="text-ink-faint">{moment(at)}</span>
              <span className="min-w-0 text-ink-soft wrap-anywhere">
                {t(`loose_${source}`)}
                {trId && (
                  <>
                    {" · "}
                    <Link
                      href={`/transactions/${trId}`}
                      prefetch={false}
                      className="text-ink-soft underline underline-offset-4"
                    >
                      {company || trId}
                    </Link>
                  </>
                )}
              </span>
              <span className="text-right whitespace-nowrap">{formatRupiah(balance)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
