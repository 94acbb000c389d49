import { Amount } from "#components/ui/amount.tsx";

type Figure = { readonly label: string; readonly value: string; readonly tone?: "ok" };

/** The two figures that the counter needs: what was paid and what to hand back. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const longest = Math.max(...figures.map(({ value }) => value.length));
  return (
    <dl className="flex flex-wrap gap-x-14 gap-y-4">
      {figures.map(({ label, value, tone }) => (
        <div key={label}>
          <dt className="text-ink-faint">{label}</dt>
          <dd>
            <Amount longest={longest} className={tone === "ok" ? "text-ok" : ""}>
              {value}
            </Amount>
          </dd>
        </div>
      ))}
    </dl>
  );
}
