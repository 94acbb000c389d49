"use client";

import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

type Props = {
  readonly trId: string;
  /** It was given back already. */
  readonly returned: boolean;
  readonly words: LinkWords & { readonly due: string; readonly note: string | null; readonly done: string };
  readonly returnMoney: (input: { trId: string; reference: string | null }) => Promise<ActionAnswer<unknown>>;
};

/** The customer's money must go back: said until somebody ticks that it did, and the tick stays in sight. */
export function RefundBox({ trId, returned, words, returnMoney }: Props) {
  const [ticked, setTicked] = useState(returned);
  const [problem, setProblem] = useState<string | null>(null);
  const [, start] = useTransition();

  function tick() {
    setTicked(true);
    setProblem(null);
    start(async () => {
      const answer = await callAction(() => returnMoney({ trId, reference: null }), words);
      if (answer.ok) return;
      setTicked(false);
      setProblem(answer.error.message);
    });
  }

  const look = returned ? "border-line bg-ok-soft" : "border-bad-edge bg-bad-soft";
  return (
    <div className={`flex flex-col gap-3 rounded-big border-2 p-5 ${look}`}>
      <p className={`text-lg font-semibold ${returned ? "text-ok" : "text-bad"}`}>{words.due}</p>
      {words.note && <p className="text-ink-soft">{words.note}</p>}
      <label className="flex min-h-11 items-center gap-3 font-medium">
        <input type="checkbox" className="size-5 accent-accent" checked={ticked} disabled={ticked} onChange={tick} />
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
