"use client";

import { Bar, CartesianGrid, Cell, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { groupDigits } from "#lib/domain/rupiah.ts";
import { shortRupiah } from "#lib/domain/short-rupiah.ts";
import type { Locale } from "#lib/i18n/choices.ts";

export type BarPoint = {
  /** On the axis. */
  readonly label: string;
  /** Heading of the pointer's tooltip. */
  readonly name: string;
  /** Null for the future. */
  readonly value: number | null;
  readonly before?: number;
  /** Its figure still grows. */
  readonly running?: boolean;
  readonly lines: readonly string[];
};
export type Measure = "count" | "rupiah";

export type BarsChartProps = {
  readonly points: readonly BarPoint[];
  readonly measure: Measure;
  readonly language: Locale;
  /** The points named on the axis; absent: as many as fit. */
  readonly ticks?: readonly string[];
};

const LINE = { dot: false, activeDot: false, isAnimationActive: false, strokeLinejoin: "round" } as const;
const TICK = { fill: "var(--ink-faint)", fontSize: 12 };

/** Bars, and a dashed line for the comparison. The same figures are in a table beside it, so this is visual only. */
export default function BarsChart({ points, measure, language, ticks }: BarsChartProps) {
  const compared = points.some(({ before }) => before !== undefined);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} accessibilityLayer={false} margin={{ top: 8, right: 16, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          height={24}
          dataKey="label"
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: "var(--line-strong)" }}
          minTickGap={8}
          ticks={ticks}
          interval={ticks ? 0 : "preserveStart"}
        />
        <YAxis
          tick={TICK}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tickCount={4}
          width={measure === "count" ? 34 : 66}
          tickFormatter={(value: number) => (measure === "count" ? groupDigits(value) : shortRupiah(value, language))}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--line)", fillOpacity: 0.6 }}
          content={({ active, payload }) => <Tip point={active ? (payload?.[0]?.payload as BarPoint) : undefined} />}
        />
        <Bar dataKey="value" fill="var(--accent)" radius={[3, 3, 0, 0]} maxBarSize={34} isAnimationActive={false}>
          {points.map(({ label, running }) => (
            <Cell key={label} fillOpacity={running ? 0.55 : 1} />
          ))}
        </Bar>
        {/* Drawn twice: dashes on a dark bar need an edge of their own to be visible. */}
        {compared && <Line dataKey="before" {...LINE} stroke="var(--surface)" strokeWidth={4.5} />}
        {compared && (
          <Line dataKey="before" {...LINE} stroke="var(--ink-soft)" strokeWidth={1.75} strokeDasharray="4 4" />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function Tip({ point }: { point: BarPoint | undefined }) {
  if (!point) return null;
  return (
    <div className="rounded-control border border-line bg-surface px-3 py-2 text-small text-ink shadow-float">
      <p className="font-semibold">{point.name}</p>
      {point.lines.map((line, at) => (
        <p key={line} className={at === 0 ? "" : "text-ink-faint"}>
          {line}
        </p>
      ))}
    </div>
  );
}
