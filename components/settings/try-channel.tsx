"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert, Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useAct } from "#components/ui/use-act.ts";
import type { Channel } from "#lib/domain/unattended.ts";

type Props = {
  readonly channel: Channel;
  /** `problem`: in words; null if it was accepted. */
  readonly tryIt: (input: { channel: Channel }) => Promise<ActionAnswer<{ readonly problem: string | null }>>;
};

/** Sends a test by a saved channel. */
export function TryChannel({ channel, tryIt }: Props) {
  const t = useTranslations("settings");
  const { act, busy, problem, setProblem } = useAct();
  const [sent, setSent] = useState(false);
  function run() {
    setSent(false);
    act(
      () => tryIt({ channel }),
      (answer) => {
        setProblem(answer.problem);
        setSent(answer.problem === null);
      },
    );
  }
  return (
    <div className="mt-5 flex flex-col items-start gap-4 border-t border-line pt-5">
      <Button aria-disabled={busy} onClick={run}>
        {busy ? t("trying") : t("try")}
      </Button>
      {sent && (
        <Alert tone="ok" urgent>
          {t("tried")}
        </Alert>
      )}
      <Problem>{problem}</Problem>
    </div>
  );
}
