import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "#components/ui/card.tsx";
import { isFailedByHand, type Payment } from "#lib/domain/payment.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import type { PaymentAlarm } from "#lib/server/next.ts";
import { BillersWord } from "./billers-word.tsx";

type Props = { readonly payment: Payment; readonly alarms: readonly PaymentAlarm[]; readonly zone: Zone };

/** A payment's alarms: those still open, and acknowledged ones with their notes. Nothing if there were none. */
export async function Alarms({ payment, alarms, zone }: Props) {
  if (alarms.length === 0) return null;
  const t = await getTranslations("transaction");
  const kinds = await getTranslations("dashboard");
  const language = await getLocale();
  return (
    <Card title={t("alarms")} className="overflow-hidden">
      <ul>
        {alarms.map(({ id, kind, at, acknowledged }) => (
          <li key={id} className="border-t border-line px-5 py-3.5">
            <p className={`flex items-start gap-2 font-medium ${acknowledged ? "" : "text-bad"}`}>
              <TriangleAlert aria-hidden className="mt-0.5 size-4.5 flex-none" strokeWidth={2} />
              {kinds(`alarm_${kind}`)}
            </p>
            <p className="text-small text-ink-faint">{formatDateTime(at, zone, language)}</p>
            {acknowledged ? (
              <>
                <p className="mt-1 wrap-anywhere">{acknowledged.note}</p>
                <p className="text-small text-ink-faint">
                  {t("alarmDone", { name: acknowledged.by, time: formatDateTime(acknowledged.at, zone, language) })}
                </p>
              </>
            ) : (
              <Link
                href="/attention"
                prefetch={false}
                className="inline-flex min-h-9 items-center font-medium text-accent underline underline-offset-4"
              >
                {t("alarmOpen")}
              </Link>
            )}
            {kind === "settled_otherwise" && isFailedByHand(payment) && <BillersWord trId={payment.trId} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
