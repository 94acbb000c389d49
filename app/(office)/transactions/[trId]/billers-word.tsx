import { getTranslations } from "next-intl/server";
import { EntryForm } from "#components/ui/entry-form.tsx";
import type { TrId } from "#lib/domain/identifiers.ts";
import { REASONS } from "#lib/domain/reason.ts";
import { StepUp } from "../../../step-up.tsx";
import { takeBillersWord } from "./actions.ts";

/** Beside the alarm that IAK says "paid" against a supervisor's "failed": the button to accept that. */
export async function BillersWord({ trId }: { trId: TrId }) {
  const t = await getTranslations("transaction");
  const attention = await getTranslations("attention");
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 items-center font-semibold text-accent">{t("takeWord")}</summary>
      <p className="mt-1 mb-3 text-ink-soft">{t("takeWordHint")}</p>
      <StepUp kind="settlement" next={`/transactions/${trId}`}>
        <EntryForm
          act={takeBillersWord}
          fixed={{ trId }}
          words={{ submit: t("takeWordNow"), busy: t("takingWord") }}
          entries={[
            {
              name: "note",
              label: attention("note"),
              maxLength: REASONS.alarm.most,
              atLeast: REASONS.alarm.least,
              required: attention("noteNeeded"),
            },
          ]}
        />
      </StepUp>
    </details>
  );
}
