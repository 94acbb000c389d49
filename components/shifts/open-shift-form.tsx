"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { groupTyped, readTypedRupiah } from "#lib/domain/rupiah.ts";

type Props = {
  /** Where to go once it is open: back to what needed it. */
  readonly next: string | null;
  readonly open: (input: { openingCash: number; next: string | null }) => Promise<ActionAnswer<unknown>>;
  readonly words: LinkWords & Readonly<Record<"opening" | "openingHint" | "openingError" | "submit" | "busy", string>>;
};

/** "Kas awal", counted by the cashier who takes the drawer. Nothing is filled in beforehand: an empty drawer is typed as 0. */
export function OpenShiftForm({ next, open, words }: Props) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const openingCash = readTypedRupiah(text);
    setError(openingCash === null ? words.openingError : null);
    if (openingCash === null) return;
    setProblem(null);
    start(async () => {
      const answer = await callAction(() => open({ openingCash, next }), words);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }

  return (
    <form onSubmit={submit} className="flex max-w-130 flex-col gap-5" noValidate>
      <Field
        label={words.opening}
        hint={words.openingHint}
        error={error}
        size="lg"
        digits
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        maxLength={20}
        value={text}
        onChange={(event) => {
          setText(groupTyped(event.target.value));
          setError(null);
        }}
      />
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      <Button type="submit" kind="primary" size="xl" aria-disabled={busy} className="self-start max-sm:w-full">
        {busy ? words.busy : words.submit}
      </Button>
    </form>
  );
}
