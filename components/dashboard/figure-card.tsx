import Link from "next/link";
import type { ReactNode } from "react";

type Props = {
  readonly label: string;
  readonly figure: string;
  /** The figure is a count in a sentence. */
  readonly counted?: boolean;
  /** The list that it sums up. */
  readonly href: string;
  /** Compared with the same weekday a week before. */
  readonly change: ReactNode;
  /** Something that belongs to it: another named figure, or how it was compared. */
  readonly more?: ReactNode;
};

/** One of the day's figures, a group of a description list. */
export function FigureCard({ label, figure, counted = false, href, change, more }: Props) {
  return (
    <div className="rounded-card border border-line bg-surface px-5 py-3.5 shadow-card">
      <dt className="text-ink-faint">{label}</dt>
      <dd className={`mt-1 min-h-8 whitespace-nowrap ${figureSize(figure, counted)}`}>
        <Link href={href} prefetch={false} className="text-ink no-underline underline-offset-4 hover:underline">
          {counted ? <CountedFigure words={figure} /> : figure}
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

/** A figure must not wrap in a quarter-page card: all in a row have one size, in which billions fit; larger amounts are a step smaller. */
export function figureSize(figure: string, counted = false): string {
  return figure.length > 16 && !counted ? "text-figure text-[1.0625rem]" : "text-figure text-[1.375rem]";
}

/** "Berhasil 11 dari 12": the first number is the figure, the words around it are small. */
export function CountedFigure({ words }: { words: string }) {
  const [, before = "", figure = "", after = ""] = /^(\D*)([\d.]+)(.*)$/.exec(words) ?? ["", words];
  return (
    <>
      <span className="text-small font-normal">{before}</span>
      {figure}
      <span className="text-small font-normal">{after}</span>
    </>
  );
}
