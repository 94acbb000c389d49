import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import type { Tone } from "./tones.ts";

/** For what has no icon of its own: never colour alone. */
export const TONE_ICONS: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonAlert,
  info: Info,
};
