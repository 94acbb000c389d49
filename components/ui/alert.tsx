import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { SOFT, type Tone } from "./tones.ts";

/** For what has no icon of its own: never colour alone. */
export const TONE_ICONS: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonAlert,
  info: Info,
};

/** An important message that stays: icon, colour and words. `urgent` ones are announced as soon as they appear. */
export function Alert({ tone, urgent = false, children }: { tone: Tone; urgent?: boolean; children: ReactNode }) {
  const Icon = TONE_ICONS[tone];
  return (
    <div
      role={urgent ? "alert" : undefined}
      className={`flex items-start gap-3 rounded-control px-4 py-3 text-body font-medium ${SOFT[tone]}`}
    >
      <Icon aria-hidden className="mt-0.5 size-5 flex-none" strokeWidth={2} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

/** Why something was not done; nothing for null. */
export function Problem({ children }: { children: string | null }) {
  if (children === null) return null;
  return (
    <Alert tone="bad" urgent>
      {children}
    </Alert>
  );
}
