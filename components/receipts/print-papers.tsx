"use client";

import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import { isPaper, PAPERS, type Paper } from "#lib/domain/paper.ts";
import { usePaper } from "./use-paper.ts";

type Props = {
  /** What is printed, drawn on each paper. */
  readonly papers: Record<Paper, ReactNode>;
  readonly initialPaper: Paper;
  readonly labels: { readonly print: string; readonly paper: string; readonly papers: Record<Paper, string> };
};

/**
 * "Cetak" for what the house prints for itself: nothing is recorded, and the browser's own Ctrl+P prints the same sheet. The sheet is on
 * the page only while it prints, so that the figures are not there twice.
 */
export function PrintPapers({ papers, initialPaper, labels }: Props) {
  const [paper, choose] = usePaper(initialPaper);
  const [printing, setPrinting] = useState(false);

  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);

  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <label className="inline-flex items-center gap-2.5 text-ink-soft">
        {labels.paper}
        <select
          value={paper}
          onChange={(event) => isPaper(event.target.value) && choose(event.target.value)}
          className="min-h-11 rounded-control border border-(--field-line) bg-surface px-3 font-medium text-ink"
        >
          {PAPERS.map((one) => (
            <option key={one} value={one}>
              {labels.papers[one]}
            </option>
          ))}
        </select>
      </label>
      <Button
        shortcut="F10"
        onClick={() => {
          // Measured before the dialog opens, so that a roll ends where its text does.
          flushSync(() => setPrinting(true));
          window.print();
        }}
      >
        {labels.print}
      </Button>
      {printing && (
        <div className="receipt-offscreen" aria-hidden="true">
          {papers[paper]}
        </div>
      )}
    </div>
  );
}
