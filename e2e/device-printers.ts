import type { Page } from "@playwright/test";

/** A device printer's behaviour; `off` does not open, `held` is taken by Windows, `stall` and `hang` fail in the middle of the receipt. */
export type Mood =
  | "well"
  | "off"
  | "held"
  | "star"
  | "unplugged"
  | "stall"
  | "hang"
  | "hang at once"
  | "nothing picked";

/**
 * Fake printers at the browser's USB, serial and Bluetooth: they keep what they are sent, and the chosen one outlasts the page, like a
 * browser's permissions.
 */
export async function withDevicePrinters(page: Page) {
  const heard = { picks: 0, bytes: [] as number[], longest: 0, opened: [] as unknown[] };
  let mood: Mood = "well";
  await page.exposeFunction("printerMood", () => mood);
  await page.exposeFunction("printerPicked", () => {
    heard.picks += 1;
  });
  await page.exposeFunction("printerOpened", (how: unknown) => heard.opened.push(how));
  await page.exposeFunction("printerTakes", (bytes: number[]) => {
    heard.bytes.push(...bytes);
    heard.longest = Math.max(heard.longest, bytes.length);
  });
  await page.addInitScript(fakeDevices);
  return {
    heard,
    is(next: Mood) {
      mood = next;
    },
    /** What the printer printed since the last call. */
    paper() {
      return new Uint8Array(heard.bytes.splice(0));
    },
  };
}

declare global {
  interface Window {
    printerMood(): Promise<Mood>;
    printerPicked(): Promise<void>;
    printerOpened(how: unknown): Promise<void>;
    printerTakes(bytes: number[]): Promise<void>;
  }
}

/** Runs in the page. */
function fakeDevices(): void {
  const never = new Promise<never>(() => {});
  const granted = (kind: string) => localStorage.getItem(`granted ${kind}`) === "yes";
  const refuse = (name: string) => Promise.reject(new DOMException("as asked", name));

  async function pick<D>(kind: string, device: D): Promise<D> {
    await window.printerPicked();
    if ((await window.printerMood()) === "nothing picked") return refuse("NotFoundError");
    localStorage.setItem(`granted ${kind}`, "yes");
    return device;
  }

  async function open(how: unknown): Promise<void> {
    const mood = await window.printerMood();
    await window.printerOpened(how);
    if (mood === "off") return refuse("NetworkError");
    if (mood === "held") return refuse("SecurityError");
  }

  /** Accepts bytes, or fails in the middle of a receipt, so that the two bytes that test the printer get through. */
  async function take(bytes: Uint8Array): Promise<"ok" | "stall"> {
    const mood = await window.printerMood();
    const isReceipt = bytes.length > 2;
    if (mood === "hang at once" || (mood === "hang" && isReceipt)) return never;
    if (mood === "unplugged" && isReceipt) return refuse("NetworkError");
    if (mood === "stall" && isReceipt) return "stall";
    await window.printerTakes([...bytes]);
    return "ok";
  }
  const bytesIn = (data: BufferSource) =>
    ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);

  const endpoints = [{ endpointNumber: 2, direction: "out", type: "bulk", packetSize: 64 }];
  const alternates = [
    { alternateSetting: 0, interfaceClass: 7, interfaceSubclass: 1, interfaceProtocol: 2, endpoints },
  ];
  const usbPrinter = {
    vendorId: 0x0fe6,
    configuration: null as object | null,
    open: () => open("usb"),
    async selectConfiguration() {
      this.configuration = { interfaces: [{ interfaceNumber: 1, alternates, alternate: alternates[0] }] };
    },
    claimInterface: async () => {},
    clearHalt: async () => {},
    close: async () => {},
    async transferOut(endpoint: number, data: BufferSource) {
      if (endpoint !== 2) return refuse("NotFoundError");
      const status = await take(bytesIn(data));
      return { status, bytesWritten: status === "ok" ? data.byteLength : 0 };
    },
  };
  const usb = {
    getDevices: async () => (granted("usb") ? [usbPrinter] : []),
    async requestDevice({ filters }: { filters: object[] }) {
      usbPrinter.vendorId = (await window.printerMood()) === "star" ? 0x0519 : 0x0fe6;
      const fits = JSON.stringify(filters) === JSON.stringify([{ classCode: 7 }]);
      return fits ? pick("usb", usbPrinter) : refuse("NotFoundError");
    },
  };

  const serialPort = {
    isOpen: false,
    writable: null as WritableStream<Uint8Array> | null,
    getInfo: () => ({}),
    async open(options: object) {
      if (this.isOpen) return refuse("InvalidStateError");
      await open(options);
      this.isOpen = true;
      this.writable = new WritableStream({
        async write(chunk) {
          if ((await take(chunk)) !== "ok") throw new DOMException("as asked", "NetworkError");
        },
      });
    },
    async close() {
      if (this.writable?.locked) return refuse("TypeError");
      this.isOpen = false;
      this.writable = null;
    },
  };
  const serial = {
    getPorts: async () => (granted("serial") ? [serialPort] : []),
    requestPort: () => pick("serial", serialPort),
  };

  const line = {
    properties: { write: false, writeWithoutResponse: true },
    async writeValueWithoutResponse(data: BufferSource) {
      if (data.byteLength > 180) return refuse("NetworkError");
      if ((await take(bytesIn(data))) !== "ok") return refuse("NetworkError");
    },
  };
  const silent = { properties: { write: false, writeWithoutResponse: false } };
  const service = { getCharacteristics: async () => [silent, line] };
  const gatt = {
    connect: async () => {
      await open("bluetooth");
      return { getPrimaryServices: async () => [service] };
    },
    disconnect() {},
  };
  const bluetooth = {
    async requestDevice({ optionalServices }: { optionalServices: string[] }) {
      const isSaid = optionalServices.includes("000018f0-0000-1000-8000-00805f9b34fb");
      return isSaid ? pick("bluetooth", { name: "RPP02N", gatt }) : refuse("NotFoundError");
    },
  };
  for (const [name, value] of Object.entries({ usb, serial, bluetooth }))
    Object.defineProperty(navigator, name, { value, configurable: true });
}
