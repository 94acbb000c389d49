import type { ReactNode } from "react";

export type Detail = {
  readonly label: string;
  readonly value: ReactNode;
  readonly mono?: boolean;
  readonly wide?: boolean;
};

type FoldedProps = { readonly title: string; readonly lead: string; readonly children: ReactNode };

/** An act that is rarely needed, folded under its name, with what it means. */
export function FoldedAct({ title, lead, children }: FoldedProps) {
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline">
        {title}
      </summary>
      <p className="mt-1 mb-3 max-w-160 text-ink-soft">{lead}</p>
      {children}
    </details>
  );
}

/** Facts as label and value, in two columns where there is room; a `wide` one, such as a name, takes a whole line. */
export function Details({ rows, columns = 1 }: { rows: readonly Detail[]; columns?: 1 | 2 }) {
  const grid = columns === 2 ? "lg:grid-cols-2 lg:gap-x-10" : "";
  return (
    <dl className={`grid gap-y-2.5 ${grid}`}>
      {rows.map(({ label, value, mono, wide }) => (
        <div
          key={label}
          className={`grid grid-cols-[9.5rem_minmax(0,1fr)] gap-x-4 max-sm:grid-cols-[8rem_minmax(0,1fr)] ${wide && columns === 2 ? "lg:col-span-2" : ""}`}
        >
          <dt className="text-ink-faint">{label}</dt>
          <dd
            translate={mono || typeof value === "string" ? "no" : undefined}
            className={mono ? "font-mono text-[0.94em] font-medium" : "font-medium"}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
