"use client";

import { useState, useTransition } from "react";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";

export type PriceRow = {
  readonly code: string;
  readonly product: string;
  readonly name: string;
  readonly fee: string;
  readonly commission: string;
  /** Why it is not offered; null: it is. */
  readonly off: string | null;
};

type Props = {
  readonly rows: readonly PriceRow[];
  /** When its oldest part was read; null: never. */
  readonly readAt: string | null;
  readonly refresh: (input: Record<string, never>) => Promise<ActionAnswer<unknown>>;
  readonly words: LinkWords &
    Readonly<Record<"never" | "read" | "reading" | "product" | "name" | "fee" | "commission", string>>;
};

/** IAK's price list of the products on sale, and a button to read it now. */
export function PriceList({ rows, readAt, refresh, words }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();

  function read() {
    if (busy) return;
    start(async () => {
      const answer = await callAction(() => refresh({}), words);
      setProblem(answer.ok ? null : answer.error.message);
    });
  }

  return (
    <div className="flex min-w-0 flex-col items-start gap-4">
      <p className="text-ink-soft">{readAt ?? words.never}</p>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keys
        <section aria-label={words.name} tabIndex={0} className="max-h-80 w-full overflow-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="border-b border-line text-left text-ink-faint">
                {[words.product, words.name, words.fee, words.commission].map((heading, at) => (
                  <th key={heading} scope="col" className={`py-2 pr-4 font-medium ${at > 1 ? "text-right" : ""}`}>
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ code, product, name, fee, commission, off }) => (
                <tr key={code} className={`border-b border-line ${off ? "text-ink-faint" : ""}`}>
                  <td className="py-2 pr-4">{product}</td>
                  <td className="py-2 pr-4">
                    {name}
                    {off && <span className="block">{off}</span>}
                  </td>
                  <td className="py-2 pr-4 text-right whitespace-nowrap">{fee}</td>
                  <td className="py-2 pr-4 text-right whitespace-nowrap">{commission}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {problem && (
        <Alert tone="bad" urgent>
          {problem}
        </Alert>
      )}
      <Button aria-disabled={busy} onClick={read}>
        {busy ? words.reading : words.read}
      </Button>
    </div>
  );
}
