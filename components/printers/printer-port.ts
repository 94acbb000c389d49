/** Why a printer of this device accepts nothing. `held`: the system's own driver, or another program or tab, has it. */
export const PRINTER_FAULTS = ["none_picked", "held", "silent", "star", "no_printer"] as const;
export type PrinterFaultCode = (typeof PRINTER_FAULTS)[number];

export class PrinterFault extends Error {
  readonly code: PrinterFaultCode;
  constructor(code: PrinterFaultCode) {
    super(code);
    this.code = code;
  }
}

/** A connection to a thermal printer, of any kind. Errors are PrinterFaults. */
export type PrinterPort = {
  /** Claims the printer and checks that it accepts bytes. */
  open(): Promise<void>;
  /** Resolves once the other side has accepted every byte. */
  write(bytes: Uint8Array): Promise<void>;
  /** Never rejects, even if opening failed; the port can be opened again. */
  close(): Promise<void>;
};

/** ESC @, which prints nothing: a printer that is off or stalled does not accept it. */
export const WAKE = Uint8Array.of(0x1b, 0x40);

/** Milliseconds for one transfer. */
const TRANSFER_LIMIT_MS = 5_000;

/** One step with a printer: an error, or taking longer than `limitMs`, is a fault. */
export async function step<T>(
  work: Promise<T>,
  code: PrinterFaultCode = "silent",
  limitMs = TRANSFER_LIMIT_MS,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PrinterFault(code)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    // Chrome's error for a USB device that Windows' own printer driver has.
    const isHeld = error instanceof DOMException && error.name === "SecurityError";
    throw new PrinterFault(isHeld ? "held" : code);
  } finally {
    clearTimeout(timer);
  }
}

/** The same for steps that may fail. */
export async function tryStep(work: Promise<unknown> | undefined, limitMs = 1_000): Promise<void> {
  if (work) await step(work, "silent", limitMs).catch(() => {});
}

/** Parts of at most `length` bytes. */
export function* partsOf(bytes: Uint8Array, length: number): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < bytes.length; at += length) yield new Uint8Array(bytes.subarray(at, at + length));
}

/** Opens the port, prints what `bytesOf` then returns (nothing for null), and closes it. */
export async function printThrough(port: PrinterPort, bytesOf: () => Promise<Uint8Array | null>): Promise<void> {
  try {
    await port.open();
    const bytes = await bytesOf();
    if (bytes) await port.write(bytes);
  } finally {
    await port.close();
  }
}
