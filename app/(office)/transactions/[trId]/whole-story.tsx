import { getTranslations } from "next-intl/server";
import { fullName } from "#lib/domain/roles.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import type { StoryEvent } from "#lib/server/next.ts";
import { timelineLines } from "../../../(counter)/payments/[trId]/timeline-lines.ts";

/** The payment's timeline, newest first: who, when, and the biller's words, stored without key and signature. */
export async function WholeStory({ events, zone }: { events: readonly StoryEvent[]; zone: Zone }) {
  const t = await getTranslations("transaction");
  const lines = await timelineLines(events, zone);
  const byId = new Map(events.map((event) => [event.id, event]));
  return (
    <section aria-label={t("story")} className="rounded-card border border-line bg-surface px-5 py-4 shadow-card">
      <h2 className="mb-4 font-semibold">{t("story")}</h2>
      <ol className="ml-1 flex flex-col gap-4 border-l-2 border-line pl-4.5">
        {lines.map(({ id, title, note }) => {
          const event = byId.get(id);
          const who = event && [formatDateTime(event.at, zone), actorOf(event)].join(" · ");
          return (
            <li key={id}>
              <p className="font-medium wrap-anywhere">{title}</p>
              <p className="text-small text-ink-faint">{who || note}</p>
              {event && Object.keys(event.data).length > 0 && (
                <details className="mt-1 text-small">
                  <summary className="inline-flex min-h-8 pointer-coarse:min-h-11 items-center text-accent">
                    {t("data")}
                  </summary>
                  <pre className="overflow-x-auto rounded-control bg-raised p-3 font-mono text-xs leading-5 whitespace-pre-wrap wrap-anywhere">
                    {readable(event.data)}
                  </pre>
                </details>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function actorOf({ actorName: name, username }: StoryEvent): string {
  return username === null ? name : fullName({ name, username });
}

/** A reply is JSON inside JSON: parsed, so that it can be read. */
function readable(data: StoryEvent["data"]): string {
  return JSON.stringify(
    data,
    (name, value) => {
      if (name !== "raw" || typeof value !== "string" || !value.startsWith("{")) return value;
      try {
        return JSON.parse(value);
      } catch {
        return value;
      }
    },
    2,
  );
}
