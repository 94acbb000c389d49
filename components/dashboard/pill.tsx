import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "#components/ui/alert.tsx";

const LOOKS = {
  ok: { icon: CircleCheck, colours: "bg-ok-soft text-ok" },
  warn: { icon: TriangleAlert, colours: "bg-warn-soft text-warn" },
  bad: { icon: OctagonAlert, colours: "bg-bad-soft text-bad" },
  info: { icon: Info, colours: "bg-info-soft text-info" },
};

/** How something stands, in a few words: icon, colour and words. */
export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { icon: Icon, colours } = LOOKS[tone];
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 py-0.5 text-small font-semibold ${colours}`}
    >
      <Icon aria-hidden className="size-4 flex-none" strokeWidth={2.25} />
      <span>{children}</span>
    </span>
  );
}
