import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type Tone = "ok" | "warn" | "bad" | "info";

const LOOKS = {
  ok: { icon: CircleCheck, colours: "bg-ok-soft text-ok" },
  warn: { icon: TriangleAlert, colours: "bg-warn-soft text-warn" },
  bad: { icon: OctagonAlert, colours: "bg-bad-soft text-bad" },
  info: { icon: Info, colours: "bg-info-soft text-info" },
};

/** What matters and stays: icon, colour and words. `urgent` ones are read out as soon as they appear. */
export function Alert({ tone, urgent = false, children }: { tone: Tone; urgent?: boolean; children: ReactNode }) {
  const { icon: Icon, colours } = LOOKS[tone];
  return (
    <div
      role={urgent ? "alert" : undefined}
      className={`flex items-start gap-3 rounded-control px-4 py-3 text-body font-medium ${colours}`}
    >
      <Icon aria-hidden className="mt-0.5 size-5 flex-none" strokeWidth={2} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
