import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Replaces an empty list: says that there is nothing, and what would add something. */
export function EmptyState({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-10 text-center text-ink-faint">
      <span className="grid size-12 place-items-center rounded-full bg-raised">
        <Icon aria-hidden className="size-6" strokeWidth={1.75} />
      </span>
      <p className="max-w-md text-balance">{children}</p>
    </div>
  );
}
