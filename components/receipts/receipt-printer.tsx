"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { TestOnNetwork } from "#components/printers/printer-test.tsx";
import { ThermalButton, type ThermalWords } from "#components/printers/thermal-button.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Paper } from "#lib/domain/paper.ts";
import { PaperSelect, type PaperWords } from "./paper-select.tsx";
import { CurrentMark } from "./print-mark.tsx";
import { usePaper } from "./use-paper.ts";
import { type PrintActions, type PrintingWords, usePrinting, type Voidable } from "./use-printing.ts";

/** On the screen each paper fills its place, and none is cut at an edge. */
const ZOOM: Record<Paper, string> = {
  "58": "[--receipt-zoom:1.4] max-sm:[--receipt-zoom:1.15]",
  "80": "[--receipt-zoom:1.15] max-sm:[--receipt-zoom:0.85]",
  a4: "max-lg:[--receipt-zoom:0.72] max-sm:[--receipt-zoom:0.33]",
};

export type PrinterLabels = PaperWords &
  PrintingWords & {
    /** "Cetak", and while the print is being recorded. */
    print: string;
    recording: string;
    /** "Gagal tercetak". */
    failed: string;
    /** "Unduh PDF". */
    pdf: string;
    /** "Bagikan". */
    share: string;
    thermal: ThermalWords;
  };

type Props = {
  trId: string;
  /** What stands above the controls. */
  summary: ReactNode;
  /** The receipt drawn on each paper; only the chosen one is on the page. */
  papers: Record<Paper, ReactNode>;
  labels: PrinterLabels;
  initialPaper: Paper;
  actions: PrintActions;
  /** Printers of the shop's own network, by their names. */
  networkPrinters: readonly string[];
  testOnNetwork: TestOnNetwork;
  /** What goes with the PDF, or without it where the browser shares no files: the receipt in a line, and how to check it. */
  shareText: string;
  /** Prints once on arrival, by the outlet's setting. */
  autoPrint: boolean;
  /** This person's own last print, while it may still be called failed. */
  voidable: Voidable | null;
  /** Where to go from here, beside "Cetak". */
  children: ReactNode;
};

/** The receipt on the paper that was chosen, and every way to print it. */
export function ReceiptPrinter(props: Props) {
  const { trId, summary, papers, labels, initialPaper, actions, networkPrinters, testOnNetwork, autoPrint } = props;
  const [paper, choosePaper] = usePaper(initialPaper);
  const printing = usePrinting(trId, actions, labels, props.voidable);
  const { busy, said } = printing;

  const arrived = useRef(false);
  const printOnArrival = useRef(() => {});
  printOnArrival.current = () => void printing.throughBrowser(paper);
  useEffect(() => {
    // Effects may run twice; paper comes out once.
    if (!autoPrint || arrived.current) return;
    arrived.current = true;
    printOnArrival.current();
  }, [autoPrint]);

  return (
    <CurrentMark value={printing.mark}>
      <div
        className={`grid flex-1 content-start items-start gap-6 ${paper === "a4" ? "" : "lg:grid-cols-[minmax(0,1fr)_26.25rem] lg:items-stretch"}`}
      >
        {/* The paper is longer than the screen; what prints it stays in sight. */}
        <div className={`flex min-w-0 flex-col ${paper === "a4" ? "" : "lg:sticky lg:top-24 lg:self-start"}`}>
          {summary}
          <div className="mt-7 flex flex-wrap items-center gap-3.5">
            <Button
              kind="primary"
              size="xl"
              shortcut="F10"
              autoFocus
              aria-disabled={busy}
              onClick={() => printing.throughBrowser(paper)}
              className="min-w-64 max-sm:w-full"
            >
              {busy ? labels.recording : labels.print}
            </Button>
            {props.children}
          </div>
          <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
            <PaperSelect paper={paper} onChoose={choosePaper} words={labels} />
            {paper !== "a4" && (
              <ThermalButton
                words={labels.thermal}
                disabled={busy}
                onPrint={(choose) => printing.throughPort(paper, choose)}
                networkPrinters={networkPrinters}
                testOnNetwork={testOnNetwork}
                paper={paper}
                onNetwork={(printer) => printing.onNetwork(paper, printer)}
              />
            )}
            <Button aria-disabled={busy} onClick={() => printing.asPdf(paper)}>
              {labels.pdf}
            </Button>
            <Button aria-disabled={busy} onClick={() => printing.share(paper, props.shareText)}>
              {labels.share}
            </Button>
            {printing.canVoid && (
              <Button kind="danger" aria-disabled={busy} onClick={printing.voidLast}>
                {labels.failed}
              </Button>
            )}
            <p
              role={said?.wrong ? "alert" : "status"}
              className={said?.wrong ? "font-medium text-bad" : "text-ink-soft"}
            >
              {said?.text}
            </p>
          </div>
        </div>
        <div className={`receipt-desk rounded-card bg-ink/5 ${ZOOM[paper]}`}>{papers[paper]}</div>
      </div>
    </CurrentMark>
  );
}
