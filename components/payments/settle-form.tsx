"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { useAct } from "#components/ui/use-act.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";

type Values = { to: "success" | "failed"; reason: string; password: string };
type Props = {
  readonly trId: string;
  readonly settle: (input: Values & { trId: string }) => Promise<ActionAnswer<unknown>>;
};

/** Outcome, reason and the password again. Nothing is preselected. */
export function SettleForm({ trId, settle }: Props) {
  const t = useTranslations("settle");
  const { register, handleSubmit, watch, resetField, formState } = useForm<Values>({
    defaultValues: { reason: "", password: "" },
  });
  const { act, busy, problem } = useAct();
  const chosen = watch("to") !== undefined;

  function submit(values: Values) {
    act(
      () => settle({ trId, ...values }),
      () => {},
      () => resetField("password"),
    );
  }

  return (
    <form onSubmit={handleSubmit(submit)} className="flex flex-col items-start gap-4" noValidate>
      <Segmented
        legend={t("result")}
        name="to"
        options={[
          { value: "success", label: t("success") },
          { value: "failed", label: t("failed") },
        ]}
        radio={(value) => ({ ...register("to", { required: true }), value })}
      />
      <Field
        {...register("reason", { validate: (text) => isReason(text, REASONS.settlement) || t("reasonHint") })}
        label={t("reason")}
        hint={t("reasonHint")}
        error={formState.errors.reason?.message}
        maxLength={REASONS.settlement.most}
        className="w-full"
      />
      <Field
        {...register("password", { required: true })}
        label={t("password")}
        type="password"
        autoComplete="current-password"
        className="w-full max-w-80"
      />
      <Problem>{problem}</Problem>
      <Button type="submit" size="lg" aria-disabled={busy || !chosen}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
