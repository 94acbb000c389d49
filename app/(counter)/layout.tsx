import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CounterShell } from "#components/shell/counter-shell.tsx";
import { LiveStrip } from "#components/shell/live-strip.tsx";
import { NoShift } from "#components/shell/no-shift.tsx";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { currentSession, loket } from "#lib/server/next.ts";
import { openPaymentsOf } from "#lib/server/web/open-payments.ts";
import { counterPlaces } from "#lib/server/web/places.ts";
import { lock, setLocale, setTheme, signOut } from "../actions.ts";

/** The frame of the counter. It protects nothing: each page checks its viewer. */
export default async function CounterLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) return children;
  const { actor } = session;
  const shell = await getTranslations("shell");
  const states = await getTranslations("states");
  const { lockAfterMinutes } = await loket().settings.preferences();
  const shift = await loket().shifts.standing(actor);
  return (
    <div className="flex min-h-dvh flex-col">
      <CounterShell
        user={actor}
        mode={loket().mode}
        nav={await counterPlaces(actor)}
        actions={{ lock, signOut, setLocale, setTheme }}
        lockAfter={lockAfterMinutes}
        notice={
          !shift.isOpen && (
            <NoShift
              required={shift.required}
              words={{
                title: shell("noShift"),
                required: shell("noShiftRequired"),
                free: shell("noShiftFree"),
                open: shell("openShift"),
              }}
            />
          )
        }
        strip={
          <LiveStrip
            initial={await openPaymentsOf(actor)}
            words={{
              title: shell("unsettled"),
              refund: shell.raw("refund"),
              debt: shell.raw("debt"),
              doNotPay: shell("doNotPay"),
              maySend: shell("maySend"),
              dismiss: shell("dismiss"),
              more: shell.raw("more"),
              unreachable: shell("unreachable"),
              states: Object.fromEntries(PAYMENT_STATES.map((state) => [state, states(state)])),
            }}
          />
        }
      >
        {children}
      </CounterShell>
    </div>
  );
}
