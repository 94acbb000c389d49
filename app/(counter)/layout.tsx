import type { ReactNode } from "react";
import { CounterShell } from "#components/shell/counter-shell.tsx";
import { LiveStrip } from "#components/shell/live-strip.tsx";
import { NoShift } from "#components/shell/no-shift.tsx";
import { ClientMessages } from "#lib/i18n/page-messages.tsx";
import { currentSession, loket } from "#lib/server/next.ts";
import { openPaymentsOf } from "#lib/server/web/open-payments.ts";
import { counterPlaces } from "#lib/server/web/places.ts";
import { lock, setLocale, setTheme, signOut } from "../actions.ts";

/** What the counter's client components say. */
const SECTIONS = [
  "link",
  "shell",
  "keys",
  "states",
  "pay",
  "confirm",
  "settle",
  "receipt",
  "copies",
  "printer",
  "sending",
  "shift",
] as const;

/** The frame of the counter. It protects nothing: each page checks its viewer. */
export default async function CounterLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) return children;
  const { actor } = session;
  const { lockAfterMinutes } = await loket().settings.preferences();
  const shift = await loket().shifts.standing(actor);
  return (
    <ClientMessages sections={SECTIONS}>
      <CounterShell
        user={actor}
        mode={loket().mode}
        nav={await counterPlaces(actor)}
        actions={{ lock, signOut, setLocale, setTheme }}
        lockAfter={lockAfterMinutes}
        notice={!shift.isOpen && <NoShift required={shift.required} />}
        strip={<LiveStrip initial={await openPaymentsOf(actor)} />}
      >
        {children}
      </CounterShell>
    </ClientMessages>
  );
}
