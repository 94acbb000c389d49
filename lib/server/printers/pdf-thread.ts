import type { Worker } from "node:worker_threads";
import type { PdfAnswer, PdfAsk } from "#lib/receipts/pdf/pdf-worker.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A thread ends after this many PDFs, which frees the memory of its fonts and drawings. */
export const PDFS_A_THREAD = 200;

/** Draws PDFs on a thread of its own, opened for the first: each takes tens of milliseconds, in which nobody else would be answered. */
export function createPdfThread() {
  const waiting = new Map<number, PromiseWithResolvers<Bytes>>();
  let open: (() => Worker) | null = null;
  let worker: Worker | null = null;
  let asked = 0;

  function begin(): Worker {
    if (!open) throw new Error("what draws papers has not been loaded");
    const begun = open();
    begun.on("message", (answer: PdfAnswer) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("bytes" in answer) asker?.resolve(answer.bytes);
      else asker?.reject(answer.error);
    });
    // Out of memory, or a fault that it did not catch: who waits is told, and the next PDF opens another.
    begun.on("error", (error) => {
      if (worker === begun) worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    begun.unref();
    return begun;
  }

  return {
    /** How the thread is opened: only Next's build can load what draws. */
    openBy(how: () => Worker): void {
      open = how;
    },
    async draw(...sheet: PdfAsk["sheet"]): Promise<Bytes> {
      worker ??= begin();
      const id = asked++;
      const answer = Promise.withResolvers<Bytes>();
      waiting.set(id, answer);
      const last = asked % PDFS_A_THREAD === 0;
      worker.postMessage({ id, sheet, last } satisfies PdfAsk);
      if (last) worker = null;
      return answer.promise;
    },
  };
}
