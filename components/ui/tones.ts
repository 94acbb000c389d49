/** The meaning of a colour: good, warning, wrong, information. */
export type Tone = "ok" | "warn" | "bad" | "info";
/** `quiet`: over, nothing to watch. */
export type BadgeTone = Tone | "quiet";

/** Without icons: every page loads this file for its failure. A tone's soft background with readable ink (`contrast.test.ts`). */
export const SOFT: Record<BadgeTone, string> = {
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  quiet: "bg-line text-ink-soft",
};
