import type { ReactNode } from "react";
import { OfficeShell } from "#components/shell/office-shell.tsx";
import { granted } from "#lib/domain/result.ts";
import { hasRole } from "#lib/domain/roles.ts";
import { currentSession, loket } from "#lib/server/next.ts";
import { officePlaces } from "#lib/server/web/places.ts";
import { setLocale, setTheme, signOut } from "../actions.ts";

/** The frame of the office. It guards nothing: each page asks who is looking. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session || !hasRole(session.actor, "supervisor")) return children;
  const { mode, reads } = loket();
  const { count } = granted(await reads.attentionCount(session.actor));
  return (
    <div className="flex min-h-dvh flex-col">
      <OfficeShell
        user={session.actor}
        mode={mode}
        nav={await officePlaces({ attention: count })}
        actions={{ signOut, setLocale, setTheme }}
      >
        {children}
      </OfficeShell>
    </div>
  );
}
