import Link from "next/link";
import type { ReactNode } from "react";

type Props = {
  readonly label: string;
  readonly figure: string;
  /** The list that it sums up. */
  readonly href: string;
  /** Compared with the same weekday a week before. */
  readonly change: ReactNode;
  /** Something that belongs to it: another named figure, or how it was compared. */
  readonly more?: ReactNode;
};

/** One of the day's figures, a group of a description list. */
export function FigureCard({ label, figure, href, change, more }: Props) {
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-3.5 shadow-card">
      <dt className="text-ink-faint">{label}</dt>
      <dd className={`mt-1 min-h-8 whitespace-nowrap ${figureSize(figure)}`}>
        <Link href={href} prefetch={false} className="text-ink no-underline underline-offset-4 hover:underline">
          {figure}
        </Link>
      </dd>
      <dd className="mt-2 text-small text-ink-faint">{change}</dd>
      {more}
    </div>
  );
}

const MOST = 999;

/** `+14%`, `−8%`: the sign says it, the colour repeats it. */
export function Change({ percent }: { percent: number }) {
  const tone = percent > 0 ? "text-ok" : percent < 0 ? "text-warn" : "text-ink-soft";
  const sign = percent > 0 ? "+" : percent < 0 ? "−" : "";
  const size = Math.abs(percent) > MOST ? `>${MOST}` : Math.abs(percent);
  return <strong className={`font-semibold ${tone}`}>{`${sign}${size}%`}</strong>;
}

/** A figure must not wrap in a quarter-page card: billions are one step smaller, larger amounts two. */
export function figureSize(figure: string): string {
  if (figure.length > 16) return "text-figure text-[1.0625rem]";
  return figure.length > 14 ? "text-figure sm:text-[1.375rem]" : "text-figure";
}
