"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

type Props = {
  readonly run: (input: Record<string, never>) => Promise<ActionAnswer<{ readonly view: ReactNode }>>;
  readonly words: LinkWords & Readonly<Record<"run" | "running" | "idle", string>>;
};

/** The button of the live test. The server draws the result, which stays until the next test. */
export function RunProbe({ run, words }: Props) {
  const [view, setView] = useState<ReactNode>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function test() {
    if (busy) return;
    start(async () => {
      const answer = await callAction(() => run({}), words);
      setProblem(answer.ok ? null : answer.error.message);
      if (answer.ok) setView(answer.view);
    });
  }

  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-4">
        <Button kind="primary" size="lg" aria-disabled={busy} onClick={test}>
          {busy ? words.running : words.run}
        </Button>
        {!view && !problem && <p className="min-w-0 flex-1 text-ink-faint">{words.idle}</p>}
      </div>
      {problem && (
        <Alert tone="warn" urgent>
          {problem}
        </Alert>
      )}
      <div aria-live="polite" aria-busy={busy} className={busy ? "opacity-60" : ""}>
        {view}
      </div>
    </div>
  );
}
