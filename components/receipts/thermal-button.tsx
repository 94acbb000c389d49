"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import { PrinterTest, type PrinterTestWords, type TestOnNetwork } from "./printer-test.tsx";
import {
  connectThermal,
  forgetThermal,
  rememberedKind,
  rememberedNetwork,
  rememberNetwork,
  type ThermalKind,
  thermalKinds,
} from "./thermal-connection.ts";

export type ThermalWords = {
  /** "Printer thermal". */
  readonly print: string;
  readonly choose: string;
  readonly usb: string;
  readonly serial: string;
  readonly other: string;
  readonly unsupported: string;
  readonly help: string;
  readonly failed: string;
  /** Another printer than the one remembered. */
  readonly change: string;
  /** "Cetak halaman uji". */
  readonly test: string;
  readonly testHelp: string;
  readonly testing: PrinterTestWords;
};

type Props = {
  readonly words: ThermalWords;
  readonly disabled: boolean;
  /** Records the print and gives `send` its bytes; called once the printer is there, so that no print is recorded for none. */
  readonly onPrint: (send: (bytes: Uint8Array) => Promise<void>) => Promise<void>;
  /** Printers of the shop's own network, which the server prints on. */
  readonly networkPrinters: readonly string[];
  readonly onNetwork: (printer: string) => Promise<void>;
  readonly testOnNetwork: TestOnNetwork;
  readonly paper: ThermalPaper;
};

/** Straight to a thermal printer, without a dialog; the first time one says how it is connected. */
export function ThermalButton({ words, disabled, onPrint, networkPrinters, onNetwork, testOnNetwork, paper }: Props) {
  const [choosing, setChoosing] = useState<"no" | "kinds" | "unsupported">("no");
  const [problem, setProblem] = useState(false);
  // Known in the browser only: the server draws the button alone.
  const [used, setUsed] = useState(false);
  useEffect(() => setUsed(rememberedKind() !== null || rememberedNetwork() !== null), []);

  async function printBy(kind: ThermalKind) {
    setProblem(false);
    let send: Awaited<ReturnType<typeof connectThermal>>;
    try {
      send = await connectThermal(kind);
    } catch {
      forgetThermal();
      setChoosing("kinds");
      setProblem(true);
      return;
    }
    setChoosing("no");
    setUsed(true);
    await onPrint(send);
  }

  async function printOn(printer: string) {
    rememberNetwork(printer);
    setUsed(true);
    setChoosing("no");
    await onNetwork(printer);
  }

  function press() {
    if (disabled) return;
    const kind = rememberedKind();
    const network = rememberedNetwork();
    if (network && networkPrinters.includes(network)) void printOn(network);
    else if (kind) void printBy(kind);
    else setChoosing(thermalKinds().length + networkPrinters.length > 0 ? "kinds" : "unsupported");
  }

  return (
    <>
      <Button aria-disabled={disabled} onClick={press}>
        {words.print}
      </Button>
      {choosing === "no" && used && (
        <Button kind="ghost" aria-disabled={disabled} onClick={() => setChoosing("kinds")}>
          {words.change}
        </Button>
      )}
      {choosing !== "no" && (
        <div className="flex basis-full flex-wrap items-center gap-3 rounded-big bg-raised p-4">
          {choosing === "unsupported" ? (
            <p role="alert">{words.unsupported}</p>
          ) : (
            <>
              <p className="basis-full font-medium">{words.choose}</p>
              {networkPrinters.map((printer) => (
                <Button key={printer} onClick={() => void printOn(printer)}>
                  {printer}
                </Button>
              ))}
              {thermalKinds().map((kind) => (
                <Button key={kind} onClick={() => void printBy(kind)}>
                  {words[kind]}
                </Button>
              ))}
              <Button kind="ghost" onClick={() => setChoosing("no")}>
                {words.other}
              </Button>
              <p role="alert" className="basis-full font-medium text-bad empty:hidden">
                {problem ? words.failed : null}
              </p>
              <p className="basis-full text-small text-ink-faint">{words.help}</p>
              <details className="basis-full">
                <summary className="cursor-pointer py-2 font-medium">{words.test}</summary>
                <p className="mb-3 text-small text-ink-faint">{words.testHelp}</p>
                <PrinterTest
                  paper={paper}
                  networkPrinters={networkPrinters}
                  testOnNetwork={testOnNetwork}
                  words={words.testing}
                />
              </details>
            </>
          )}
        </div>
      )}
    </>
  );
}
