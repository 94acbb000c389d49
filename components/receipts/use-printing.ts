"use client";

import { useEffect, useRef, useState } from "react";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import type { Paper, ThermalPaper } from "#lib/domain/paper.ts";
import { markTitle, type PrintMark, type PrintWay, VOIDABLE_MS, type VoidedAs } from "#lib/domain/print-mark.ts";
import { logosLoaded } from "./receipt-logo.tsx";
import { useRecordedPrint } from "./use-recorded-print.ts";

/** `unsure`: nobody knows whether paper came out. */
type Recorded = ActionAnswer<{ printId: string; mark: PrintMark; unsure?: boolean }>;

/** The server's side of printing: each records before paper comes out. */
export type PrintActions = {
  readonly recordPrint: (input: { trId: string; paper: Paper; how: PrintWay }) => Promise<Recorded>;
  readonly printOnNetwork: (input: { trId: string; paper: ThermalPaper; printer: string }) => Promise<Recorded>;
  readonly voidPrint: (input: { printId: string }) => Promise<ActionAnswer<{ voidedAs: VoidedAs }>>;
};

export type PrintingWords = {
  /** "Tercatat:", then the mark's own headline, or this for the original: "struk asli". */
  readonly recorded: string;
  readonly original: string;
  /** After it: the printer took some of it. */
  readonly unsure: string;
  /** Once it is on record that a print did not come out, and when that one counts all the same. */
  readonly voided: string;
  readonly voidedAgain: string;
  /** The server could not be reached: nothing was recorded as far as we know, and nothing is printed. */
  readonly unreachable: string;
};

/** A print that may still be called failed, for so many milliseconds from now. */
export type Voidable = { readonly printId: string; readonly forMs: number };

type Standing = { readonly voidable: Voidable | null; readonly printed: boolean };

/**
 * Every way to print one receipt, one at a time: nothing leaves without being recorded first, except as a preview. `standing` is what was
 * printed before this page was opened: paper that jammed is often seen after one has moved on.
 */
export function usePrinting(trId: string, actions: PrintActions, words: PrintingWords, standing: Standing) {
  const { mark, print } = useRecordedPrint();
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState(standing.voidable);
  const [printed, setPrinted] = useState(standing.printed);
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const underWay = useRef(false);

  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(null), last.forMs);
    return () => clearTimeout(timer);
  }, [last]);

  /** A second click or a held F10 must not record a copy. */
  async function alone(work: () => Promise<void>) {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setSaid(null);
    try {
      await work();
    } catch {
      setSaid({ text: words.unreachable, wrong: true });
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }

  /** Says which print it is, or why there is none: null. */
  function tell(recorded: Recorded) {
    if (!recorded.ok) {
      setSaid({ text: recorded.error.message, wrong: true });
      return null;
    }
    setLast({ printId: recorded.printId, forMs: VOIDABLE_MS });
    const title = markTitle(recorded.mark) ?? words.original;
    const unsure = recorded.unsure === true;
    setPrinted(!unsure);
    setSaid({ text: [words.recorded, title, ...(unsure ? [words.unsure] : [])].join(" "), wrong: unsure });
    return recorded;
  }

  const record = async (paper: Paper, how: PrintWay) => tell(await actions.recordPrint({ trId, paper, how }));
  const fileOf = (kind: "pdf" | "escpos", paper: Paper, printId: string) =>
    `/api/receipts/${trId}/${kind}?paper=${paper}&print=${printId}`;

  return {
    mark,
    busy,
    said,
    printed,
    canVoid: last !== null,
    throughBrowser: (paper: Paper) =>
      alone(async () => {
        const recorded = await record(paper, "browser");
        if (!recorded) return;
        await logosLoaded();
        print(recorded.mark);
      }),
    asPdf: (paper: Paper) =>
      alone(async () => {
        const recorded = await record(paper, "pdf");
        if (recorded) download(fileOf("pdf", paper, recorded.printId));
      }),
    byDriver: (paper: Paper, send: (bytes: Uint8Array) => Promise<void>) =>
      alone(async () => {
        const recorded = await record(paper, "escpos");
        if (!recorded) return;
        const response = await fetch(fileOf("escpos", paper, recorded.printId));
        if (!response.ok) throw new Error(`answered ${response.status}`);
        await send(new Uint8Array(await response.arrayBuffer()));
      }),
    onNetwork: (paper: ThermalPaper, printer: string) =>
      alone(async () => void tell(await actions.printOnNetwork({ trId, paper, printer }))),
    voidLast: () =>
      alone(async () => {
        if (!last) return;
        const answer = await actions.voidPrint({ printId: last.printId });
        if (!answer.ok) return setSaid({ text: answer.error.message, wrong: true });
        setLast(null);
        setPrinted(false);
        setSaid({ text: answer.voidedAs === "counted" ? words.voidedAgain : words.voided, wrong: false });
      }),
  };
}

function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
