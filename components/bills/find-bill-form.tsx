"use client";

import { useEffect, useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { fill } from "#components/ui/fill.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { useSeconds } from "#components/ui/use-seconds.ts";

export type FindBy = "tr_id" | "kode_iuran";
export type FindBillInput = { by: "tr_id"; trId: string; refId?: string } | { by: "kode_iuran"; kodeIuran: string };

export type FindBillWords = LinkWords & {
  readonly findBy: string;
  readonly trId: string;
  readonly kodeIuran: string;
  readonly refId: string;
  readonly trIdHint: string;
  readonly kodeIuranHint: string;
  readonly refIdHint: string;
  readonly submit: string;
  readonly searching: string;
  readonly searchingSlow: string;
};

type Props = {
  readonly words: FindBillWords;
  readonly initialBy: FindBy;
  readonly find: (input: FindBillInput) => Promise<ActionAnswer<unknown>>;
};
type Values = { by: FindBy; number: string; refId: string };

/** A bill is looked for by one number; the reference ID is asked for only when the inquiry is not ours. */
export function FindBillForm({ words, initialBy, find }: Props) {
  const { register, handleSubmit, watch, setFocus, setValue, resetField } = useForm<Values>({
    defaultValues: { by: initialBy, number: "", refId: "" },
  });
  const [error, setError] = useState<{ field: "number" | "refId"; message: string } | null>(null);
  const [foreign, setForeign] = useState(false);
  const [searching, startSearch] = useTransition();
  const seconds = useSeconds(searching);
  const by = watch("by");

  // The field has the focus from its first moment; it gets it again after each answer that stays on this page.
  useEffect(() => {
    if (!searching && error) setFocus(error.field, { shouldSelect: true });
  }, [searching, error, setFocus]);

  function submit({ number, refId }: Values) {
    if (searching) return;
    startSearch(async () => {
      const input: FindBillInput =
        by === "kode_iuran" ? { by, kodeIuran: number } : { by, trId: number, ...(foreign ? { refId } : {}) };
      const answer = await callAction(() => find(input), words);
      if (answer.ok) return;
      const aboutRefId = answer.error.code === "ref_id_needed" || (foreign && answer.error.code !== "tr_id_invalid");
      if (aboutRefId) setForeign(true);
      setError({ field: aboutRefId ? "refId" : "number", message: answer.error.message });
    });
  }

  function choose(chosen: string) {
    setValue("by", chosen as FindBy);
    setError(null);
    setForeign(false);
    setFocus("number", { shouldSelect: true });
  }

  const number = register("number", {
    onChange() {
      setError(null);
      // Another inquiry may be ours again.
      if (foreign) {
        setForeign(false);
        resetField("refId");
      }
    },
  });

  return (
    <form onSubmit={handleSubmit(submit)} className="flex flex-col items-start gap-6" noValidate>
      <Segmented
        legend={words.findBy}
        name="by"
        options={[
          { value: "tr_id", label: words.trId },
          { value: "kode_iuran", label: words.kodeIuran },
        ]}
        radio={(value) => ({ checked: by === value, onChange: () => choose(value) })}
      />
      <Field
        {...number}
        label={by === "tr_id" ? words.trId : words.kodeIuran}
        hint={by === "tr_id" ? words.trIdHint : words.kodeIuranHint}
        error={error?.field === "number" ? error.message : null}
        size="lg"
        digits
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        enterKeyHint="search"
        aria-keyshortcuts="/"
        readOnly={searching}
        className="w-full"
      />
      {foreign && (
        <Field
          {...register("refId", { onChange: () => setError(null) })}
          label={words.refId}
          hint={words.refIdHint}
          error={error?.field === "refId" ? error.message : null}
          digits
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          readOnly={searching}
          className="w-full"
        />
      )}
      <div className="flex w-full flex-wrap items-center gap-x-5 gap-y-3">
        <Button
          type="submit"
          kind="primary"
          size="xl"
          shortcut="Enter"
          aria-disabled={searching}
          className="w-full sm:w-auto sm:min-w-70"
        >
          {searching ? words.searching : words.submit}
        </Button>
        <p role="status" className="text-ink-faint">
          {searching && seconds >= 2 ? fill(words.searchingSlow, { seconds }) : ""}
        </p>
      </div>
    </form>
  );
}
