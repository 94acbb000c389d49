import type { ReactNode } from "react";
import { ClientMessages } from "#lib/i18n/page-messages.tsx";

/** Long messages that no other page says. */
export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <ClientMessages sections={["link", "settings", "lists", "receipt", "printer"]}>{children}</ClientMessages>;
}
