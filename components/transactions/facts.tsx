import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";

export type Fact = { readonly label: string; readonly value: ReactNode; readonly mono?: boolean };

/** Facts with their labels above, as many side by side as fit. */
export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <Card title={title}>
      <dl className="grid grid-cols-2 max-[22.5rem]:grid-cols-1 gap-x-5 sm:grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] sm:gap-x-6 gap-y-4 px-5 pt-1 pb-5">
        {facts.map(({ label, value, mono }) => (
          <div key={label} className="min-w-0">
            <dt className="text-small text-ink-faint">{label}</dt>
            <dd className={`mt-0.5 wrap-anywhere ${mono ? "font-mono text-[0.94em] font-medium" : "font-medium"}`}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
