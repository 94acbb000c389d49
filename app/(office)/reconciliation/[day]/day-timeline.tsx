import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Timeline, TimelineEntry, type TimelineLook } from "#components/reconciliation/timeline.tsx";
import { formatRupiah, formatSigned } from "#lib/domain/rupiah.ts";
import type { Zone } from "#lib/domain/time.ts";
import { movementAnchor } from "../movement-address.ts";
import { LooseReadings } from "./loose-readings.tsx";
import { momentsOn } from "./moments.ts";
import { type Movement, movementsOf, type OpenedDay } from "./movements.ts";
import { Unexplained } from "./unexplained.tsx";

type Props = { readonly opened: OpenedDay; readonly day: string; readonly zone: Zone };

/** The day's movements in order, each with the balance after it; each reading ends a group. */
export async function DayTimeline({ opened, day, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const movements = movementsOf(opened);
  const first = opened.intervals[0];
  const firstLeft = movements.find((one) => one.kind === "unexplained" && one.interval.left !== 0);
  const { moment, between } = await momentsOn(day, zone);
  const balance = (value: number) => ({ label: t("balance"), value: formatRupiah(value) });

  const payment = (trId: string, company: string) => (
    <Link href={`/payments/${trId}`} prefetch={false} className="text-ink underline-offset-4 hover:underline">
      {company || trId}
    </Link>
  );

  const entry = (movement: Movement) => {
    const { key } = movement;
    switch (movement.kind) {
      case "read":
        return (
          <TimelineEntry
            key={key}
            look="read"
            time={moment(movement.at)}
            title={movement.times > 1 ? t("readTimes", { count: movement.times }) : t("read")}
            balance={balance(movement.running)}
          />
        );
      case "loose":
        return <LooseReadings key={key} readings={movement.readings} day={day} zone={zone} />;
      case "heard":
        return (
          <TimelineEntry
            key={key}
            look="paid"
            time={moment(movement.at)}
            title={payment(movement.trId, movement.company)}
            detail={movement.cashier}
            amount={formatSigned(movement.amount)}
            balance={balance(movement.running)}
          />
        );
      case "sum":
        return (
          <TimelineEntry
            key={key}
            look="paid"
            time={between(movement.since, movement.until)}
            title={
              <Link
                href={`/transactions?from=${day}&to=${day}`}
                className="text-ink underline-offset-4 hover:underline"
              >
                {t("paidCount", { count: movement.count })}
              </Link>
            }
            amount={formatSigned(movement.amount)}
            balance={balance(movement.running)}
          />
        );
      case "maybe": {
        const { from, to, maybe } = movement.interval;
        const [only, ...others] = maybe.outcomes;
        return (
          <TimelineEntry
            key={key}
            look="waiting"
            time={between(from.at, to.at)}
            title={
              only && others.length === 0 ? (
                payment(only.trId, only.company)
              ) : (
                <Link href="/attention" className="text-ink underline-offset-4 hover:underline">
                  {t("maybeOf", { count: maybe.outcomes.length })}
                </Link>
              )
            }
            detail={t("maybeDetail")}
            amount={formatSigned(movement.amount)}
            balance={balance(movement.running)}
          />
        );
      }
      case "unexplained": {
        const { interval, amount, running } = movement;
        const noted = interval.left === 0;
        const look: TimelineLook = amount > 0 ? (noted ? "notedIn" : "in") : noted ? "notedOut" : "out";
        return (
          <TimelineEntry
            key={key}
            look={look}
            id={movementAnchor(interval.to.id)}
            time={between(interval.from.at, interval.to.at)}
            title={t(amount > 0 ? "rise" : noted ? "fallNoted" : "fall")}
            detail={noted ? undefined : t(amount > 0 ? "riseDetail" : "fallDetail")}
            amount={formatSigned(amount)}
            balance={balance(running)}
          >
            <Unexplained interval={interval} zone={zone} open={movement === firstLeft} />
          </TimelineEntry>
        );
      }
      default:
        return (
          <TimelineEntry
            key={key}
            look={movement.kind === "late" ? "paid" : "returned"}
            time={between(movement.since, movement.until)}
            title={payment(movement.trId, movement.company)}
            detail={t(movement.kind === "late" ? "detail_late" : movement.amount < 0 ? "taken" : "givenBack")}
            amount={formatSigned(movement.amount)}
            balance={balance(movement.running)}
          />
        );
    }
  };

  return (
    <Timeline>
      {first && (
        <TimelineEntry
          look="read"
          time={moment(first.from.at)}
          title={t("opening")}
          balance={balance(first.from.balance)}
        />
      )}
      {movements.map(entry)}
    </Timeline>
  );
}
