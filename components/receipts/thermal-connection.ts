/** How a thermal printer hangs on this device. */
export type ThermalKind = "usb" | "serial";

type Driver = {
  connect(): Promise<void>;
  reconnect(device: unknown): Promise<void>;
  print(bytes: Uint8Array): Promise<void>;
  addEventListener(event: "connected" | "disconnected", listener: (device?: unknown) => void): void;
};

const REMEMBERED = "loket_thermal_printer";
const open = new Map<ThermalKind, Driver>();

/** The ways that this browser offers; none outside Chrome and Edge, or without HTTPS. */
export function thermalKinds(): ThermalKind[] {
  return (["usb", "serial"] as const).filter((kind) => kind in navigator);
}

/** What this device printed with last. */
export function rememberedKind(): ThermalKind | null {
  const kind = readRemembered()?.kind;
  return kind && kind !== "network" && thermalKinds().includes(kind) ? kind : null;
}

/**
 * A printer that is ready for bytes: the one that is open, else the one remembered, else the one that is picked in the browser's own
 * list, which a click must have asked for. Rejects when there is none in the end.
 */
export async function connectThermal(kind: ThermalKind): Promise<(bytes: Uint8Array) => Promise<void>> {
  const known = open.get(kind);
  if (known) return (bytes) => known.print(bytes);
  const driver = await loadDriver(kind);
  let connected = false;
  driver.addEventListener("connected", (device) => {
    connected = true;
    open.set(kind, driver);
    localStorage.setItem(REMEMBERED, JSON.stringify({ kind, device }));
  });
  driver.addEventListener("disconnected", () => open.delete(kind));
  const remembered = readRemembered();
  if (remembered?.kind === kind) await driver.reconnect(remembered.device);
  if (!connected) await driver.connect();
  if (!connected) throw new Error("no printer was picked");
  return (bytes) => driver.print(bytes);
}

/** The network printer that this device printed on last, by its name. */
export function rememberedNetwork(): string | null {
  const remembered = readRemembered();
  return remembered?.kind === "network" ? String(remembered.device) : null;
}

export function rememberNetwork(printer: string): void {
  localStorage.setItem(REMEMBERED, JSON.stringify({ kind: "network", device: printer }));
}

/** After a printer that could not be reached: the next print asks anew which one it is. */
export function forgetThermal(): void {
  localStorage.removeItem(REMEMBERED);
  open.clear();
}

/** Fetched when it is first used: most counters print through the browser. */
async function loadDriver(kind: ThermalKind): Promise<Driver> {
  const loaded = kind === "usb" ? await import("#drivers/usb") : await import("#drivers/serial");
  return new loaded.default() as unknown as Driver;
}

function readRemembered(): { kind: ThermalKind | "network"; device: unknown } | null {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? "null");
  } catch {
    return null;
  }
}
