"use client";

import { KeyRound } from "lucide-react";
import { useState, useTransition } from "react";
import { useForm } from "react-hook-form";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";

type Proof = { code: string } | { key: unknown };
type Props = {
  /** Sent along with the factor. */
  readonly fixed: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: each action has its own input
  readonly show: (input: any) => Promise<ActionAnswer<unknown>>;
  /** What a passkey must sign; null without a passkey. */
  readonly ask: ((input: Record<string, never>) => Promise<ActionAnswer<{ question: object }>>) | null;
  readonly words: LinkWords &
    Readonly<Record<"code" | "codeHint" | "submit" | "busy" | "passkey" | "passkeyFailed", string>>;
};

/** Asks for a second factor: a code of the app, a recovery code, or a passkey. */
export function FactorForm({ fixed, show, ask, words }: Props) {
  const { register, handleSubmit, reset, setFocus } = useForm({ defaultValues: { code: "" } });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function submit(proofOf: () => Promise<Proof | null>) {
    if (busy) return;
    setProblem(null);
    start(async () => {
      const proof = await proofOf();
      const answer = proof && (await callAction(() => show({ ...fixed, proof }), words));
      if (answer?.ok) return;
      if (answer) setProblem(answer.error.message);
      reset();
      setFocus("code");
    });
  }

  async function signed(): Promise<Proof | null> {
    const asked = ask && (await callAction(() => ask({}), words));
    if (!asked?.ok) {
      setProblem(asked?.error.message ?? words.passkeyFailed);
      return null;
    }
    const { startAuthentication } = await import("@simplewebauthn/browser");
    try {
      return { key: await startAuthentication({ optionsJSON: asked.question as never }) };
    } catch {
      setProblem(words.passkeyFailed);
      return null;
    }
  }

  return (
    <Form
      onSubmit={handleSubmit(({ code }) => submit(async () => ({ code })))}
      className="flex flex-col items-start gap-4"
    >
      {problem && !busy && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      <Field
        {...register("code", { required: true })}
        label={words.code}
        hint={words.codeHint}
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
          {busy ? words.busy : words.submit}
        </Button>
        {ask && (
          <Button size="lg" aria-disabled={busy} onClick={() => submit(signed)}>
            <KeyRound aria-hidden className="size-4.5" />
            {words.passkey}
          </Button>
        )}
      </div>
    </Form>
  );
}
