"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { EXPLANATION_KINDS, type ExplanationKind } from "#lib/domain/journal.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";

export type ExplainWords = LinkWords &
  Readonly<Record<ExplanationKind | "kind" | "kindWanted" | "note" | "noteHint" | "submit" | "busy", string>>;
type Word = { readingId: number; amount: number; kind: ExplanationKind; note: string };
type Props = {
  readonly readingId: number;
  /** The unexplained amount, in rupiah, negative for a fall. */
  readonly amount: number;
  readonly explain: (word: Word) => Promise<ActionAnswer<unknown>>;
  readonly words: ExplainWords;
};

/** The kind of movement, and a note for later readers. For a rise a top-up is likely; for a fall nothing is preselected. */
export function ExplainForm({ readingId, amount, explain, words }: Props) {
  const kinds = EXPLANATION_KINDS.filter((kind) => kind !== (amount < 0 ? "top_up" : "other_use"));
  const [kind, setKind] = useState<ExplanationKind | null>(amount > 0 ? "top_up" : null);
  const [noteWrong, setNoteWrong] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const note = String(new FormData(event.currentTarget).get("note") ?? "").trim();
    const isShort = !isReason(note, REASONS.movement);
    setNoteWrong(isShort);
    setProblem(kind === null ? words.kindWanted : null);
    if (kind === null || isShort) return;
    start(async () => {
      const answer = await callAction(() => explain({ readingId, amount, kind, note }), words);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }

  return (
    <Form onSubmit={submit} className="flex flex-col items-start gap-4">
      <div className="max-w-full overflow-x-auto">
        <Segmented
          legend={words.kind}
          name={`kind-${readingId}`}
          options={kinds.map((value) => ({ value, label: words[value] }))}
          radio={(value) => ({ checked: kind === value, onChange: () => setKind(value as ExplanationKind) })}
        />
      </div>
      <Field
        name="note"
        label={words.note}
        hint={words.noteHint}
        error={noteWrong ? words.noteHint : null}
        maxLength={REASONS.movement.most}
        autoComplete="off"
        className="w-full max-w-xl"
      />
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      <Button type="submit" kind="primary" aria-disabled={busy}>
        {busy ? words.busy : words.submit}
      </Button>
    </Form>
  );
}
