import {
  ArrowUpRight,
  CircleCheck,
  CircleDashed,
  Clock,
  type LucideIcon,
  NotebookPen,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { BadgeTone } from "#components/ui/tones.ts";

/** The state of a deposit day; `none`: no certain reading. */
export type DayLook = "fall" | "rise" | "waiting" | "noted" | "clear" | "none";

const LOOKS: Record<DayLook, { readonly icon: LucideIcon; readonly tone: BadgeTone }> = {
  fall: { icon: TriangleAlert, tone: "bad" },
  rise: { icon: ArrowUpRight, tone: "info" },
  waiting: { icon: Clock, tone: "warn" },
  noted: { icon: NotebookPen, tone: "ok" },
  clear: { icon: CircleCheck, tone: "ok" },
  none: { icon: CircleDashed, tone: "quiet" },
};

/** A day's state in a list and on its page. */
export function DayBadge({ look }: { look: DayLook }) {
  const t = useTranslations("reconciliation");
  return (
    <Badge {...LOOKS[look]} wraps>
      {t(`day_${look}`)}
    </Badge>
  );
}
