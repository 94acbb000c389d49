import { parentPort } from "node:worker_threads";
import { receiptPdf } from "./receipt-pdf.tsx";

/** What a thread of its own is asked to draw, one after another. */
export type PdfAsk = { readonly sheet: Parameters<typeof receiptPdf>; readonly last: boolean };

parentPort?.on("message", async ({ id, sheet, last }: PdfAsk & { readonly id: number }) => {
  const answer = await receiptPdf(...sheet).then(
    (bytes) => ({ id, told: new Uint8Array(bytes) }),
    (error: unknown) => ({ id, error }),
  );
  parentPort?.postMessage(answer, "told" in answer ? [answer.told.buffer] : []);
  // With nothing more to hear the thread ends by itself.
  if (last) parentPort?.close();
});
