import type { ReactNode } from "react";
import { ClientMessages } from "#lib/i18n/page-messages.tsx";

export default function LoginLayout({ children }: { children: ReactNode }) {
  return <ClientMessages sections={["link", "login", "gate"]}>{children}</ClientMessages>;
}
