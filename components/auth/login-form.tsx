"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef, useState } from "react";
import { rememberSignedOut } from "#components/shell/keep-typed.tsx";
import { tellOtherTabs } from "#components/shell/screen-lock.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { Field } from "#components/ui/field.tsx";
import { useCallAction } from "#components/ui/use-act.ts";

type Props = {
  /** Where to go afterwards; the server checks that it is our own address. */
  readonly next: string;
  /** Unless something before it has the focus. */
  readonly autoFocus?: boolean;
  readonly signIn: (input: { username: string; password: string; next: string }) => Promise<ActionAnswer<unknown>>;
};

type Refusal = { readonly words: string; readonly username: string };

/** Name and password. An error does not say which of the two was wrong. */
export function LoginForm({ next, signIn, autoFocus = true }: Props) {
  const t = useTranslations("login");
  const callAction = useCallAction();
  const [shown, setShown] = useState(false);
  const [error, submit, pending] = useActionState(async (_before: Refusal | null, form: FormData) => {
    const username = String(form.get("username"));
    const password = String(form.get("password"));
    const answer = await callAction(() => signIn({ username, password, next }));
    // A new object for each refusal: the same words twice are two refusals.
    return answer.ok ? null : { words: answer.error.message, username };
  }, null);
  const secret = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!error) return;
    secret.current?.focus();
    secret.current?.select();
  }, [error]);

  useEffect(rememberSignedOut, []);
  useEffect(tellOtherTabs, []);
  useEffect(() => startAtTheTop, []);

  return (
    <form
      action={submit}
      // A second Enter while the first is under way would count as another try.
      onSubmit={(event) => pending && event.preventDefault()}
      className="flex flex-col gap-5"
    >
      <noscript>{t("noScript")}</noscript>
      {error && !pending && (
        <Alert tone="bad" urgent>
          {error.words}
        </Alert>
      )}
      <Field
        label={t("username")}
        name="username"
        defaultValue={error?.username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        required
        autoFocus={autoFocus}
      />
      <Field
        label={t("password")}
        ref={secret}
        name="password"
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
        required
        className="[&_input]:pr-16"
        trailing={
          <button
            type="button"
            aria-label={t("show")}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0.5 right-0.5 grid w-12 place-items-center rounded-big text-ink-faint hover:text-ink"
          >
            {shown ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
          </button>
        }
      />
      <Button type="submit" kind="primary" size="xl" className="mt-1 w-full" aria-disabled={pending}>
        {pending ? t("submitting") : t("submit")}
      </Button>
    </form>
  );
}

/**
 * After signing in, the browser would go on tabbing from the button's position in the middle of the new page, so start at the top, unless
 * the page has focused a field.
 */
function startAtTheTop() {
  const { body } = document;
  if (document.activeElement !== body) return;
  body.tabIndex = -1;
  body.focus();
  body.removeAttribute("tabindex");
}
