import { PrinterFault, type PrinterPort, partsOf, step, WAKE } from "./printer-port.ts";

/** GATT services under which small printers offer their serial line. */
const SERVICES = [
  "000018f0-0000-1000-8000-00805f9b34fb",
  "e7810a71-73ae-499d-8c15-faa9aef0c3f2",
  "49535343-fe7d-4ae5-8fa9-9fafd205e455",
  "0000ff00-0000-1000-8000-00805f9b34fb",
  "0000ffe0-0000-1000-8000-00805f9b34fb",
  "0000fff0-0000-1000-8000-00805f9b34fb",
  "6e400001-b5a3-f393-e0a9-e50e24dcca9e",
];
/** Fits one packet of nearly every printer. */
const PART_BYTES = 180;
const CONNECT_LIMIT_MS = 15_000;

let last: BluetoothDevice | undefined;

/** Lists all devices: few printers announce their services before a connection. */
export async function askForBluetooth(): Promise<BluetoothDevice> {
  last = await navigator.bluetooth.requestDevice({ acceptAllDevices: true, optionalServices: SERVICES });
  return last;
}

/** Not every browser lists earlier choices after a reload. */
export async function knownBluetooth(): Promise<BluetoothDevice[]> {
  return last ? [last] : ((await navigator.bluetooth.getDevices?.()) ?? []);
}

export function bluetoothPort(device: BluetoothDevice): PrinterPort {
  let line: BluetoothRemoteGATTCharacteristic | undefined;
  async function write(bytes: Uint8Array): Promise<void> {
    for (const part of partsOf(bytes, PART_BYTES)) {
      if (!line) throw new PrinterFault("no_printer");
      await step(line.properties.write ? line.writeValueWithResponse(part) : line.writeValueWithoutResponse(part));
    }
  }
  return {
    write,
    async open() {
      if (device.name?.startsWith("Star ")) throw new PrinterFault("star");
      if (!device.gatt) throw new PrinterFault("no_printer");
      const server = await step(device.gatt.connect(), "silent", CONNECT_LIMIT_MS);
      const services = await step(server.getPrimaryServices(), "no_printer");
      const offered = (await step(Promise.all(services.map((service) => service.getCharacteristics())))).flat();
      const lines = offered.filter(({ properties }) => properties.write || properties.writeWithoutResponse);
      // With one characteristic for each direction, the one that notifies is not for printing.
      line = lines.find(({ properties }) => !properties.notify) ?? lines[0];
      await write(WAKE);
    },
    async close() {
      line = undefined;
      device.gatt?.disconnect();
    },
  };
}
