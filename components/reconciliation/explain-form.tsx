"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { useAct } from "#components/ui/use-act.ts";
import { EXPLANATION_KINDS, type ExplanationKind } from "#lib/domain/journal.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";

type Word = { readingId: number; amount: number; kind: ExplanationKind; note: string };
type Props = {
  readonly readingId: number;
  /** The unexplained amount, in rupiah, negative for a fall. */
  readonly amount: number;
  readonly explain: (word: Word) => Promise<ActionAnswer<unknown>>;
};

/** The kind of movement, and a note for later readers. For a rise a top-up is likely; for a fall nothing is preselected. */
export function ExplainForm({ readingId, amount, explain }: Props) {
  const t = useTranslations("reconciliation");
  const kinds = EXPLANATION_KINDS.filter((kind) => kind !== (amount < 0 ? "top_up" : "other_use"));
  const [kind, setKind] = useState<ExplanationKind | null>(amount > 0 ? "top_up" : null);
  const [noteWrong, setNoteWrong] = useState(false);
  const { act, busy, problem, setProblem } = useAct();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    const isShort = !isReason(note, REASONS.movement);
    setNoteWrong(isShort);
    setProblem(kind === null ? t("kindWanted") : null);
    if (kind === null || isShort) return;
    act(() => explain({ readingId, amount, kind, note }));
  }

  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-4">
      <div className="max-w-full overflow-x-auto">
        <Segmented
          legend={t("kind")}
          name={`kind-${readingId}`}
          options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
          radio={(value) => ({ checked: kind === value, onChange: () => setKind(value as ExplanationKind) })}
        />
      </div>
      <Field
        name="note"
        label={t("note")}
        hint={t("noteHint")}
        error={noteWrong ? t("noteHint") : null}
        maxLength={REASONS.movement.most}
        autoComplete="off"
        className="w-full max-w-xl"
      />
      <Problem>{problem}</Problem>
      <Button type="submit" kind="primary" aria-disabled={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </Form>
  );
}
