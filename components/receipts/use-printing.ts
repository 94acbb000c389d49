"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { deviceProfile } from "#components/printers/device-printer.ts";
import { PrinterFault, type PrinterPort, printThrough } from "#components/printers/printer-port.ts";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import type { Paper, ThermalPaper } from "#lib/domain/paper.ts";
import { markTitle, type PrintMark, type PrintWay, VOIDABLE_MS, type VoidedAs } from "#lib/domain/print-mark.ts";
import { logosLoaded } from "./receipt-logo.tsx";
import { useRecordedPrint } from "./use-recorded-print.ts";

type Recorded = ActionAnswer<{ printId: string; mark: PrintMark }>;

/** The server's side of printing: each action records before paper comes out. */
export type PrintActions = {
  readonly recordPrint: (input: { trId: string; paper: Paper; how: PrintWay }) => Promise<Recorded>;
  readonly printOnNetwork: (input: { trId: string; paper: ThermalPaper; printer: string }) => Promise<Recorded>;
  readonly voidPrint: (input: {
    printId: string;
    saidBy: "person" | "port";
  }) => Promise<ActionAnswer<{ voidedAs: VoidedAs }>>;
  readonly recordShare: (input: { trId: string }) => Promise<ActionAnswer<object>>;
};

/** A print that can be voided for so many milliseconds from now. */
export type Voidable = { readonly printId: string; readonly forMs: number };

type Standing = { readonly voidable: Voidable | null; readonly printed: boolean };

/**
 * Every way to print one receipt, one at a time. Nothing is printed before it is recorded, except a preview. `standing` is the print made
 * before this page was opened: paper jams are often noticed later.
 */
export function usePrinting(trId: string, actions: PrintActions, standing: Standing) {
  const t = useTranslations("receipt");
  const faults = useTranslations("printer");
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

  /** A second click or a held F10 must not record a copy. Resolves with whether it succeeded. */
  async function alone(work: () => Promise<unknown>): Promise<boolean> {
    if (underWay.current) return false;
    underWay.current = true;
    setBusy(true);
    setSaid(null);
    try {
      return (await work()) !== false;
    } catch {
      // As far as we know nothing was recorded, and nothing is printed.
      setSaid({ text: t("unreachable"), wrong: true });
      return false;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }

  /** Shows which print it is; null if there is none, after showing why. */
  function tell(recorded: Recorded) {
    if (!recorded.ok) {
      setSaid({ text: recorded.error.message, wrong: true });
      return null;
    }
    setLast({ printId: recorded.printId, forMs: VOIDABLE_MS });
    setPrinted(true);
    setSaid({ text: `${t("recorded")} ${titleOf(recorded.mark)}`, wrong: false });
    return recorded;
  }

  const titleOf = (mark: PrintMark) => markTitle(mark) ?? t("original");
  const spoken = (voidedAs: VoidedAs) => (voidedAs === "counted" ? t("voidedAgain") : t("voided"));

  const record = (paper: Paper, how: PrintWay) => actions.recordPrint({ trId, paper, how });
  const fileOf = (kind: "pdf" | "escpos", query: Record<string, string>) =>
    `/api/receipts/${trId}/${kind}?${new URLSearchParams(query)}`;

  /** Shows what the next print will be. */
  async function takeBack({ printId, mark }: { printId: string; mark: PrintMark }): Promise<string> {
    const answer = await actions.voidPrint({ printId, saidBy: "port" });
    if (!answer.ok) return answer.error.message;
    return answer.voidedAs === "never_left" ? `${t("stillNext")} ${titleOf(mark)}.` : spoken(answer.voidedAs);
  }

  /**
   * A print that counts once `work` with the recorded print is done; if that fails, the print is taken back (I20). `printing` calls
   * `recorded` as soon as paper may come out; `whyNot` gives the words for an error, null for errors that are not the port's; `begun`: the
   * print was recorded.
   */
  async function toPort(
    paper: Paper,
    how: PrintWay,
    printing: (recorded: () => Promise<string | null>) => Promise<void>,
    whyNot: (error: unknown, begun: boolean) => string | null,
  ): Promise<boolean> {
    const made: { print?: Recorded } = {};
    try {
      await printing(async () => {
        made.print = await record(paper, how);
        return made.print.ok ? made.print.printId : null;
      });
      return made.print !== undefined && tell(made.print) !== null;
    } catch (error) {
      const print = made.print?.ok ? made.print : null;
      const next = print === null ? "" : await takeBack(print);
      const why = whyNot(error, print !== null);
      if (why === null) throw error;
      setSaid({ text: `${why} ${next}`.trim(), wrong: true });
      return false;
    }
  }

  return {
    mark,
    busy,
    said,
    printed,
    canVoid: last !== null,
    throughBrowser: (paper: Paper) =>
      alone(async () => {
        const recorded = tell(await record(paper, "browser"));
        if (!recorded) return;
        await logosLoaded();
        print(recorded.mark);
      }),
    asPdf: (paper: Paper) =>
      alone(async () => {
        const recorded = tell(await record(paper, "pdf"));
        if (recorded) download(fileOf("pdf", { paper, print: recorded.printId }));
      }),
    /** On a printer of this device. */
    throughPort: (paper: ThermalPaper, choose: () => Promise<PrinterPort>) =>
      alone(() =>
        toPort(
          paper,
          "escpos",
          async (recorded) =>
            printThrough(await choose(), async () => {
              const print = await recorded();
              return print === null ? null : bytesOf(fileOf("escpos", { paper, print, ...deviceProfile() }));
            }),
          (error, begun) =>
            error instanceof PrinterFault
              ? `${faults(`fault_${error.code}`)} ${begun ? t("unsure") : t("nothingPrinted")}`
              : null,
        ),
      ),
    onNetwork: (paper: ThermalPaper, printer: string) =>
      alone(async () => tell(await actions.printOnNetwork({ trId, paper, printer })) !== null),
    /** The PDF through the system's share sheet; without one, `text` to WhatsApp. */
    share: (paper: Paper, text: string) =>
      alone(async () => {
        if (!sharesFiles()) {
          const shared = await actions.recordShare({ trId });
          if (shared.ok) window.open(`https://wa.me/?${new URLSearchParams({ text })}`, "_blank", "noopener");
          else setSaid({ text: shared.error.message, wrong: true });
          return shared.ok;
        }
        return toPort(
          paper,
          "pdf",
          async (recorded) => {
            const print = await recorded();
            if (print === null) return;
            const bytes = await bytesOf(fileOf("pdf", { paper, print }));
            await navigator.share({ text, files: [pdfOf(trId, bytes)] });
          },
          (error) => (error instanceof DOMException ? t("notShared") : null),
        );
      }),
    voidLast: () =>
      alone(async () => {
        if (!last) return;
        const answer = await actions.voidPrint({ printId: last.printId, saidBy: "person" });
        if (!answer.ok) return setSaid({ text: answer.error.message, wrong: true });
        setLast(null);
        setPrinted(false);
        setSaid({ text: spoken(answer.voidedAs), wrong: false });
      }),
  };
}

async function bytesOf(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function pdfOf(trId: string, bytes: Uint8Array<ArrayBuffer>): File {
  return new File([bytes], `struk-${trId}.pdf`, { type: "application/pdf" });
}

function sharesFiles(): boolean {
  return navigator.canShare?.({ files: [pdfOf("0", new Uint8Array())] }) === true;
}

function download(address: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}
