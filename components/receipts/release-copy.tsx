"use client";

import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

type Props = {
  readonly trId: string;
  readonly release: (input: { trId: string }) => Promise<ActionAnswer<object>>;
  readonly words: LinkWords & { readonly act: string; readonly busy: string };
};

/** "Izinkan satu salinan lagi"; the redrawn page shows the result. */
export function ReleaseCopy({ trId, release, words }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  function run() {
    if (busy) return;
    setProblem(null);
    start(async () => {
      const answer = await callAction(() => release({ trId }), words);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }
  return (
    <>
      <Button aria-disabled={busy} onClick={run}>
        {busy ? words.busy : words.act}
      </Button>
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
    </>
  );
}
