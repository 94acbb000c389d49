import type { Page } from "playwright";
import { type Figure, median, type Section } from "./figure.ts";
import { launchChromium, serveLoket } from "./served.ts";
import { payInBrowser } from "./till.ts";

const SLOWER = 4;
const ROUNDS = 7;

/** What a cashier waits for on a cheap machine, what the server needs to start, and its memory. */
export const byHand: Section = {
  title: "In the hand, and the server itself",
  async run(say) {
    say(`A browser with its processor slowed ${SLOWER} times …`);
    const browser = await launchChromium();
    const loket = await serveLoket();
    try {
      const before = loket.memoryMb();
      const ready: number[] = [];
      const found: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const page = await (await browser.newContext()).newPage();
        const cdp = await page.context().newCDPSession(page);
        await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
        ready.push(await signInToReady(page, loket.url));
        found.push((await payInBrowser(page, loket.url, String(530_000_000_000 + round), { pay: false })).foundMs);
        await page.context().close();
      }
      return figures(ready, found, loket.startMs, before, loket.memoryMb());
    } finally {
      await browser.close();
      await loket.stop();
    }
  },
};

function figures(ready: number[], found: number[], start: number, before: number, after: number): Figure[] {
  return [
    { what: "sign-in to ready-to-type, median", value: median(ready), unit: "ms" },
    { what: "Enter to confirmation shown, median", value: median(found), unit: "ms" },
    { what: "start to first answer", value: start, unit: "ms" },
    { what: "server's memory when started", value: before, unit: "MB" },
    { what: `server's memory after ${ROUNDS} rounds of a browser`, value: after, unit: "MB" },
  ];
}

async function signInToReady(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/login`);
  await page.getByLabel("Nama pengguna").fill("kasir");
  await page.getByLabel("Kata sandi", { exact: true }).fill("kasir-demo");
  const begun = performance.now();
  await page.getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL("**/pay");
  await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
  return performance.now() - begun;
}
