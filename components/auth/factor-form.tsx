"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useAct } from "#components/ui/use-act.ts";

type Props = {
  /** Sent along with the factor. */
  readonly fixed: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: each action has its own input
  readonly show: (input: any) => Promise<ActionAnswer<unknown>>;
  /** What a passkey must sign; null without a passkey. */
  readonly ask: ((input: Record<string, never>) => Promise<ActionAnswer<{ question: object }>>) | null;
};

/** Asks for a second factor: a code of the app, a recovery code, or a passkey. */
export function FactorForm({ fixed, show, ask }: Props) {
  const t = useTranslations("gate");
  const { register, handleSubmit, reset, setFocus } = useForm({ defaultValues: { code: "" } });
  const { act, busy, problem } = useAct();

  function submit(answer: () => Promise<ActionAnswer<unknown>>) {
    act(
      answer,
      () => {},
      () => {
        reset();
        setFocus("code");
      },
    );
  }

  async function showPasskey(): Promise<ActionAnswer<unknown>> {
    const failed = { ok: false, error: { code: "passkey", message: t("passkeyFailed") } } as const;
    if (!ask) return failed;
    const asked = await ask({});
    if (!asked.ok) return asked;
    const { startAuthentication } = await import("@simplewebauthn/browser");
    const key = await startAuthentication({ optionsJSON: asked.question as never }).catch(() => null);
    return key ? show({ ...fixed, proof: { key } }) : failed;
  }

  return (
    <Form
      onSubmit={handleSubmit(({ code }) => submit(() => show({ ...fixed, proof: { code } })))}
      className="flex flex-col items-start gap-4"
    >
      <Problem>{busy ? null : problem}</Problem>
      <Field
        {...register("code", { required: true })}
        label={t("code")}
        hint={t("codeHint")}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        digits
        autoFocus
        className="w-full max-w-110"
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind="primary" size="lg" aria-disabled={busy}>
          {busy ? t("busy") : t("submit")}
        </Button>
        {ask && (
          <Button size="lg" aria-disabled={busy} onClick={() => submit(showPasskey)}>
            <KeyRound aria-hidden className="size-4.5" />
            {t("passkey")}
          </Button>
        )}
      </div>
    </Form>
  );
}
