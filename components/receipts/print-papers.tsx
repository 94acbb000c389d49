"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "#components/ui/button.tsx";
import type { Paper } from "#lib/domain/paper.ts";
import { PaperSelect } from "./paper-select.tsx";
import { usePaper } from "./use-paper.ts";
import { useUntilTouched } from "./use-until-touched.ts";

type Props = {
  /** The document on each paper. */
  readonly papers: Record<Paper, ReactNode>;
  readonly initialPaper: Paper;
  /** Called at the start of each print, which does not wait for it. */
  readonly record?: (() => Promise<unknown>) | undefined;
};

/**
 * "Cetak" for the outlet's own papers; the browser's own Ctrl+P prints the same sheet. The sheet is on the page only while it prints, so
 * that the figures are not there twice.
 */
export function PrintPapers({ papers, initialPaper, record }: Props) {
  const t = useTranslations("receipt");
  const [paper, choose] = usePaper(initialPaper);
  const [printing, setPrinting] = useState(false);
  const recorded = useRef(false);
  const recordOnce = useRef(() => {});
  recordOnce.current = () => {
    if (recorded.current) return;
    recorded.current = true;
    // It is the outlet's own paper, so a print that could not be recorded is printed all the same.
    record?.().catch(() => undefined);
  };

  useUntilTouched(printing, () => setPrinting(false));

  useEffect(() => {
    const begin = () => {
      flushSync(() => setPrinting(true));
      recordOnce.current();
    };
    const end = () => {
      recorded.current = false;
    };
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);

  return (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <PaperSelect paper={paper} onChoose={choose} />
      <Button
        shortcut="F10"
        onClick={() => {
          // Measured before the dialog opens, so that a roll ends where its text does.
          flushSync(() => setPrinting(true));
          recorded.current = false;
          recordOnce.current();
          window.print();
        }}
      >
        {t("print")}
      </Button>
      {printing && (
        <div className="receipt-offscreen" aria-hidden="true">
          {papers[paper]}
        </div>
      )}
    </div>
  );
}
