import type { Loket } from "#lib/server/loket.ts";
import { LOKET } from "#lib/server/running.ts";

/** In megabytes: enough for a report of many pages. Without them the thread would keep what it has done with for long. */
const LIMITS = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 12 };

/** Called by Next as it starts. Gives the server process what only Next's build can load. */
export async function register(): Promise<void> {
  // Next omits code under this very condition from other runtimes.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const running = (globalThis as { [LOKET]?: Loket })[LOKET];
    if (!running) return;
    const { Worker } = await import("node:worker_threads");
    running.pdf.openBy(
      () => new Worker(new URL("./lib/receipts/pdf/pdf-worker.ts", import.meta.url), { resourceLimits: LIMITS }),
    );
  }
}
