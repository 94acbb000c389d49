"use client";

import { type ComponentType, useEffect, useState } from "react";
import { Segmented } from "#components/ui/segmented.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Locale } from "#lib/i18n/choices.ts";
import type { BarPoint, BarsChartProps, Measure } from "./bars-chart.tsx";

const TRY_AGAIN_MS = 5_000;

type View = {
  readonly label: string;
  /** What the bars measure, in words. */
  readonly lead: string;
  readonly measure: Measure;
  readonly points: readonly BarPoint[];
  readonly ticks?: readonly string[];
  /** Shown instead of bars when there are none. */
  readonly empty: string;
  readonly legend?: { readonly value: string; readonly before: string };
};
export type ChartView = "hours" | "days";
type Props = {
  readonly title: string;
  readonly language: Locale;
  readonly views: Readonly<Record<ChartView, View>>;
};

/** The day by hours or the month by days, in a box of fixed size. */
export function TakingsChart({ title, language, views }: Props) {
  const [shown, setShown] = useState<ChartView>("hours");
  const BarsChart = useBarsChart();
  const { lead, legend, points, measure, ticks, empty } = views[shown];
  const blank = points.every(({ value, before }) => !value && !before);
  return (
    <div className="noscript:hidden">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pt-3">
        <Segmented
          legend={title}
          name="chart"
          options={[
            { value: "hours", label: views.hours.label },
            { value: "days", label: views.days.label },
          ]}
          radio={(value) => ({ checked: shown === value, onChange: () => setShown(value as ChartView) })}
        />
        <p aria-hidden className="flex flex-wrap items-center gap-x-4 text-small text-ink-faint">
          <span>{lead}</span>
          {legend && (
            <>
              <span className="flex items-center gap-1.5">
                <span className="size-2.5 rounded-[2px] bg-accent forced-color-adjust-none" />
                {legend.value}
              </span>
              <span className="flex items-center gap-1.5">
                <span className="w-4 border-t-2 border-dashed border-ink-soft" />
                {legend.before}
              </span>
            </>
          )}
        </p>
      </div>
      <div aria-hidden={!blank} className="h-40 px-4 pt-2 pb-3">
        {blank ? (
          <p className="grid h-full place-items-center px-6 text-center text-ink-faint">{empty}</p>
        ) : BarsChart ? (
          <BarsChart points={points} measure={measure} language={language} ticks={ticks} />
        ) : (
          <Skeleton className="h-full w-full" />
        )}
      </div>
    </div>
  );
}

/**
 * A large library, loaded when the browser is idle. If it cannot be loaded because the server is away, it is tried again; a lazy component
 * would fail and take the page's figures with it.
 */
function useBarsChart(): ComponentType<BarsChartProps> | null {
  const [loaded, setLoaded] = useState<{ readonly chart: ComponentType<BarsChartProps> } | null>(null);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      import("./bars-chart.tsx").then(
        ({ default: chart }) => gone || setLoaded({ chart }),
        () => {
          if (!gone) timer = setTimeout(load, TRY_AGAIN_MS);
        },
      );
    };
    const cancel = whenIdle(load);
    return () => {
      gone = true;
      cancel();
      clearTimeout(timer);
    };
  }, []);
  return loaded?.chart ?? null;
}

function whenIdle(act: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(act, 200);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: 2_000 });
  return () => cancelIdleCallback(asked);
}
