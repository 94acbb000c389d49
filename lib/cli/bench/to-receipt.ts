import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { NODE_ARGS, ROOT } from "../project.mjs";
import { DEMO_ACCOUNT } from "../simulator-process.ts";
import { startControlledSimulator } from "./controlled-simulator.ts";
import { type Figure, median, quantile, type Section } from "./figure.ts";
import { launchChromium, type Served, serveLoket } from "./served.ts";
import { payInBrowser, signIn } from "./till.ts";

const PASSWORD = randomUUID();
const BILLER_MS = 300;
const WARM_UP = 3;
const ROUNDS = 20;
/** Of our own, whatever the biller takes. */
const MOST_MS = 150;

/** What a cashier with a customer before her waits for: in Chromium, from the click on "Bayar" to the paper. */
export const toReceipt: Section = {
  title: "From the click to the receipt",
  async run(say) {
    say(`${ROUNDS} payments in Chromium, the biller taking ${BILLER_MS} ms …`);
    const biller = await startControlledSimulator();
    const browser = await launchChromium();
    const { loket, close } = await serveOwnSandbox(biller.url);
    try {
      await biller.slow(BILLER_MS);
      const page = await (await browser.newContext()).newPage();
      // The browser's own dialogue would stand in the way of the next payment.
      await page.addInitScript(() => {
        window.print = () => document.documentElement.setAttribute("data-printed", "yes");
      });
      await signIn(page, loket.url, "kasir", PASSWORD);
      const paid: number[] = [];
      const printed: number[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        const { paidMs } = await payInBrowser(page, loket.url, String(550_000_000_000 + round), { pay: true });
        const printedMs = await printByKey(page);
        if (round < WARM_UP) continue;
        paid.push(paidMs - BILLER_MS);
        printed.push(printedMs);
      }
      return [
        figure("from the click to the success shown, less the biller's time", paid),
        figure("from F10 to the receipt at the printer", printed),
      ];
    } finally {
      await browser.close();
      await close();
      await biller.stop();
    }
  },
};

function figure(what: string, took: readonly number[]): Figure {
  const note = `median of ${took.length}; 95 of 100 within ${quantile(took, 0.95).toFixed(0)} ms`;
  return { what, value: median(took), unit: "ms", limit: MOST_MS, note };
}

async function printByKey(page: Page): Promise<number> {
  const begun = performance.now();
  await page.keyboard.press("F10");
  await page.waitForFunction(() => document.documentElement.dataset.printed === "yes", undefined, { polling: "raf" });
  return performance.now() - begun;
}

/** A sandbox of its own whose biller is ours: the demo's simulator cannot be told to take its time. */
async function serveOwnSandbox(biller: string): Promise<{ loket: Served; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "loket-bench-"));
  const env = {
    DATABASE_URL: `file:${join(folder, "ledger.db")}`,
    IAK_USERNAME: DEMO_ACCOUNT.username,
    IAK_API_KEY: DEMO_ACCOUNT.apiKey,
    IAK_POSTPAID_URL: biller,
    IAK_PREPAID_URL: biller,
  };
  const command = [...NODE_ARGS, join(ROOT, "lib", "cli", "loket.ts")];
  const own = { cwd: ROOT, env: { ...process.env, ...env }, input: PASSWORD };
  execFileSync(process.execPath, [...command, "user", "add", "kasir", "--role", "cashier"], own);
  const loket = await serveLoket(env);
  return {
    loket,
    async close() {
      await loket.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
