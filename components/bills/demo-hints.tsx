"use client";

import { Card } from "#components/ui/card.tsx";
import { useChosenProduct } from "./chosen-product.tsx";

/** What to try with one product: numbers with what becomes of them, and sentences. */
export type DemoHint = {
  readonly numbers: readonly { readonly number: string; readonly outcome: string }[];
  readonly notes: readonly string[];
};

type Props = { readonly title: string; readonly hints: Readonly<Record<string, DemoHint>>; readonly initial: string };

/** Demo mode: what to try with the chosen product. */
export function DemoHints({ title, hints, initial }: Props) {
  const [chosen] = useChosenProduct();
  const { numbers, notes } = hints[chosen ?? initial] ?? { numbers: [], notes: [] };
  return (
    <Card title={title}>
      <ul className="px-5 text-sm">
        {numbers.map(({ number, outcome }) => (
          <li key={number} className="flex flex-wrap justify-between gap-x-4 py-0.5">
            <code translate="no" className="font-mono font-medium select-all">
              {number}
            </code>
            <span className="text-ink-faint">{outcome}</span>
          </li>
        ))}
      </ul>
      <div className="px-5 pt-2 pb-4 text-small text-ink-faint">
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </Card>
  );
}
