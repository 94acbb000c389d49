"use client";

import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import type { Channel } from "#lib/domain/unattended.ts";

type Props = {
  readonly channel: Channel;
  /** `problem`: in words; null if it was accepted. */
  readonly tryIt: (input: { channel: Channel }) => Promise<ActionAnswer<{ readonly problem: string | null }>>;
  readonly words: LinkWords & Readonly<Record<"try" | "trying" | "tried", string>>;
};

/** Sends a test by a saved channel. */
export function TryChannel({ channel, tryIt, words }: Props) {
  const [told, setTold] = useState<{ readonly tone: "ok" | "bad"; readonly text: string } | null>(null);
  const [busy, start] = useTransition();
  function run() {
    if (busy) return;
    setTold(null);
    start(async () => {
      const answer = await callAction(() => tryIt({ channel }), words);
      const problem = answer.ok ? answer.problem : answer.error.message;
      setTold(problem === null ? { tone: "ok", text: words.tried } : { tone: "bad", text: problem });
    });
  }
  return (
    <div className="mt-5 flex flex-col items-start gap-4 border-t border-line pt-5">
      <Button aria-disabled={busy} onClick={run}>
        {busy ? words.trying : words.try}
      </Button>
      {told && (
        <Alert tone={told.tone} urgent>
          {told.text}
        </Alert>
      )}
    </div>
  );
}
