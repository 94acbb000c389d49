import { PrinterFault, type PrinterPort, partsOf, step, tryStep, WAKE } from "./printer-port.ts";

/** A quarter of a second at 9600 baud. */
const PART_BYTES = 256;
/** For bytes that the system still buffers after the last write. */
const FLUSH_LIMIT_MS = 10_000;

export function serialPort(port: SerialPort, baudRate: number): PrinterPort {
  let writer: WritableStreamDefaultWriter<Uint8Array> | undefined;
  async function send(to: WritableStreamDefaultWriter<Uint8Array>, bytes: Uint8Array): Promise<void> {
    for (const part of partsOf(bytes, PART_BYTES)) await step(to.write(part));
  }
  return {
    async open() {
      await step(port.open({ baudRate }));
      writer = port.writable?.getWriter();
      if (!writer) throw new PrinterFault("silent");
      await send(writer, WAKE);
    },
    async write(bytes) {
      if (!writer) throw new PrinterFault("silent");
      await send(writer, bytes);
      await step(writer.close(), "silent", FLUSH_LIMIT_MS);
    },
    async close() {
      // A stream that failed accepts nothing more: the next print opens another.
      await tryStep(writer?.abort());
      writer?.releaseLock();
      writer = undefined;
      await tryStep(port.close());
    },
  };
}
