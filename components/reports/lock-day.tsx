"use client";

import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

type Props = {
  readonly lock: () => Promise<ActionAnswer<unknown>>;
  readonly words: LinkWords & Readonly<Record<"act" | "busy" | "sure" | "yes" | "no", string>>;
};

/** "Tutup buku": it cannot be undone, so it asks once more. */
export function LockDay({ lock, words }: Props) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function run() {
    if (busy) return;
    setProblem(null);
    start(async () => {
      const answer = await callAction(lock, words);
      setAsking(false);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      {asking ? (
        <>
          <p className="font-medium">{words.sure}</p>
          <div className="flex flex-wrap gap-3">
            <Button kind="primary" autoFocus aria-disabled={busy} onClick={run}>
              {busy ? words.busy : words.yes}
            </Button>
            <Button onClick={() => setAsking(false)}>{words.no}</Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setAsking(true)}>{words.act}</Button>
      )}
    </div>
  );
}
