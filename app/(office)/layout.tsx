import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OfficeShell } from "#components/shell/office-shell.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { granted } from "#lib/domain/result.ts";
import { type Actor, hasRole } from "#lib/domain/roles.ts";
import { ClientMessages } from "#lib/i18n/page-messages.tsx";
import { currentSession, loket } from "#lib/server/next.ts";
import { officePlaces } from "#lib/server/web/places.ts";
import CounterLayout from "../(counter)/layout.tsx";
import { lock, setLocale, setTheme, signOut } from "../actions.ts";

/** What the office's client components say. */
const SECTIONS = [
  "link",
  "shell",
  "keys",
  "dates",
  "summary",
  "transactions",
  "reconciliation",
  "report",
  "diagnostics",
  "settle",
  "receipt",
  "copies",
  "shift",
  "gate",
] as const;

/** The frame of the office. It protects nothing: each page checks its viewer. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) return children;
  // A cashier is refused inside their own frame.
  if (!hasRole(session.actor, "supervisor")) return <CounterLayout>{children}</CounterLayout>;
  const { mode, reads, settings } = loket();
  const { lockAfterMinutes } = await settings.preferences();
  const shell = await getTranslations("shell");
  const { count } = granted(await reads.attentionCount(session.actor));
  return (
    <ClientMessages sections={SECTIONS}>
      <OfficeShell
        user={session.actor}
        mode={mode}
        nav={await officePlaces({ attention: count })}
        actions={{ lock, signOut, setLocale, setTheme }}
        lockAfter={lockAfterMinutes}
      >
        {(await needsFactor(session.actor)) && (
          <div className="mb-5 print:hidden">
            <Alert tone="warn">
              {shell("factorMissing")}{" "}
              <a href="/account" className="font-semibold underline underline-offset-4">
                {shell("factorSetUp")}
              </a>
            </Alert>
          </div>
        )}
        {children}
      </OfficeShell>
    </ClientMessages>
  );
}

/** Never in the demo, whose accounts are shared by everybody. */
async function needsFactor(actor: Actor): Promise<boolean> {
  const { mode, auth, settings } = loket();
  if (mode === "demo" || !(await settings.preferences()).factorRequired) return false;
  return (await auth.factorOf(actor)) === null;
}
