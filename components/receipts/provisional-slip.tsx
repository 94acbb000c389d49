"use client";

import { type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import type { Paper } from "#lib/domain/paper.ts";
import { usePaper } from "./use-paper.ts";
import { useUntilTouched } from "./use-until-touched.ts";

/**
 * "Cetak tanda terima sementara". The slip is on the page only while it prints, so that Ctrl+P prints the page itself and the amounts are
 * not shown twice.
 */
export function ProvisionalSlip({
  papers,
  label,
  initialPaper,
}: {
  papers: Record<Paper, ReactNode>;
  label: string;
  initialPaper: Paper;
}) {
  const [paper] = usePaper(initialPaper);
  const [printing, setPrinting] = useState(false);

  useUntilTouched(printing, () => setPrinting(false));

  function print() {
    flushSync(() => setPrinting(true));
    window.print();
  }

  return (
    <>
      <Button size="lg" onClick={print}>
        {label}
      </Button>
      {printing && (
        <div className="receipt-offscreen" aria-hidden="true">
          {papers[paper]}
        </div>
      )}
    </>
  );
}
