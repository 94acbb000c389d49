"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

/**
 * "Belum buka shift", on every counter page except the one that opens it; that page returns to where the person was. `required`: paying
 * needs an open shift.
 */
export function NoShift({ required }: { required: boolean }) {
  const t = useTranslations("shell");
  const path = usePathname();
  if (/^\/shift(\/|$)/.test(path)) return null;
  return (
    <section
      aria-label={t("noShift")}
      className={`print:hidden ${required ? "bg-warn-soft text-warn" : "bg-raised text-ink-soft"}`}
    >
      <p className="mx-auto flex w-full max-w-368 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-7">
        <TriangleAlert aria-hidden className="size-4.5 flex-none" strokeWidth={2} />
        <strong className="font-semibold">{t("noShift")}</strong>
        <span className="max-md:hidden">{required ? t("noShiftRequired") : t("noShiftFree")}</span>
        <Link
          href={`/shift?next=${encodeURIComponent(path)}`}
          prefetch={false}
          className="inline-flex min-h-8 items-center font-semibold underline underline-offset-4 sm:ml-auto"
        >
          {t("openShift")}
        </Link>
      </p>
    </section>
  );
}
