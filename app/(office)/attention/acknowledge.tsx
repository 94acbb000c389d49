import { Check, Lock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { authorOf } from "#lib/domain/alarm.ts";
import { REASONS } from "#lib/domain/reason.ts";
import type { Waiting } from "#lib/server/next.ts";
import { personEntries } from "../../person-entries.ts";
import { acknowledge } from "./actions.ts";

/** A fall of the deposit is closed by its explanation, every other alarm by a note. */
export function isClosedByHand(item: Waiting): item is Extract<Waiting, { what: "alarm" }> {
  return item.what === "alarm" && item.alarm.kind !== "deposit_fall";
}

/** Folded: the act comes first, then the acknowledgement. */
export async function Acknowledge({ item }: { item: Extract<Waiting, { what: "alarm" }> }) {
  const t = await getTranslations("attention");
  if (item.acknowledger !== "self") {
    return (
      <p className="flex max-w-160 items-start gap-2 text-small text-ink-soft">
        <Lock aria-hidden className="mt-0.5 size-4 flex-none" />
        {t(`closed_${item.acknowledger}`)}
      </p>
    );
  }
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-accent underline-offset-4 hover:underline">
        <Check aria-hidden className="size-4.5 flex-none" />
        {t("close")}
      </summary>
      <div className="pt-2">
        <EntryForm
          act={acknowledge}
          fixed={{ id: item.alarm.id }}
          words={{ submit: t("acknowledge"), busy: t("saving") }}
          entries={[
            {
              name: "note",
              label: t("note"),
              hint: t("noteHint"),
              maxLength: REASONS.alarm.most,
              atLeast: REASONS.alarm.least,
              required: t("noteNeeded"),
            },
            ...(authorOf(item.alarm, null) === null ? [] : [(await personEntries()).own]),
          ]}
        />
      </div>
    </details>
  );
}

/** The message key among `attention.*` for what it means for the money and what to do. */
export function adviceOf(item: Waiting) {
  if (item.what === "alarm") return `alarm_${item.alarm.kind}` as const;
  if (item.what === "refund" && item.payment) {
    return item.payment.owed < 0 ? "debtAdvice" : (`refund_${item.payment.method}` as const);
  }
  return `state_${item.payment?.state ?? "unknown"}` as "state_unknown";
}
