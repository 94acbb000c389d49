"use client";

import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

type Props = {
  readonly trId: string;
  readonly words: LinkWords & { readonly due: string; readonly change: string | null; readonly done: string };
  readonly returnCash: (input: { trId: string }) => Promise<ActionAnswer<unknown>>;
};

/** The customer's cash must go back; stays until somebody ticks that it did. */
export function RefundBox({ trId, words, returnCash }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function tick() {
    start(async () => {
      const answer = await callAction(() => returnCash({ trId }), words);
      if (!answer.ok) setProblem(answer.error.message);
    });
  }

  return (
    <div className="flex flex-col gap-3 rounded-big border-2 border-bad-edge bg-bad-soft p-5">
      <p className="text-lg font-semibold text-bad">{words.due}</p>
      {words.change && <p className="text-ink-soft">{words.change}</p>}
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <input type="checkbox" className="size-5 accent-accent" checked={busy} disabled={busy} onChange={tick} />
        {words.done}
      </label>
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
    </div>
  );
}
