"use client";

import { useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { fill } from "#components/ui/fill.ts";
import { Form } from "#components/ui/form.tsx";
import { groupInField } from "#components/ui/group-in-field.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";
import { formatRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

type Input = { openingCash: number; reason: string; next: string | null };
type Props = {
  /** The last count of this drawer, in rupiah, and when; null before the first shift. */
  readonly last: { readonly counted: number; readonly at: string } | null;
  /** Where to go once it is open: back to what needed it. */
  readonly next: string | null;
  readonly open: (input: Input) => Promise<ActionAnswer<unknown>>;
  readonly words: LinkWords &
    Readonly<
      Record<
        | "opening"
        | "openingHint"
        | "openingError"
        | "lastCount"
        | "first"
        | "differs"
        | "reason"
        | "reasonHint"
        | "submit"
        | "busy",
        string
      >
    >;
};

/**
 * "Kas awal", counted by the cashier who takes the drawer, beside the last count. Nothing is filled in: an empty drawer is typed as 0. A
 * difference needs a reason.
 */
export function OpenShiftForm({ last, next, open, words }: Props) {
  const { register, handleSubmit, watch, setValue, setFocus } = useForm({ defaultValues: { opening: "", reason: "" } });
  const [error, setError] = useState<string | null>(null);
  const [reasonError, setReasonError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  const openingCash = readTypedRupiah(watch("opening"));
  const difference = last !== null && openingCash !== null ? openingCash - last.counted : 0;

  function submit({ reason }: { reason: string }) {
    if (busy) return;
    setError(openingCash === null ? words.openingError : null);
    if (openingCash === null) return;
    if (difference !== 0 && !isReason(reason, REASONS.difference)) {
      setReasonError(words.reasonHint);
      setFocus("reason");
      return;
    }
    setProblem(null);
    const input = { openingCash, reason: difference === 0 ? "" : reason, next };
    start(async () => {
      const answer = await callAction(() => open(input), words);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }

  return (
    <Form onSubmit={handleSubmit(submit)} className="flex max-w-130 flex-col gap-5">
      <div className="rounded-control bg-raised px-4 py-3">
        {last === null ? (
          <p className="text-ink-soft">{words.first}</p>
        ) : (
          <dl className="flex flex-wrap items-baseline justify-between gap-x-4">
            <dt className="text-ink-soft">
              {words.lastCount}
              <span className="block text-small text-ink-faint">{last.at}</span>
            </dt>
            <dd className="text-figure">{formatRupiah(last.counted)}</dd>
          </dl>
        )}
      </div>
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
        {...register("opening")}
        onChange={(event) => {
          setValue("opening", groupInField(event));
          setError(null);
        }}
      />
      {difference !== 0 && (
        <>
          <Alert tone="warn">{fill(words.differs, { amount: formatRupiah(difference) })}</Alert>
          <Field
            label={words.reason}
            hint={words.reasonHint}
            error={reasonError}
            autoComplete="off"
            maxLength={REASONS.difference.most}
            {...register("reason", { onChange: () => setReasonError(null) })}
          />
        </>
      )}
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      <Button type="submit" kind="primary" size="xl" aria-disabled={busy} className="self-start max-sm:w-full">
        {busy ? words.busy : words.submit}
      </Button>
    </Form>
  );
}
