"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const MINUTE = 60_000;
const TICK_MS = 5_000;

type Props = {
  /** The moment itself, and the server's clock when the page was drawn; UTC milliseconds. */
  readonly at: number;
  readonly now: number;
  /** The moment in full. */
  readonly title: string;
};

/**
 * How long ago something was, updated as time passes. It uses the server's clock, because a counter's may be wrong. A moment ahead of that
 * clock is shown as a time.
 */
export function Age({ at, now, title }: Props) {
  const t = useTranslations("summary");
  // A redrawn page brings a new `now`; time passed since the old one no longer counts.
  const [clock, setClock] = useState({ now, passed: 0 });
  const passed = clock.now === now ? clock.passed : 0;
  useEffect(() => {
    const begun = Date.now();
    const tick = () => setClock({ now, passed: Date.now() - begun });
    tick();
    const timer = setInterval(tick, TICK_MS);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [now]);
  return (
    <time dateTime={new Date(at).toISOString()} title={title}>
      {now - at < -MINUTE ? title : ageWords(now - at + passed, t)}
    </time>
  );
}

function ageWords(age: number, t: ReturnType<typeof useTranslations<"summary">>): string {
  const minutes = Math.floor(age / MINUTE);
  if (minutes < 1) return t("justNow");
  if (minutes < 60) return t("minutesAgo", { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t("hoursAgo", { count: hours });
  return t("daysAgo", { count: Math.floor(hours / 24) });
}
