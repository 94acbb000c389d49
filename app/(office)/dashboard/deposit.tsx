import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Age } from "#components/dashboard/age.tsx";
import { figureSize } from "#components/dashboard/figure-card.tsx";
import { Pill } from "#components/ui/badge.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket } from "#lib/server/next.ts";
import { decimals, depositView } from "./summary.ts";

/** A forecast from one week says nothing more beyond this. */
const LONG_DAYS = 60;
const SHORT_DAYS = 2;
const LEAST_DAYS = 0.1;

/** The current deposit, or the last reading with its age in plain sight. */
export async function Deposit() {
  const { now, reads } = loket();
  const t = await getTranslations("summary");
  const { reading, under, lastCall } = await depositView();
  const silent = lastCall?.kind === "lost";
  if (!reading) {
    return (
      <DepositFrame figure={<span className="text-ink-faint">{t("depositNever")}</span>}>
        {silent && <p className="mt-2 text-small text-ink-soft">{t("depositNeverSilent")}</p>}
      </DepositFrame>
    );
  }
  const { zone } = await reads.outlet();
  // When the biller does not answer, the page's head says why; an old reading must not pass for a current one.
  const age = (
    <span className={silent ? "font-medium text-warn" : ""}>
      {silent && t("depositLast")}{" "}
      <Age at={reading.at} now={now()} title={formatDateTime(reading.at, zone, await getLocale())} />
    </span>
  );
  return (
    <DepositFrame age={age} figure={formatRupiah(reading.balance)}>
      {under !== null && (
        <p className="mt-1.5">
          <Pill tone="bad">{t("depositUnder", { amount: formatRupiah(under) })}</Pill>
        </p>
      )}
      <Lasts warned={under !== null} />
    </DepositFrame>
  );
}

/** The same layout for a known and an unknown deposit. */
async function DepositFrame({ age, figure, children }: { age?: ReactNode; figure: ReactNode; children?: ReactNode }) {
  const t = await getTranslations("dashboard");
  const size = figureSize(typeof figure === "string" ? figure : "");
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-body font-normal text-ink-faint">{t("deposit")}</h2>
        <span className="text-small text-ink-faint">{age}</span>
      </div>
      <p className={`mt-1 min-h-8 whitespace-nowrap ${size}`}>
        <Link
          href="/reconciliation"
          prefetch={false}
          className="text-ink no-underline underline-offset-4 hover:underline"
        >
          {figure}
        </Link>
      </p>
      {children}
    </>
  );
}

/** How long it will last; nothing with too little history. */
async function Lasts({ warned }: { warned: boolean }) {
  const { days } = await depositView();
  if (days === null) return null;
  const words = await lastsWords(days);
  if (warned || days >= SHORT_DAYS) return <p className="mt-2 text-small font-medium text-ink-soft">{words}</p>;
  return (
    <p className="mt-1.5">
      <Pill tone="warn">{words}</Pill>
    </p>
  );
}

async function lastsWords(days: number): Promise<string> {
  const t = await getTranslations("summary");
  if (days > LONG_DAYS) return t("depositLastsLong", { days: LONG_DAYS });
  const told = await decimals(Math.max(days, LEAST_DAYS));
  return days < LEAST_DAYS ? t("depositLastsShort", { days: told }) : t("depositLasts", { days: told });
}
