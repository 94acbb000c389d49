import type { ReactNode } from "react";
import { hasRole } from "#lib/domain/roles.ts";
import { currentSession } from "#lib/server/next.ts";
import CounterLayout from "../(counter)/layout.tsx";
import OfficeLayout from "../(office)/layout.tsx";

/** One's own pages, in the frame of one's work. It protects nothing: each page checks its viewer. */
export default async function OwnLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  const Frame = session && hasRole(session.actor, "supervisor") ? OfficeLayout : CounterLayout;
  return <Frame>{children}</Frame>;
}
