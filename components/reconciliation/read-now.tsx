"use client";

import { RefreshCw } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

type Props = {
  readonly read: (input: Record<string, never>) => Promise<ActionAnswer<{ quiet: boolean }>>;
  /** `busy`: while asking; `moving`: a payment was under way, so the reading is not certain. */
  readonly words: LinkWords & Readonly<Record<"read" | "busy" | "done" | "moving", string>>;
};

/** Asks the biller for the balance now; the result stays visible. */
export function ReadNow({ read, words }: Props) {
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const [busy, start] = useTransition();
  return (
    <div className="flex flex-wrap items-center justify-end gap-3">
      <p
        role="status"
        className={`text-small empty:absolute ${said?.wrong ? "font-medium text-bad" : "text-ink-soft"}`}
      >
        {said?.text}
      </p>
      <Button
        kind="primary"
        aria-disabled={busy}
        onClick={() => {
          if (busy) return;
          setSaid(null);
          start(async () => {
            const answer = await callAction(() => read({}), words);
            if (!answer.ok) setSaid({ text: answer.error.message, wrong: true });
            else setSaid({ text: answer.quiet ? words.done : words.moving, wrong: false });
          });
        }}
      >
        <RefreshCw aria-hidden className={`size-4.5 ${busy ? "animate-spin" : ""}`} />
        {busy ? words.busy : words.read}
      </Button>
    </div>
  );
}
