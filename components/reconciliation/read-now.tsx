"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useCallAction } from "#components/ui/use-act.ts";

type Props = {
  /** Not `quiet`: a payment was under way, so the reading is not certain. */
  readonly read: (input: Record<string, never>) => Promise<ActionAnswer<{ quiet: boolean }>>;
};

/** Asks the biller for the balance now; the result stays visible. */
export function ReadNow({ read }: Props) {
  const t = useTranslations("reconciliation");
  const callAction = useCallAction();
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
            const answer = await callAction(() => read({}));
            if (!answer.ok) setSaid({ text: answer.error.message, wrong: true });
            else setSaid({ text: answer.quiet ? t("readDone") : t("readMoving"), wrong: false });
          });
        }}
      >
        <RefreshCw aria-hidden className={`size-4.5 ${busy ? "animate-spin" : ""}`} />
        {busy ? t("reading") : t("readNow")}
      </Button>
    </div>
  );
}
