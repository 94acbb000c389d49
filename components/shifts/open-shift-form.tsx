"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Alert, Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { groupInField } from "#components/ui/group-in-field.ts";
import { useAct } from "#components/ui/use-act.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";
import { formatRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

type Input = { openingCash: number; reason: string; next: string | null };
type Props = {
  /** The last count of this drawer, in rupiah, and when; null before the first shift. */
  readonly last: { readonly counted: number; readonly at: string } | null;
  /** Where to go once it is open: back to what needed it. */
  readonly next: string | null;
  readonly open: (input: Input) => Promise<ActionAnswer<unknown>>;
};

/**
 * "Kas awal", counted by the cashier who takes the drawer, beside the last count. Nothing is filled in: an empty drawer is typed as 0. A
 * difference needs a reason.
 */
export function OpenShiftForm({ last, next, open }: Props) {
  const t = useTranslations("shift");
  const { register, handleSubmit, watch, formState } = useForm({ defaultValues: { opening: "", reason: "" } });
  const { act, busy, problem } = useAct();

  const openingCash = readTypedRupiah(watch("opening"));
  const difference = last !== null && openingCash !== null ? openingCash - last.counted : 0;

  const submit = handleSubmit(({ reason }) => {
    if (openingCash !== null) act(() => open({ openingCash, reason: difference === 0 ? "" : reason, next }));
  });

  return (
    <Form onSubmit={submit} className="flex max-w-130 flex-col gap-5">
      <div className="rounded-control bg-raised px-4 py-3">
        {last === null ? (
          <p className="text-ink-soft">{t("firstShift")}</p>
        ) : (
          <dl className="flex flex-wrap items-baseline justify-between gap-x-4">
            <dt className="text-ink-soft">
              {t("lastCount")}
              <span className="block text-small text-ink-faint">{last.at}</span>
            </dt>
            <dd className="text-figure">{formatRupiah(last.counted)}</dd>
          </dl>
        )}
      </div>
      <Field
        label={t("opening")}
        hint={t("openingHint")}
        error={formState.errors.opening?.message}
        size="lg"
        digits
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        maxLength={20}
        {...register("opening", {
          validate: (text) => readTypedRupiah(text) !== null || t("openingError"),
          onChange: groupInField,
        })}
      />
      {difference !== 0 && (
        <>
          <Alert tone="warn">{t("openingDiffers", { amount: formatRupiah(difference) })}</Alert>
          <Field
            label={t("reason")}
            hint={t("reasonHint")}
            error={formState.errors.reason?.message}
            autoComplete="off"
            maxLength={REASONS.difference.most}
            {...register("reason", { validate: (text) => isReason(text, REASONS.difference) || t("reasonHint") })}
          />
        </>
      )}
      <Problem>{problem}</Problem>
      <Button type="submit" kind="primary" size="xl" aria-disabled={busy} className="self-start max-sm:w-full">
        {busy ? t("busyOpening") : t("open")}
      </Button>
    </Form>
  );
}
