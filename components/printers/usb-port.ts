import { PrinterFault, type PrinterPort, partsOf, step, tryStep, WAKE } from "./printer-port.ts";

/** The USB class of printer interfaces, for all makes. */
const PRINTER_CLASS = 7;
/** Star Micronics, whose printers have their own command language. */
const STAR = 0x0519;
const PART_BYTES = 4_096;

export function askForUsb(): Promise<USBDevice> {
  return navigator.usb.requestDevice({ filters: [{ classCode: PRINTER_CLASS }] });
}

export function usbPort(device: USBDevice): PrinterPort {
  let endpoint = 0;
  async function write(bytes: Uint8Array): Promise<void> {
    for (const part of partsOf(bytes, PART_BYTES)) {
      const sent = await step(device.transferOut(endpoint, part));
      if (sent.status === "ok" && sent.bytesWritten === part.length) continue;
      if (sent.status === "stall") await tryStep(device.clearHalt("out", endpoint));
      throw new PrinterFault("silent");
    }
  }
  return {
    write,
    async open() {
      if (device.vendorId === STAR) throw new PrinterFault("star");
      await step(device.open());
      if (!device.configuration) await step(device.selectConfiguration(1));
      const found = printerInterface(device);
      if (!found) throw new PrinterFault("no_printer");
      await step(device.claimInterface(found.number), "held");
      if (found.alternate !== 0) await step(device.selectAlternateInterface(found.number, found.alternate));
      endpoint = found.endpoint;
      await write(WAKE);
    },
    close: () => tryStep(device.close()),
  };
}

function printerInterface({ configuration }: USBDevice) {
  for (const { interfaceNumber: number, alternates } of configuration?.interfaces ?? [])
    for (const { alternateSetting: alternate, interfaceClass, endpoints } of alternates) {
      const out = endpoints.find(({ direction }) => direction === "out");
      if (interfaceClass === PRINTER_CLASS && out) return { number, alternate, endpoint: out.endpointNumber };
    }
  return null;
}
