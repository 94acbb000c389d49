import { BAUD_RATES, type PrinterProfile, readPrinterProfile } from "#lib/domain/printer-profile.ts";
import { askForBluetooth, bluetoothPort, knownBluetooth } from "./bluetooth-port.ts";
import { PrinterFault, type PrinterPort } from "./printer-port.ts";
import { serialPort } from "./serial-port.ts";
import { askForUsb, usbPort } from "./usb-port.ts";

/** How a thermal printer is connected to this device. */
export const DEVICE_KINDS = ["usb", "serial", "bluetooth"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** The settings of this device's own printer. */
export type DeviceProfile = PrinterProfile & { readonly baudRate: (typeof BAUD_RATES)[number] };

const REMEMBERED = "loket_thermal_printer";
const PROFILE = "loket_printer_profile";

/** The connections that this browser offers; none outside Chrome and Edge, or without HTTPS. */
export function deviceKinds(): DeviceKind[] {
  return DEVICE_KINDS.filter((kind) => kind in navigator);
}

/** The connection this device last printed with. */
export function rememberedKind(): DeviceKind | null {
  return deviceKinds().find((kind) => kind === remembered(REMEMBERED).kind) ?? null;
}

/** The name of the network printer this device last printed on. */
export function rememberedNetwork(): string | null {
  const { kind, device } = remembered(REMEMBERED);
  return kind === "network" ? String(device) : null;
}

export function rememberNetwork(printer: string): void {
  remember(REMEMBERED, { kind: "network", device: printer });
}

export function deviceProfile(): DeviceProfile {
  const kept = remembered(PROFILE);
  return { ...readPrinterProfile(kept), baudRate: BAUD_RATES.find((rate) => rate === kept.baudRate) ?? "9600" };
}

export function keepDeviceProfile(profile: DeviceProfile): void {
  remember(PROFILE, profile);
}

/**
 * This device's printer: the earlier choice or (`anew`, or without one) a new choice in the browser's own list, which must follow a click.
 */
export async function devicePrinter(kind: DeviceKind, anew = false): Promise<PrinterPort> {
  const isKnown = !anew && rememberedKind() === kind;
  async function chosen<D extends Forgettable>(known: () => Promise<D[]>, ask: () => Promise<D>): Promise<D> {
    const [last] = isKnown ? await known() : [];
    if (last) return last;
    const picked = await ask().catch(() => {
      throw new PrinterFault("none_picked");
    });
    // The browser itself remembers choices. All but the last are forgotten, so that there is no doubt which one is meant.
    for (const other of await known()) if (other !== picked) await other.forget?.();
    remember(REMEMBERED, { kind });
    return picked;
  }
  switch (kind) {
    case "usb":
      return usbPort(await chosen(() => navigator.usb.getDevices(), askForUsb));
    case "bluetooth":
      return bluetoothPort(await chosen(knownBluetooth, askForBluetooth));
    case "serial": {
      const { serial } = navigator;
      const port = await chosen(
        () => serial.getPorts(),
        () => serial.requestPort(),
      );
      return serialPort(port, Number(deviceProfile().baudRate));
    }
  }
}

type Forgettable = { forget?(): Promise<void> };

// A browser may forbid storage; then the printer must be chosen each time.
function remember(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {}
}

function remembered(key: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? {};
  } catch {
    return {};
  }
}
