"use client";

import { useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { isReason, REASONS } from "#lib/domain/reason.ts";

type Values = { to: "success" | "failed"; reason: string; password: string };
type Props = {
  readonly trId: string;
  readonly settle: (input: Values & { trId: string }) => Promise<ActionAnswer<unknown>>;
  readonly words: LinkWords & {
    readonly result: string;
    readonly success: string;
    readonly failed: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly password: string;
    readonly submit: string;
    readonly busy: string;
  };
};

/** Outcome, reason and the password again. Nothing is preselected. */
export function SettleForm({ trId, settle, words }: Props) {
  const { register, handleSubmit, watch, resetField, formState } = useForm<Values>({
    defaultValues: { reason: "", password: "" },
  });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const chosen = watch("to") !== undefined;

  function submit(values: Values) {
    if (busy) return;
    setProblem(null);
    start(async () => {
      const answer = await callAction(() => settle({ trId, ...values }), words);
      if (answer.ok) return;
      resetField("password");
      setProblem(answer.error.message);
    });
  }

  return (
    <form onSubmit={handleSubmit(submit)} className="flex flex-col items-start gap-4" noValidate>
      <Segmented
        legend={words.result}
        name="to"
        options={[
          { value: "success", label: words.success },
          { value: "failed", label: words.failed },
        ]}
        radio={(value) => ({ ...register("to", { required: true }), value })}
      />
      <Field
        {...register("reason", { validate: (text) => isReason(text, REASONS.settlement) || words.reasonHint })}
        label={words.reason}
        hint={words.reasonHint}
        error={formState.errors.reason?.message}
        maxLength={REASONS.settlement.most}
        className="w-full"
      />
      <Field
        {...register("password", { required: true })}
        label={words.password}
        type="password"
        autoComplete="current-password"
        className="w-full max-w-80"
      />
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      <Button type="submit" size="lg" aria-disabled={busy || !chosen}>
        {busy ? words.busy : words.submit}
      </Button>
    </form>
  );
}
