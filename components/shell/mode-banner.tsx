import { FlaskConical } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

export type Mode = "demo" | "sandbox" | "production";

/** On every page without real money, so that nobody mistakes it for the real thing. */
export async function ModeBanner({ mode }: { mode: Mode }) {
  if (mode === "production") return null;
  const t = await getTranslations("shell");
  return (
    <aside
      aria-label={t("mode")}
      className="flex min-h-8 items-center justify-center gap-2 border-b border-warn-edge/40 bg-warn-soft px-4 py-1 text-center text-small font-semibold text-warn print:hidden"
    >
      <FlaskConical aria-hidden className="size-4 flex-none" />
      {t(mode)}
    </aside>
  );
}

/** A page without a frame, for people who are not signed in, or may see none. */
export function BarePage({ mode, children }: { mode: Mode; children: ReactNode }) {
  return (
    <>
      <ModeBanner mode={mode} />
      <main className="grid flex-1 px-4 py-10">{children}</main>
    </>
  );
}
