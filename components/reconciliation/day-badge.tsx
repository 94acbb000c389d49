import {
  ArrowUpRight,
  CircleCheck,
  CircleDashed,
  Clock,
  type LucideIcon,
  NotebookPen,
  TriangleAlert,
} from "lucide-react";

/** How a day of the deposit stands; `none`: nothing certain was read on it. */
export type DayLook = "fall" | "rise" | "waiting" | "noted" | "clear" | "none";

const LOOKS: Record<DayLook, { readonly icon: LucideIcon; readonly colours: string }> = {
  fall: { icon: TriangleAlert, colours: "bg-bad-soft text-bad" },
  rise: { icon: ArrowUpRight, colours: "bg-info-soft text-info" },
  waiting: { icon: Clock, colours: "bg-warn-soft text-warn" },
  noted: { icon: NotebookPen, colours: "bg-ok-soft text-ok" },
  clear: { icon: CircleCheck, colours: "bg-ok-soft text-ok" },
  none: { icon: CircleDashed, colours: "bg-line text-ink-soft" },
};

export function DayBadge({ look, words }: { look: DayLook; words: string }) {
  const { icon: Icon, colours } = LOOKS[look];
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 text-small font-semibold whitespace-nowrap ${colours}`}
    >
      <Icon aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
      {words}
    </span>
  );
}
