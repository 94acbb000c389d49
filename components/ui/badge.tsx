import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { TONE_ICONS } from "./alert.tsx";
import { type BadgeTone, SOFT, type Tone } from "./tones.ts";

type Props = {
  readonly icon: LucideIcon;
  readonly tone: BadgeTone;
  /** Whole sentences may take a second line; names of states never do. */
  readonly wraps?: boolean;
  readonly children: ReactNode;
};

/** A state in a few words: icon, colour and words. */
export function Badge({ icon: Icon, tone, wraps = false, children }: Props) {
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 py-0.5 text-small font-semibold ${wraps ? "" : "whitespace-nowrap"} ${SOFT[tone]}`}
    >
      <Icon aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
      <span translate="no" key={typeof children === "string" ? children : undefined}>
        {children}
      </span>
    </span>
  );
}

/** A state in a sentence. */
export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Badge icon={TONE_ICONS[tone]} tone={tone} wraps>
      {children}
    </Badge>
  );
}
