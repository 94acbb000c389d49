import type { Loket } from "#lib/server/loket.ts";
import { LOKET } from "#lib/server/running.ts";

/** Called by Next as it starts. Gives the server process what only Next's build can load. */
export async function register(): Promise<void> {
  // Next omits code under this very condition from other runtimes.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const running = (globalThis as { [LOKET]?: Loket })[LOKET];
    if (!running) return;
    running.pdf.draw = async (model) => {
      const { receiptPdf } = await import("#lib/receipts/pdf/receipt-pdf.tsx");
      return receiptPdf(model, { kind: "original" }, "a4");
    };
  }
}
