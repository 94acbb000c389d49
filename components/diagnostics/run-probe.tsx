"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useAct } from "#components/ui/use-act.ts";

type Props = {
  readonly run: (input: Record<string, never>) => Promise<ActionAnswer<{ readonly view: ReactNode }>>;
};

/** The button of the live test. The server draws the result, which stays until the next test. */
export function RunProbe({ run }: Props) {
  const t = useTranslations("diagnostics");
  const [view, setView] = useState<ReactNode>(null);
  const { act, busy, problem } = useAct();

  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-4">
        <Button
          kind="primary"
          size="lg"
          aria-disabled={busy}
          onClick={() =>
            act(
              () => run({}),
              (answer) => setView(answer.view),
            )
          }
        >
          {busy ? t("running") : t("run")}
        </Button>
        {!view && !problem && <p className="min-w-0 flex-1 text-ink-faint">{t("idle")}</p>}
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
