import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { currentSession, loket, type StepUpKind } from "#lib/server/next.ts";

/** What needs a fresh second factor, or a form to give it and return to `next`. No difference for people without one. */
export async function StepUp({ kind, next, children }: { kind: StepUpKind; next: string; children: ReactNode }) {
  const session = await currentSession();
  if (!session || !(await loket().auth.needsStepUp(session, kind))) return children;
  const t = await getTranslations("gate");
  return (
    <div className="flex flex-col items-start gap-4">
      <Alert tone="info">{t("stepUpLead")}</Alert>
      <Link href={`/confirm?for=${kind}&next=${encodeURIComponent(next)}`} className={buttonClass("secondary", "lg")}>
        {t("stepUp")}
      </Link>
    </div>
  );
}
