"use client";

import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

type Props = {
  /** When the current token was made, in words; null without one. */
  readonly madeAt: string | null;
  readonly make: (input: Record<string, never>) => Promise<ActionAnswer<{ readonly token: string }>>;
  readonly revoke: (input: Record<string, never>) => Promise<ActionAnswer<unknown>>;
  readonly words: LinkWords &
    Readonly<Record<"none" | "once" | "token" | "make" | "renew" | "revoke" | "revoked" | "busy", string>>;
};

/** The token for reading metrics from another machine: shown once, stored as a hash, revocable at any time. */
export function MetricsToken({ madeAt, make, revoke, words }: Props) {
  const [token, setToken] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const [busy, start] = useTransition();

  function run<T>(call: () => Promise<ActionAnswer<T>>, done: (answer: T) => void) {
    if (busy) return;
    start(async () => {
      const answer = await callAction(call, words);
      setProblem(answer.ok ? null : answer.error.message);
      if (answer.ok) done(answer);
    });
  }

  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-ink-soft">{madeAt ?? words.none}</p>
      {token && (
        <div role="status" className="flex w-full flex-col gap-2">
          <Alert tone="warn">{words.once}</Alert>
          <label>
            <span className="mb-2 block font-medium">{words.token}</span>
            <input
              readOnly
              value={token}
              onFocus={(event) => event.target.select()}
              className="block min-h-12 w-full rounded-big border-2 border-(--field-line) bg-raised px-4 font-mono"
            />
          </label>
        </div>
      )}
      {gone && !token && (
        <Alert tone="ok" urgent>
          {words.revoked}
        </Alert>
      )}
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          aria-disabled={busy}
          onClick={() =>
            run(
              () => make({}),
              (answer) => setToken(answer.token),
            )
          }
        >
          {busy ? words.busy : madeAt ? words.renew : words.make}
        </Button>
        {madeAt && (
          <Button
            kind="danger"
            aria-disabled={busy}
            onClick={() =>
              run(
                () => revoke({}),
                () => {
                  setToken(null);
                  setGone(true);
                },
              )
            }
          >
            {words.revoke}
          </Button>
        )}
      </div>
    </div>
  );
}
