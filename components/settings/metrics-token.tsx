"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert, Problem } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useAct } from "#components/ui/use-act.ts";

type Props = {
  /** When the current token was made, in words; null without one. */
  readonly madeAt: string | null;
  readonly make: (input: Record<string, never>) => Promise<ActionAnswer<{ readonly token: string }>>;
  readonly revoke: (input: Record<string, never>) => Promise<ActionAnswer<unknown>>;
};

/** The token for reading metrics from another machine: shown once, stored as a hash, revocable at any time. */
export function MetricsToken({ madeAt, make, revoke }: Props) {
  const t = useTranslations("settings");
  const { act, busy, problem } = useAct();
  const [token, setToken] = useState<string | null>(null);
  const [gone, setGone] = useState(false);

  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-ink-soft">{madeAt ?? t("tokenNone")}</p>
      {token && (
        <div role="status" className="flex w-full flex-col gap-2">
          <Alert tone="warn">{t("tokenOnce")}</Alert>
          <label>
            <span className="mb-2 block font-medium">{t("token")}</span>
            <input
              readOnly
              value={token}
              onFocus={(event) => event.target.select()}
              className="block min-h-12 w-full rounded-big border-2 border-(--field-line) bg-raised px-4 font-mono"
            />
          </label>
        </div>
      )}
      {gone && !token && (
        <Alert tone="ok" urgent>
          {t("tokenRevoked")}
        </Alert>
      )}
      <Problem>{problem}</Problem>
      <div className="flex flex-wrap gap-3">
        <Button
          aria-disabled={busy}
          onClick={() =>
            act(
              () => make({}),
              (answer) => setToken(answer.token),
            )
          }
        >
          {busy ? t("saving") : madeAt ? t("tokenRenew") : t("tokenMake")}
        </Button>
        {madeAt && (
          <Button
            kind="danger"
            aria-disabled={busy}
            onClick={() =>
              act(
                () => revoke({}),
                () => {
                  setToken(null);
                  setGone(true);
                },
              )
            }
          >
            {t("tokenRevoke")}
          </Button>
        )}
      </div>
    </div>
  );
}
