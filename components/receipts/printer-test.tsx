"use client";

import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type ActionAnswer, callAction, type LinkWords } from "#components/ui/call-action.ts";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import { connectThermal, type ThermalKind, thermalKinds } from "./thermal-connection.ts";

export type PrinterTestWords = LinkWords & {
  readonly usb: string;
  readonly serial: string;
  readonly printing: string;
  readonly printed: string;
  /** The printer on this device could not be reached. */
  readonly failed: string;
  /** There is nothing to test here: no network printer, and a browser that reaches none itself. */
  readonly none: string;
};

export type TestOnNetwork = (input: { printer: string; paper: ThermalPaper }) => Promise<ActionAnswer<object>>;

type Props = {
  readonly paper: ThermalPaper;
  readonly networkPrinters: readonly string[];
  readonly testOnNetwork: TestOnNetwork;
  readonly words: PrinterTestWords;
};

/** A test page on any printer that can be reached from here: a shop sees which paper and driver it has. */
export function PrinterTest({ paper, networkPrinters, testOnNetwork, words }: Props) {
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  // Known in the browser only: the server draws the network's printers alone.
  const [kinds, setKinds] = useState<readonly ThermalKind[] | null>(null);
  useEffect(() => setKinds(thermalKinds()), []);

  async function run(test: () => Promise<ActionAnswer<object>>) {
    if (busy) return;
    setBusy(true);
    setSaid({ text: words.printing, wrong: false });
    const answer = await test();
    setSaid(answer.ok ? { text: words.printed, wrong: false } : { text: answer.error.message, wrong: true });
    setBusy(false);
  }

  async function testHere(kind: ThermalKind): Promise<ActionAnswer<object>> {
    try {
      const send = await connectThermal(kind);
      const page = await fetch(`/api/printers/test?paper=${paper}`);
      if (!page.ok) throw new Error(`answered ${page.status}`);
      await send(new Uint8Array(await page.arrayBuffer()));
      return { ok: true };
    } catch {
      return { ok: false, error: { code: "printer", message: words.failed } };
    }
  }

  if (kinds?.length === 0 && networkPrinters.length === 0) return <p className="text-ink-faint">{words.none}</p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      {networkPrinters.map((printer) => (
        <Button
          key={printer}
          aria-disabled={busy}
          onClick={() => run(() => callAction(() => testOnNetwork({ printer, paper }), words))}
        >
          {printer}
        </Button>
      ))}
      {kinds?.map((kind) => (
        <Button key={kind} aria-disabled={busy} onClick={() => run(() => testHere(kind))}>
          {words[kind]}
        </Button>
      ))}
      <p role={said?.wrong ? "alert" : "status"} className={said?.wrong ? "font-medium text-bad" : "text-ink-soft"}>
        {said?.text}
      </p>
    </div>
  );
}
