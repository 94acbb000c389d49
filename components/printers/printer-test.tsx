"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ActionAnswer } from "#components/ui/call-action.ts";
import { useCallAction } from "#components/ui/use-act.ts";
import type { ThermalPaper } from "#lib/domain/paper.ts";
import { BAUD_RATES } from "#lib/domain/printer-profile.ts";
import {
  type DeviceKind,
  type DeviceProfile,
  deviceKinds,
  devicePrinter,
  deviceProfile,
  keepDeviceProfile,
} from "./device-printer.ts";
import { ChoiceSelect, PrinterChoices } from "./printer-choices.tsx";
import { PrinterFault, printThrough } from "./printer-port.ts";

export type TestOnNetwork = (input: { printer: string; paper: ThermalPaper }) => Promise<ActionAnswer<object>>;

type Props = {
  readonly papers: readonly ThermalPaper[];
  readonly networkPrinters: readonly string[];
  readonly testOnNetwork: TestOnNetwork;
};

/** The settings of this device's printer, and a test page on any printer within reach, so that a shop sees what fits its printer. */
export function PrinterTest({ papers, networkPrinters, testOnNetwork }: Props) {
  const t = useTranslations("receipt");
  const printer = useTranslations("printer");
  const link = useTranslations("link");
  const callAction = useCallAction();
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  // Only the browser knows: the server draws just the network printers.
  const [device, setDevice] = useState<{ kinds: readonly DeviceKind[]; profile: DeviceProfile } | null>(null);
  useEffect(() => setDevice({ kinds: deviceKinds(), profile: deviceProfile() }), []);

  async function run(test: () => Promise<ActionAnswer<object>>) {
    if (busy) return;
    setBusy(true);
    setSaid({ text: t("testPrinting"), wrong: false });
    const answer = await test();
    setSaid(answer.ok ? { text: t("testPrinted"), wrong: false } : { text: answer.error.message, wrong: true });
    setBusy(false);
  }

  async function testHere(kind: DeviceKind, paper: ThermalPaper): Promise<ActionAnswer<object>> {
    try {
      await printThrough(await devicePrinter(kind), async () => {
        const page = await fetch(`/api/printers/test?${new URLSearchParams({ paper, ...deviceProfile() })}`);
        if (!page.ok) throw new Error(`answered ${page.status}`);
        return new Uint8Array(await page.arrayBuffer());
      });
      return { ok: true };
    } catch (error) {
      const message = error instanceof PrinterFault ? printer(`fault_${error.code}`) : link("offline");
      return { ok: false, error: { code: "printer", message } };
    }
  }

  function choose(name: keyof DeviceProfile, value: string) {
    if (!device) return;
    keepDeviceProfile({ ...device.profile, [name]: value });
    setDevice({ ...device, profile: deviceProfile() });
  }

  // No network printer, and a browser that reaches none itself.
  if (device?.kinds.length === 0 && networkPrinters.length === 0) {
    return <p className="text-ink-faint">{t("testNone")}</p>;
  }
  return (
    <div className="flex flex-col gap-5">
      {device && device.kinds.length > 0 && (
        <fieldset className="flex flex-wrap gap-x-5 gap-y-3">
          <legend className="mb-2 text-ink-soft">{t("device")}</legend>
          <PrinterChoices value={device.profile} onChange={choose} />
          {device.kinds.includes("serial") && (
            <ChoiceSelect
              label={t("baudRate")}
              value={device.profile.baudRate}
              options={BAUD_RATES.map((rate) => ({ value: rate, label: rate }))}
              onChange={(rate) => choose("baudRate", rate)}
            />
          )}
        </fieldset>
      )}
      {papers.map((paper) => (
        <section key={paper} aria-label={t(`paper_${paper}`)} className="flex flex-wrap items-center gap-3">
          <h3 className="basis-full font-medium">{t(`paper_${paper}`)}</h3>
          {networkPrinters.map((name) => (
            <Button
              key={name}
              aria-disabled={busy}
              onClick={() => run(() => callAction(() => testOnNetwork({ printer: name, paper })))}
            >
              {name}
            </Button>
          ))}
          {device?.kinds.map((kind) => (
            <Button key={kind} aria-disabled={busy} onClick={() => run(() => testHere(kind, paper))}>
              {t(`thermal_${kind}`)}
            </Button>
          ))}
        </section>
      ))}
      <p role={said?.wrong ? "alert" : "status"} className={said?.wrong ? "font-medium text-bad" : "text-ink-soft"}>
        {said?.text}
      </p>
    </div>
  );
}
