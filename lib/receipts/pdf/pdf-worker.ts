import { parentPort } from "node:worker_threads";
import { receiptPdf } from "./receipt-pdf.tsx";

/** What a thread of its own is asked to draw, one after another. */
export type PdfAsk = { readonly id: number; readonly sheet: Parameters<typeof receiptPdf>; readonly last: boolean };
export type PdfAnswer = { readonly id: number } & (
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly error: unknown }
);

parentPort?.on("message", async ({ id, sheet, last }: PdfAsk) => {
  const answer: PdfAnswer = await receiptPdf(...sheet).then(
    (bytes) => ({ id, bytes: new Uint8Array(bytes) }),
    (error: unknown) => ({ id, error }),
  );
  parentPort?.postMessage(answer, "bytes" in answer ? [answer.bytes.buffer] : []);
  // With nothing more to hear the thread ends by itself.
  if (last) parentPort?.close();
});
