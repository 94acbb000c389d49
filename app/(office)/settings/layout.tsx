import type { ReactNode } from "react";
import { ClientMessages } from "#lib/i18n/page-messages.tsx";
import { currentSession } from "#lib/server/next.ts";

/** Long messages that no other page says. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  if (!(await currentSession())) return children;
  return <ClientMessages sections={["link", "settings", "lists", "receipt", "printer"]}>{children}</ClientMessages>;
}
