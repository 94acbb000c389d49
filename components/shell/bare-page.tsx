import type { ReactNode } from "react";
import { type Mode, ModeBanner } from "./mode-banner.tsx";

/** A page without a frame around it: for whoever is not signed in, or may see none. */
export function BarePage({ mode, children }: { mode: Mode; children: ReactNode }) {
  return (
    <>
      <ModeBanner mode={mode} />
      <main className="grid flex-1 px-4 py-10">{children}</main>
    </>
  );
}
