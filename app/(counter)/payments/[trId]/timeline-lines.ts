import { getTranslations } from "next-intl/server";
import type { TimelineLine } from "#components/payments/timeline.tsx";
import type { PayMethod } from "#lib/domain/payment.ts";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { formatTime, type Zone } from "#lib/domain/time.ts";
import type { StoryEvent } from "#lib/server/next.ts";

/** A payment's events as sentences, newest first. */
export async function timelineLines(events: readonly StoryEvent[], zone: Zone): Promise<TimelineLine[]> {
  const lines = await Promise.all(
    events.map(async (event) => ({
      id: event.id,
      title: await titleOf(event),
      note: [formatTime(event.at, zone), ...(await notesOf(event))].join(" · "),
    })),
  );
  return lines.reverse();
}

async function titleOf(event: StoryEvent): Promise<string> {
  const t = await getTranslations("payment");
  const { data } = event;
  switch (event.kind) {
    case "reply":
      if (data.kind === "not_sent" || data.kind === "no_answer") {
        return t(`event_reply_${data.kind}`, { reason: t(`reason_${data.reason}` as "reason_dns") });
      }
      return t("event_reply", { words: await billerSaid(data) });
    case "check":
      if (data.kind !== "status") return t("event_check_silent");
      return t(contradicts(event) ? "check_contradicts" : "event_check", {
        words: t(`status_${data.status}` as "status_0"),
      });
    default:
      return t(`event_${event.kind}`, { name: event.actorName });
  }
}

/** The status alone would read like an outcome, but it was not believed. */
function contradicts({ data, toState }: StoryEvent): boolean {
  return (data.status === 1 && toState !== "success") || (data.status === 2 && toState === "review");
}

/** IAK's own words: ours would give advice that was right at another moment. */
async function billerSaid(data: StoryEvent["data"]): Promise<string> {
  if (data.kind === "paid") return (await getTranslations("payment"))("status_1");
  return typeof data.message === "string" && data.message !== "" ? data.message : "–";
}

async function notesOf({ kind, data }: StoryEvent): Promise<string[]> {
  const t = await getTranslations("payment");
  const notes: string[] = kind === "corrected" ? await correctionOf(data) : [];
  if (typeof data.code === "string" && data.code !== "") notes.push(t("code", { code: data.code }));
  if (typeof data.attempt === "number") notes.push(t("attempt", { number: data.attempt }));
  const parts = [data.price, data.ownFee ?? 0, data.rounding ?? 0];
  if (parts.every((part) => typeof part === "number"))
    notes.push(formatRupiah(parts.reduce((sum, part) => sum + part)));
  return notes;
}

/** What was corrected, each as `before → after`. */
async function correctionOf(data: StoryEvent["data"]): Promise<string[]> {
  const methods = await getTranslations("confirm");
  const { from, to } = data as Record<"from" | "to", { method: PayMethod; cashier: string; reference: string | null }>;
  const pairs = [
    [methods(from.method), methods(to.method)],
    [from.cashier, to.cashier],
    [from.reference ?? "–", to.reference ?? "–"],
  ];
  return pairs.flatMap(([before, after]) => (before === after ? [] : `${before} → ${after}`));
}
