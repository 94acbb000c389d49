import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { TONE_ICONS } from "#components/ui/tone-icons.ts";
import type { Tone } from "#components/ui/tones.ts";

/** How something stands, in a sentence. */
export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Badge icon={TONE_ICONS[tone]} tone={tone} wraps>
      {children}
    </Badge>
  );
}
