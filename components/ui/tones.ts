import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";

/** The meaning of a colour: good, warning, wrong, information. */
export type Tone = "ok" | "warn" | "bad" | "info";
/** `quiet`: over, nothing to watch. */
export type BadgeTone = Tone | "quiet";

/** A tone's soft background with readable ink (`contrast.test.ts`). */
export const SOFT: Record<BadgeTone, string> = {
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  quiet: "bg-line text-ink-soft",
};

/** For what has no icon of its own: never colour alone. */
export const TONE_ICONS: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonAlert,
  info: Info,
};
