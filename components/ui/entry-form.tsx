"use client";

import { useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field, Options } from "#components/ui/field.tsx";
import { FILTER_CONTROL } from "#components/ui/filter-fields.tsx";
import { Form } from "#components/ui/form.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { useCallAction } from "#components/ui/use-act.ts";

export type Entry = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial?: string;
  readonly type?: "text" | "password";
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly inputMode?: "numeric";
  readonly autoFocus?: boolean;
  /** The message when it is empty; absent: it may be empty. */
  readonly required?: string;
  /** Fewer letters count as empty. */
  readonly atLeast?: number;
  /** A choice among these instead of a text. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The choice is too long to show side by side. */
  readonly list?: true;
};
/** `fault`: shown beside its field; `said`: what was done; `broken`: what was found wrong. None of them: the page shows it. */
export type EntryAnswer = {
  readonly fault?: { readonly field: string; readonly words: string };
  readonly said?: string;
  readonly broken?: string;
};

type Props = {
  readonly entries: readonly Entry[];
  /** Sent along with the input. */
  readonly fixed?: Readonly<Record<string, string | number>>;
  /** Parses what it is given with a schema of its own. */
  // biome-ignore lint/suspicious/noExplicitAny: each action has its own input
  readonly act: (values: any) => Promise<ActionAnswer<EntryAnswer>>;
  readonly words: { readonly submit: string; readonly busy: string };
  readonly kind?: "primary" | "secondary" | "danger";
};

/** A few entries and one act on them. A refusal keeps what was typed, except passwords. */
export function EntryForm({ entries, act, fixed, words, kind = "secondary" }: Props) {
  const callAction = useCallAction();
  const initial = Object.fromEntries(entries.map(({ name, initial = "" }) => [name, initial]));
  const { register, handleSubmit, resetField, setError, formState } = useForm<Record<string, string>>({
    defaultValues: initial,
  });
  const [told, setTold] = useState<{ text: string; wrong: boolean } | null>(null);
  const [busy, start] = useTransition();

  function submit(values: Record<string, string>) {
    if (busy) return;
    setTold(null);
    start(async () => {
      const answer = await callAction(() => act({ ...fixed, ...values }));
      for (const { name, type } of entries) if (type === "password") resetField(name, { defaultValue: "" });
      if (!answer.ok) setTold({ text: answer.error.message, wrong: true });
      else if (answer.fault) setError(answer.fault.field, { message: answer.fault.words }, { shouldFocus: true });
      else if (answer.broken) setTold({ text: answer.broken, wrong: true });
      else if (answer.said) setTold({ text: answer.said, wrong: false });
    });
  }

  return (
    <Form onSubmit={handleSubmit(submit)} className="flex flex-col items-start gap-4">
      {entries.map(({ name, label, hint, type, required, atLeast = 1, options, list, initial: _initial, ...input }) =>
        options && list ? (
          <label key={name} className="flex w-full max-w-110 flex-col gap-2 font-medium">
            {label}
            <select {...register(name)} className={FILTER_CONTROL}>
              <Options of={options} />
            </select>
          </label>
        ) : options ? (
          <div key={name}>
            <p className="mb-2 font-medium">{label}</p>
            <Segmented legend={label} name={name} options={options} radio={(value) => ({ ...register(name), value })} />
          </div>
        ) : (
          <Field
            key={name}
            {...register(name, { validate: (text) => !required || text.trim().length >= atLeast || required })}
            {...input}
            label={label}
            hint={hint}
            error={formState.errors[name]?.message}
            type={type ?? "text"}
            className="w-full max-w-110"
          />
        ),
      )}
      {told && (
        <div role={told.wrong ? undefined : "status"} className="w-full">
          <Alert tone={told.wrong ? "bad" : "ok"} urgent={told.wrong}>
            <p className="whitespace-pre-line">{told.text}</p>
          </Alert>
        </div>
      )}
      <Button type="submit" kind={kind} size="lg" aria-disabled={busy}>
        {busy ? words.busy : words.submit}
      </Button>
    </Form>
  );
}
