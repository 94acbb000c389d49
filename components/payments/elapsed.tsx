"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Changing } from "#components/ui/changing.tsx";
import { useSeconds } from "#components/ui/use-seconds.ts";

/** A good payment has its answer by then; earlier nothing alarms, and nothing is offered. */
const CALM_SECONDS = 5;
const SLOW_SECONDS = 10;

/** The seconds since the biller was asked. `ago`: how long ago that was when the page was drawn, in milliseconds. */
export function Elapsed({ ago }: { ago: number }) {
  const t = useTranslations("sending");
  return (
    <p>
      {t("lead")}{" "}
      <span aria-hidden translate="no">
        <Changing>{t("elapsed", { seconds: useSeconds(true, ago) })}</Changing>
      </span>
    </p>
  );
}

/** What is shown and offered once the answer takes too long; before, only what must not be done yet. `cash`: there may be change to give. */
export function OnceItTakesLong({ ago, cash, children }: { ago: number; cash: boolean; children: ReactNode }) {
  const t = useTranslations("sending");
  const seconds = useSeconds(true, ago);
  return (
    <>
      <p role="status" className="text-lg font-medium text-ink-soft">
        <Changing>{seconds >= SLOW_SECONDS ? t("slow") : cash ? t("waitWithChange") : t("wait")}</Changing>
      </p>
      {seconds >= CALM_SECONDS && children}
    </>
  );
}
