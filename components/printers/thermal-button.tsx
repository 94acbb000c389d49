"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import {
  type DeviceKind,
  deviceKinds,
  devicePrinter,
  rememberedKind,
  rememberedNetwork,
  rememberNetwork,
} from "./device-printer.ts";
import type { PrinterPort } from "./printer-port.ts";
import { PrinterTest, type TestOnNetwork } from "./printer-test.tsx";

type Props = {
  readonly disabled: boolean;
  /** Prints on the printer that `choose` returns, and shows errors; resolves with whether it succeeded. */
  readonly onPrint: (choose: () => Promise<PrinterPort>) => Promise<boolean>;
  /** Printers of the shop's own network, on which the server prints. */
  readonly networkPrinters: readonly string[];
  readonly onNetwork: (printer: string) => Promise<boolean>;
  readonly testOnNetwork: TestOnNetwork;
  readonly paper: ThermalPaper;
};

/** Prints directly on a thermal printer, without a dialog; the first time, asks how it is connected. */
export function ThermalButton({ disabled, onPrint, networkPrinters, onNetwork, testOnNetwork, paper }: Props) {
  const t = useTranslations("receipt");
  const [choosing, setChoosing] = useState<"no" | "kinds" | "unsupported">("no");
  // Only the browser knows: the server draws just the button.
  const [used, setUsed] = useState(false);
  useEffect(() => setUsed(rememberedKind() !== null || rememberedNetwork() !== null), []);

  async function printBy(kind: DeviceKind, anew: boolean) {
    const printed = await onPrint(() => devicePrinter(kind, anew));
    setChoosing(printed ? "no" : "kinds");
    setUsed(rememberedKind() !== null);
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
    else if (kind) void printBy(kind, false);
    else setChoosing(deviceKinds().length + networkPrinters.length > 0 ? "kinds" : "unsupported");
  }

  return (
    <>
      <Button aria-disabled={disabled} onClick={press}>
        {t("thermal")}
      </Button>
      {choosing === "no" && used && (
        <Button kind="ghost" aria-disabled={disabled} onClick={() => setChoosing("kinds")}>
          {t("thermalChange")}
        </Button>
      )}
      {choosing !== "no" && (
        <div className="flex basis-full flex-wrap items-center gap-3 rounded-big bg-raised p-4">
          {choosing === "unsupported" ? (
            <p role="alert">{t("thermalUnsupported")}</p>
          ) : (
            <>
              <p className="basis-full font-medium">{t("thermalChoose")}</p>
              {networkPrinters.map((printer) => (
                <Button key={printer} onClick={() => void printOn(printer)}>
                  {printer}
                </Button>
              ))}
              {deviceKinds().map((kind) => (
                <Button key={kind} onClick={() => void printBy(kind, true)}>
                  {t(`thermal_${kind}`)}
                </Button>
              ))}
              <Button kind="ghost" onClick={() => setChoosing("no")}>
                {t("thermalOther")}
              </Button>
              <p className="basis-full text-small text-ink-faint">{t("thermalHelp")}</p>
              <details className="basis-full">
                <summary className="cursor-pointer py-2 font-medium">{t("test")}</summary>
                <p className="mb-3 text-small text-ink-faint">{t("testHelp")}</p>
                <PrinterTest papers={[paper]} networkPrinters={networkPrinters} testOnNetwork={testOnNetwork} />
              </details>
            </>
          )}
        </div>
      )}
    </>
  );
}
