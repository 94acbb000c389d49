"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { Alert, Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { groupInField } from "#components/ui/group-in-field.ts";
import { Segmented } from "#components/ui/segmented.tsx";
import { useAct } from "#components/ui/use-act.ts";
import { isReason, REASONS } from "#lib/domain/reason.ts";
import { formatRupiah, readTypedRupiah } from "#lib/domain/rupiah.ts";

type Direction = "in" | "out";
type Typed = { direction: Direction; amount: string; reason: string };
type Input = { key: string; direction: Direction; amount: number; reason: string };
type Props = { readonly move: (input: Input) => Promise<ActionAnswer<unknown>> };

/** "Setor kas" and "Tambah kas": rarely needed, so it is folded under the drawer. */
export function MoveCash({ move }: Props) {
  const t = useTranslations("shift");
  // The move may have been recorded without an answer: typed again with another amount, it would count twice.
  const { act, busy, problem, setProblem } = useAct(t("moveUnanswered"));
  const { register, handleSubmit, reset, formState } = useForm<Typed>({
    defaultValues: { direction: "out", amount: "", reason: "" },
  });
  const [done, setDone] = useState<string | null>(null);
  // One for each move, until it is known to be recorded: sent twice, the cash moves once.
  const key = useRef<string | null>(null);

  function submit({ direction, reason, ...typed }: Typed) {
    const amount = readTypedRupiah(typed.amount) ?? 0;
    key.current ??= newKey();
    const input = { key: key.current, direction, amount, reason: reason.trim() };
    setDone(null);
    act(
      () => move(input),
      () => {
        key.current = null;
        const what = direction === "in" ? t("moveIn") : t("moveOut");
        setDone(t("moveDone", { what, amount: formatRupiah(amount) }));
        reset({ direction, amount: "", reason: "" });
      },
    );
  }

  /** Another amount or reason is another move. */
  function changed() {
    key.current = null;
    setProblem(null);
    setDone(null);
  }

  return (
    <details className="group rounded-card border border-line bg-surface shadow-card">
      <summary className="min-h-11 px-5 py-3.5 font-semibold">{t("move")}</summary>
      <Form onSubmit={handleSubmit(submit)} className="flex flex-col items-start gap-4 px-5 pt-1 pb-5">
        <p className="text-ink-soft">{t("moveLead")}</p>
        <Segmented
          legend={t("move")}
          name="direction"
          options={[
            { value: "out", label: t("moveOut") },
            { value: "in", label: t("moveIn") },
          ]}
          radio={(value) => ({ ...register("direction", { onChange: changed }), value })}
        />
        <div className="grid w-full gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <Field
            {...register("amount", {
              validate: (text) => Boolean(readTypedRupiah(text)) || t("moveAmountError"),
              onChange: (event: ChangeEvent<HTMLInputElement>) => {
                groupInField(event);
                changed();
              },
            })}
            label={t("moveAmount")}
            error={formState.errors.amount?.message}
            digits
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
          />
          <Field
            {...register("reason", {
              validate: (text) => isReason(text, REASONS.cashMove) || t("moveReasonHint"),
              onChange: changed,
            })}
            label={t("moveReason")}
            hint={t("moveReasonHint")}
            error={formState.errors.reason?.message}
            autoComplete="off"
            maxLength={REASONS.cashMove.most}
          />
        </div>
        <Problem>{problem}</Problem>
        {done && (
          <div role="status" className="w-full">
            <Alert tone="ok">{done}</Alert>
          </div>
        )}
        <Button type="submit" size="lg" aria-disabled={busy}>
          {busy ? t("moveBusy") : t("moveSubmit")}
        </Button>
      </Form>
    </details>
  );
}

/** `crypto.randomUUID` is missing on pages without HTTPS, such as those in a shop's own network. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
