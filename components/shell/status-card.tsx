import type { ReactNode } from "react";
import { SOFT } from "#components/ui/tones.ts";

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  /** What happened and what it means. */
  readonly lead: ReactNode;
  readonly tone?: keyof typeof TONES;
  /** What to do next. */
  readonly children?: ReactNode;
};

const TONES = { ...SOFT, accent: "bg-accent-soft text-accent" };

/** Replaces the page that was requested. */
export function StatusCard({ icon, title, lead, tone = "accent", children }: Props) {
  return (
    <div className="m-auto w-full max-w-lg rounded-card border border-line bg-surface p-8 shadow-card sm:p-10">
      <span className={`grid size-15 place-items-center rounded-full [&>svg]:size-7 ${TONES[tone]}`}>{icon}</span>
      <h1 className="mt-5 text-heading">{title}</h1>
      <div className="mt-2 text-base text-ink-soft">{lead}</div>
      {children && <div className="mt-7 flex flex-wrap gap-3">{children}</div>}
    </div>
  );
}
