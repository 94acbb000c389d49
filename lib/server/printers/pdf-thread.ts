import type { Worker } from "node:worker_threads";
import { createThread } from "#lib/db/thread.ts";
import type { PdfAsk } from "#lib/receipts/pdf/pdf-worker.ts";

/** A thread ends after this many PDFs, which frees the memory of its fonts and drawings. */
export const PDFS_A_THREAD = 200;

/** Draws PDFs on a thread of its own: each takes tens of milliseconds, in which nobody else would be answered. */
export function createPdfThread() {
  let open: (() => Worker) | null = null;
  let asked = 0;
  const thread = createThread<PdfAsk, Uint8Array<ArrayBuffer>>(() => {
    if (!open) throw new Error("what draws papers has not been loaded");
    return open();
  });

  return {
    /** How the thread is opened: only Next's build can load what draws. */
    openBy(how: () => Worker): void {
      open = how;
    },
    async draw(...sheet: PdfAsk["sheet"]): Promise<Uint8Array<ArrayBuffer>> {
      asked += 1;
      const last = asked % PDFS_A_THREAD === 0;
      const answer = thread.ask({ sheet, last });
      if (last) thread.replace();
      return answer;
    },
  };
}
