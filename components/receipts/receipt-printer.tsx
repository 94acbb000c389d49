"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { OUTCOME_GRID } from "#components/payments/outcome-card.tsx";
import type { TestOnNetwork } from "#components/printers/printer-test.tsx";
import { ThermalButton } from "#components/printers/thermal-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Changing } from "#components/ui/changing.tsx";
import type { Paper } from "#lib/domain/paper.ts";
import { NextLink } from "./next-link.tsx";
import { PaperSelect } from "./paper-select.tsx";
import { CurrentMark } from "./print-mark.tsx";
import { usePaper } from "./use-paper.ts";
import { type PrintActions, usePrinting, type Voidable } from "./use-printing.ts";

/** On the screen each paper fills its space, and none is cut off. */
const ZOOM: Record<Paper, string> = {
  "58": "[--receipt-zoom:1.4] max-sm:[--receipt-zoom:1.15]",
  "80": "[--receipt-zoom:1.15] max-sm:[--receipt-zoom:0.85]",
  a4: "max-lg:[--receipt-zoom:0.72] max-sm:[--receipt-zoom:0.33]",
};

/** "Cetak", its label after a first print, and "Transaksi baru". */
export type DeskWords = Readonly<Record<"print" | "copy" | "next", string>>;

type Props = {
  trId: string;
  /** The class of the controls' card. */
  className: string;
  /** Shown above the controls, and below them. */
  summary: ReactNode;
  details: ReactNode;
  /** It was printed before; the page is open for what comes next. */
  printed: boolean;
  /** The keys of "Transaksi baru". */
  nextKeys: string;
  /** The receipt on each paper; only the chosen one is on the page. */
  papers: Record<Paper, ReactNode>;
  words: DeskWords;
  initialPaper: Paper;
  actions: PrintActions;
  /** Names of the printers in the shop's own network. */
  networkPrinters: readonly string[];
  testOnNetwork: TestOnNetwork;
  /** Shared with the PDF, or alone if the browser shares no files: the receipt in one line, and how to verify it. */
  shareText: string;
  /** Prints once on arrival, if the outlet has set it. */
  autoPrint: boolean;
  /** This person's own last print, while it can be voided. */
  voidable: Voidable | null;
  /** Other links, beside "Cetak". */
  children?: ReactNode;
};

/** The receipt on the chosen paper, and every way to print it. */
export function ReceiptPrinter(props: Props) {
  const { trId, summary, papers, words, initialPaper, actions, networkPrinters, testOnNetwork, autoPrint } = props;
  const t = useTranslations("receipt");
  const [paper, choosePaper] = usePaper(initialPaper);
  const printing = usePrinting(trId, actions, props);
  const { busy, said, printed } = printing;
  const next = useRef<HTMLAnchorElement>(null);

  // Enter has printed here already: the next one goes to the next customer, and never prints again.
  const printedBefore = useRef(printed);
  useEffect(() => {
    if (printed && !printedBefore.current) next.current?.focus();
    printedBefore.current = printed;
  }, [printed]);

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
      <div className={paper === "a4" ? "flex flex-1 flex-col gap-6" : OUTCOME_GRID}>
        <section className={props.className}>
          {summary}
          <div
            // The second click of a double click would meet what has taken the first one's place.
            onClickCapture={(event) => {
              if (event.detail < 2) return;
              event.preventDefault();
              event.stopPropagation();
            }}
            className={`flex flex-wrap items-center gap-3.5 ${printed ? "[&>a:first-of-type]:order-first" : ""}`}
          >
            <Button
              kind={printed ? "secondary" : "primary"}
              size="xl"
              shortcut="F10"
              autoFocus={!printed}
              aria-disabled={busy}
              onClick={() => printing.throughBrowser(paper)}
              className="min-w-56 max-sm:w-full"
            >
              {busy ? t("recording") : printed ? words.copy : words.print}
            </Button>
            <NextLink ref={next} words={words.next} keys={props.nextKeys} kind={printed ? "primary" : "secondary"} />
            {props.children}
          </div>
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
            <PaperSelect paper={paper} onChoose={choosePaper} />
            {paper !== "a4" && (
              <ThermalButton
                disabled={busy}
                onPrint={(choose) => printing.throughPort(paper, choose)}
                networkPrinters={networkPrinters}
                testOnNetwork={testOnNetwork}
                paper={paper}
                onNetwork={(printer) => printing.onNetwork(paper, printer)}
              />
            )}
            <Button aria-disabled={busy} onClick={() => printing.asPdf(paper)}>
              {t("pdf")}
            </Button>
            <Button aria-disabled={busy} onClick={() => printing.share(paper, props.shareText)}>
              {t("share")}
            </Button>
            {printing.canVoid && (
              <Button aria-disabled={busy} onClick={printing.voidLast}>
                {t("failed")}
              </Button>
            )}
            <p
              role={said?.wrong ? "alert" : "status"}
              className={said?.wrong ? "font-medium text-bad" : "text-ink-soft"}
            >
              {said && <Changing>{said.text}</Changing>}
            </p>
          </div>
          {props.details}
        </section>
        {/* The paper is longer than the screen: it scrolls alone, and the print controls stay visible. */}
        <div
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable by keys
          tabIndex={0}
          className={`receipt-desk rounded-card bg-ink/5 ${paper === "a4" ? "" : "lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6.5rem)] lg:self-start lg:overflow-y-auto"} ${ZOOM[paper]}`}
        >
          {papers[paper]}
        </div>
      </div>
    </CurrentMark>
  );
}
