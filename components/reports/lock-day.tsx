"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useAct } from "#components/ui/use-act.ts";

type Props = {
  readonly lock: () => Promise<ActionAnswer<unknown>>;
  /** What it asks once more. */
  readonly sure: string;
};

/** "Tutup buku": it cannot be undone, so it asks once more. */
export function LockDay({ lock, sure }: Props) {
  const t = useTranslations("report");
  const [asking, setAsking] = useState(false);
  const { act, busy, problem } = useAct();
  const close = () => setAsking(false);

  return (
    <div className="flex flex-col items-start gap-3">
      <Problem>{problem}</Problem>
      {asking ? (
        <>
          <p className="font-medium">{sure}</p>
          <div className="flex flex-wrap gap-3">
            <Button kind="primary" autoFocus aria-disabled={busy} onClick={() => act(lock, close, close)}>
              {busy ? t("locking") : t("lockYes")}
            </Button>
            <Button onClick={close}>{t("lockNo")}</Button>
          </div>
        </>
      ) : (
        <Button onClick={() => setAsking(true)}>{t("lock")}</Button>
      )}
    </div>
  );
}
