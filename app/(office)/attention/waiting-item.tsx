import { Banknote, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { StateBadge } from "#components/payments/state-badge.tsx";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import type { Waiting } from "#lib/server/next.ts";

const PILL = "inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 text-small font-semibold";

export function keyOf(item: Waiting): string {
  return item.what === "alarm" ? `alarm-${item.alarm.id}` : `${item.what}-${item.payment?.trId}`;
}

/** What happened, in one badge. */
export async function WaitingBadge({ item }: { item: Waiting }) {
  const t = await getTranslations("attention");
  if (item.what === "alarm") {
    return (
      <span className={`${PILL} bg-bad-soft text-bad`}>
        <TriangleAlert aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
        {(await getTranslations("dashboard"))(`alarm_${item.alarm.kind}`)}
      </span>
    );
  }
  if (item.what === "refund" || !item.payment) {
    return (
      <span className={`${PILL} bg-warn-soft text-warn`}>
        <Banknote aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
        {t("refund")}
      </span>
    );
  }
  const { state } = item.payment;
  return <StateBadge state={state} words={(await getTranslations("states"))(state)} />;
}

/** Where to go for it. */
function placeOf(item: Waiting): string {
  if (item.payment) return `/payments/${item.payment.trId}`;
  return item.what === "alarm" && item.alarm.kind === "deposit_fall" ? "/reconciliation" : "/transactions";
}

/** Whose money, how much, by whom, since when; the name leads there. */
export async function WaitingFacts({ item, zone }: { item: Waiting; zone: Zone }) {
  const t = await getTranslations("attention");
  const { payment } = item;
  const amount = item.what === "refund" ? payment?.refundDue : payment?.price;
  const facts = [payment && formatRupiah(amount ?? payment.price), payment?.cashierName];
  return (
    <>
      <Link
        href={placeOf(item)}
        prefetch={false}
        className="mt-2 block font-semibold text-ink underline-offset-4 hover:underline"
      >
        {payment ? payment.company || payment.trId : t("seeMore")}
      </Link>
      <span className="block text-small text-ink-faint">{facts.filter(Boolean).join(" · ")}</span>
      <span className="block text-small text-ink-faint">
        {t("since", { time: formatDateTime(item.at, zone, await getLocale()) })}
      </span>
    </>
  );
}
