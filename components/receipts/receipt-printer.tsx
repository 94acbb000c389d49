"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Paper } from "#lib/domain/paper.ts";
import { markTitle, type PrintMark } from "#lib/domain/print-mark.ts";
import { PaperSelect, type PaperWords } from "./paper-select.tsx";
import { CurrentMark } from "./print-mark.tsx";
import type { TestOnNetwork } from "./printer-test.tsx";
import { logosLoaded } from "./receipt-logo.tsx";
import { ThermalButton, type ThermalWords } from "./thermal-button.tsx";
import { usePaper } from "./use-paper.ts";
import { useRecordedPrint } from "./use-recorded-print.ts";

/** A print can be called failed for this long; the server keeps the same limit. */
const VOIDABLE_MS = 5 * 60_000;

/** On the screen each paper fills its place, and none is cut at an edge. */
const ZOOM: Record<Paper, string> = {
  "58": "[--receipt-zoom:1.4] max-sm:[--receipt-zoom:1.15]",
  "80": "[--receipt-zoom:1.15] max-sm:[--receipt-zoom:0.85]",
  a4: "max-lg:[--receipt-zoom:0.72] max-sm:[--receipt-zoom:0.33]",
};

type Refused = { ok: false; error: { message: string } };
export type RecordPrint = (input: {
  trId: string;
  paper: Paper;
  how: "browser" | "pdf" | "escpos";
}) => Promise<{ ok: true; printId: string; mark: PrintMark } | Refused>;
export type PrintOnNetwork = (input: {
  trId: string;
  paper: "58" | "80";
  printer: string;
}) => Promise<{ ok: true; printId: string; mark: PrintMark } | Refused>;
export type VoidPrint = (input: { printId: string }) => Promise<{ ok: true } | Refused>;

export type PrinterLabels = PaperWords & {
  /** "Cetak", and while the print is being recorded. */
  print: string;
  recording: string;
  /** "Tercatat:", then the mark's own headline, or this for the original: "struk asli". */
  recorded: string;
  original: string;
  /** "Gagal tercetak", and what is said once that is on record. */
  failed: string;
  voided: string;
  /** "Unduh PDF". */
  pdf: string;
  thermal: ThermalWords;
  /** The server could not be reached: nothing was recorded as far as we know, and nothing is printed. */
  unreachable: string;
};

type Props = {
  trId: string;
  /** What stands above the controls. */
  summary: ReactNode;
  /** The receipt drawn on each paper; only the chosen one is on the page. */
  papers: Record<Paper, ReactNode>;
  labels: PrinterLabels;
  initialPaper: Paper;
  recordPrint: RecordPrint;
  voidPrint?: VoidPrint;
  /** Printers of the shop's own network, by their names. */
  networkPrinters: readonly string[];
  printOnNetwork: PrintOnNetwork;
  testOnNetwork: TestOnNetwork;
  /** Prints once on arrival, by the outlet's setting. */
  autoPrint?: boolean;
  /** More ways out, such as the thermal printer and the PDF, beside "Cetak". */
  children?: ReactNode;
};

type Last = { printId: string; mark: PrintMark; voidable: boolean };

/** Chooses the paper and prints the receipt; nothing leaves without being recorded first, except as a preview. */
export function ReceiptPrinter(props: Props) {
  const { trId, summary, papers, labels, initialPaper, recordPrint, voidPrint, autoPrint = false, children } = props;
  const [paper, choosePaper] = usePaper(initialPaper);
  const { mark, print } = useRecordedPrint();
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<Last | null>(null);
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const underWay = useRef(false);
  const arrived = useRef(false);

  /** One at a time: a second click or a held F10 must not record a copy. */
  async function alone(work: () => Promise<void>) {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setSaid(null);
    try {
      await work();
    } catch {
      setSaid({ text: labels.unreachable, wrong: true });
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }

  /** Records a print before paper comes out. */
  const record = async (how: "browser" | "pdf" | "escpos") => onRecord(await recordPrint({ trId, paper, how }));

  /** Says which print it is, or why there is none: null. */
  function onRecord(recorded: Awaited<ReturnType<RecordPrint>>) {
    if (!recorded.ok) {
      setSaid({ text: recorded.error.message, wrong: true });
      return null;
    }
    setLast({ printId: recorded.printId, mark: recorded.mark, voidable: true });
    setSaid({ text: `${labels.recorded} ${markTitle(recorded.mark) ?? labels.original}`, wrong: false });
    return recorded;
  }

  const fileOf = (kind: "pdf" | "escpos", printId: string) =>
    `/api/receipts/${trId}/${kind}?paper=${paper}&print=${printId}`;

  const recordAndPrint = () =>
    alone(async () => {
      const recorded = await record("browser");
      if (!recorded) return;
      await logosLoaded();
      print(recorded.mark);
    });

  const downloadPdf = () =>
    alone(async () => {
      const recorded = await record("pdf");
      if (recorded) download(fileOf("pdf", recorded.printId));
    });

  const printThermal = (send: (bytes: Uint8Array) => Promise<void>) =>
    alone(async () => {
      const recorded = await record("escpos");
      if (!recorded) return;
      const response = await fetch(fileOf("escpos", recorded.printId));
      if (!response.ok) throw new Error(`answered ${response.status}`);
      await send(new Uint8Array(await response.arrayBuffer()));
    });

  const voidLast = () =>
    alone(async () => {
      if (!last || !voidPrint) return;
      const answer = await voidPrint({ printId: last.printId });
      if (!answer.ok) return setSaid({ text: answer.error.message, wrong: true });
      setLast(null);
      setSaid({ text: labels.voided, wrong: false });
    });

  const printOnArrival = useRef(recordAndPrint);
  printOnArrival.current = recordAndPrint;
  useEffect(() => {
    // Effects may run twice; paper comes out once.
    if (!autoPrint || arrived.current) return;
    arrived.current = true;
    void printOnArrival.current();
  }, [autoPrint]);

  useEffect(() => {
    if (!last?.voidable) return;
    const timer = setTimeout(() => setLast({ ...last, voidable: false }), VOIDABLE_MS);
    return () => clearTimeout(timer);
  }, [last]);

  return (
    <CurrentMark value={mark}>
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
              onClick={recordAndPrint}
              className="min-w-64 max-sm:w-full"
            >
              {busy ? labels.recording : labels.print}
            </Button>
            {children}
          </div>
          <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
            <PaperSelect paper={paper} onChoose={choosePaper} words={labels} />
            {paper !== "a4" && (
              <ThermalButton
                words={labels.thermal}
                disabled={busy}
                onPrint={printThermal}
                networkPrinters={props.networkPrinters}
                testOnNetwork={props.testOnNetwork}
                paper={paper}
                onNetwork={(printer) =>
                  alone(async () => void onRecord(await props.printOnNetwork({ trId, paper, printer })))
                }
              />
            )}
            <Button aria-disabled={busy} onClick={downloadPdf}>
              {labels.pdf}
            </Button>
            {voidPrint && last?.voidable && (
              <Button kind="danger" aria-disabled={busy} onClick={voidLast}>
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

function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
