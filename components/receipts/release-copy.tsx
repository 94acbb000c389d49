"use client";

import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useAct } from "#components/ui/use-act.ts";

type Props = {
  readonly trId: string;
  readonly release: (input: { trId: string }) => Promise<ActionAnswer<object>>;
};

/** "Izinkan satu salinan lagi"; the redrawn page shows the result. */
export function ReleaseCopy({ trId, release }: Props) {
  const t = useTranslations("copies");
  const { act, busy, problem } = useAct();
  return (
    <>
      <Button aria-disabled={busy} onClick={() => act(() => release({ trId }))}>
        {busy ? t("releasing") : t("release")}
      </Button>
      <p role="alert" className="text-bad empty:hidden">
        {problem}
      </p>
    </>
  );
}
