import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryForm } from "#components/people/entry-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { formatDateTime } from "#lib/domain/time.ts";
import { loket, requireActor, type Waiting } from "#lib/server/next.ts";
import { acknowledge } from "./actions.ts";
import { keyOf, WaitingBadge, WaitingFacts } from "./waiting-item.tsx";

const SHOWN = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("attention"))("title") };
}

/** Everything that waits for a person, oldest first, with what it means for the money and what to do. */
export default async function AttentionPage() {
  await requireActor("supervisor", "/attention");
  const { attention, reads } = loket();
  const t = await getTranslations("attention");
  const [waiting, done, { zone }] = await Promise.all([
    attention.waiting(SHOWN),
    attention.acknowledged(SHOWN),
    reads.outlet(),
  ]);
  const language = await getLocale();
  const kinds = await getTranslations("dashboard");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: waiting.length })} />
      <Card className="overflow-hidden">
        {waiting.length === 0 && <EmptyState icon={CircleCheck}>{t("empty")}</EmptyState>}
        <ul>
          {waiting.map((item) => (
            <li
              key={keyOf(item)}
              className="grid gap-x-8 gap-y-4 border-t border-line px-5 py-5 first:border-t-0 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]"
            >
              <div>
                <WaitingBadge item={item} />
                <WaitingFacts item={item} zone={zone} />
              </div>
              <div className="flex flex-col gap-4">
                <p className="max-w-160">{t(adviceOf(item))}</p>
                {item.what === "alarm" && item.alarm.kind !== "deposit_fall" && <Acknowledge id={item.alarm.id} />}
              </div>
            </li>
          ))}
        </ul>
      </Card>
      {done.length > 0 && (
        <Card title={t("done")} className="mt-5">
          <ul>
            {done.map(({ id, kind, trId, at, by, note }) => (
              <li key={id} className="border-t border-line px-5 py-3.5">
                <p className="font-semibold">
                  {trId ? (
                    <Link href={`/payments/${trId}`} prefetch={false} className="underline-offset-4 hover:underline">
                      {kinds(`alarm_${kind}`)}
                    </Link>
                  ) : (
                    kinds(`alarm_${kind}`)
                  )}
                </p>
                <p>{note}</p>
                <p className="text-small text-ink-faint">
                  {by} · {formatDateTime(at, zone, language)}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

async function Acknowledge({ id }: { id: number }) {
  const t = await getTranslations("attention");
  const link = await getTranslations("link");
  return (
    <EntryForm
      act={acknowledge}
      fixed={{ id }}
      words={{ submit: t("acknowledge"), busy: t("saving"), offline: link("offline"), stale: link("stale") }}
      entries={[{ name: "note", label: t("note"), maxLength: 500, atLeast: 3, required: t("noteNeeded") }]}
    />
  );
}

function adviceOf(item: Waiting) {
  if (item.what === "alarm") return `alarm_${item.alarm.kind}` as const;
  return item.what === "refund" ? "state_refund" : (`state_${item.payment?.state ?? "unknown"}` as "state_unknown");
}
