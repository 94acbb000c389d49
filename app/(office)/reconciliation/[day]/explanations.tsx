import { getLocale, getTranslations } from "next-intl/server";
import { FoldedAct } from "#components/ui/details.tsx";
import { EntryForm } from "#components/ui/entry-form.tsx";
import { WITHDRAWN } from "#lib/domain/journal.ts";
import { REASONS } from "#lib/domain/reason.ts";
import { formatSigned } from "#lib/domain/rupiah.ts";
import { formatDateTime, type Zone } from "#lib/domain/time.ts";
import { withdrawExplanation } from "../actions.ts";
import type { OpenedDay } from "./movements.ts";

type Props = { readonly interval: OpenedDay["intervals"][number]; readonly zone: Zone };

/** Supervisors' explanations of a movement, in order; withdrawn ones stay visible, the others can be withdrawn. */
export async function Explanations({ interval, zone }: Props) {
  const t = await getTranslations("reconciliation");
  const language = await getLocale();
  const { to, explanations } = interval;
  if (explanations.length === 0) return null;
  const withdrawal = explanations.findLastIndex(({ kind }) => kind === WITHDRAWN);
  const said = explanations.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <>
      <ul className="flex flex-col gap-3">
        {explanations.map(({ at, kind, note, amount, byName }, n) => {
          const isTakenBack = n < withdrawal;
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: words are only ever added at the end
              key={n}
              className={`rounded-control border border-line px-4 py-3 ${n <= withdrawal ? "border-dashed text-ink-soft" : "bg-raised"}`}
            >
              <p className="font-semibold">
                {t(`kind_${kind}`)}
                {kind !== WITHDRAWN && ` · ${formatSigned(amount)}`}
                {isTakenBack && (
                  <span className="ml-2 rounded-full bg-line px-2 py-0.5 text-small font-medium">{t("takenBack")}</span>
                )}
              </p>
              <p className="mt-0.5 wrap-anywhere">{note}</p>
              <p className="mt-1 text-small text-ink-faint">
                {byName} · {formatDateTime(at, zone, language)}
              </p>
            </li>
          );
        })}
      </ul>
      {said !== 0 && <Withdraw readingId={to.id} said={said} />}
    </>
  );
}

async function Withdraw({ readingId, said }: { readingId: number; said: number }) {
  const t = await getTranslations("reconciliation");
  return (
    <FoldedAct title={t("withdraw")} lead={t("withdrawHint")}>
      <EntryForm
        act={withdrawExplanation}
        fixed={{ readingId, said }}
        kind="danger"
        words={{ submit: t("withdrawNow"), busy: t("busy") }}
        entries={[
          {
            name: "note",
            label: t("withdrawNote"),
            maxLength: REASONS.movement.most,
            atLeast: REASONS.movement.least,
            required: t("withdrawNoteNeeded"),
          },
        ]}
      />
    </FoldedAct>
  );
}
