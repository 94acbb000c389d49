import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext } from "playwright";
import { serveEmptyApp } from "./empty-app.ts";
import type { Figure, Section } from "./figure.ts";
import { launchChromium, serveLoket } from "./served.ts";
import { payInBrowser, signIn } from "./till.ts";

const OFFICE = ["/dashboard", "/transactions", "/attention", "/reconciliation", "/users", "/audit", "/settings"];

/** The documented sandbox number whose payment succeeds at once, and never costs more than the demo's deposit. */
const SUCCEEDS = "210300016002";
/** By then a page has fetched what it loads after it can be used; pages that follow the news are never idle. */
const LATE_MS = 2_000;

/** Script that a browser really fetches, gzipped, against an empty page of the same Next.js. */
export const scriptWeight: Section = {
  title: "Script",
  async run(say) {
    say("Building an empty page of the same Next.js, and fetching every page in Chromium …");
    const browser = await launchChromium();
    const empty = await serveEmptyApp();
    const loket = await serveLoket();
    try {
      const base = await weightOf(await browser.newContext(), `${empty.url}/login`);
      return await weigh(browser, loket.url, base);
    } finally {
      await browser.close();
      await empty.stop();
      await loket.stop();
    }
  },
};

async function weigh(browser: Browser, url: string, base: number): Promise<Figure[]> {
  const figure = (what: string, bytes: number, limit?: number): Figure => ({
    what,
    value: bytes / base,
    unit: "times",
    ...(limit && { limit }),
    note: `${(bytes / 1000).toFixed(0)} kB against ${(base / 1000).toFixed(0)} kB`,
  });
  const figures = [figure("/login", await weightOf(await browser.newContext(), `${url}/login`), 1.15)];

  const till = await browser.newContext();
  const page = await till.newPage();
  await signIn(page, url, "kasir");
  figures.push(figure("/pay", await weightOf(till, `${url}/pay`), 1.3));
  const confirm = await payInBrowser(page, url, "510000000001", { pay: false });
  figures.push(figure("/pay/[trId]", await weightOf(till, confirm.url), 1.3));
  const paid = await payInBrowser(page, url, SUCCEEDS, { pay: true });
  figures.push(figure("/payments/[trId]", await weightOf(till, paid.url), 1.3));

  const office = await browser.newContext();
  await signIn(await office.newPage(), url, "supervisor");
  for (const path of OFFICE) {
    figures.push(figure(path, await weightOf(office, url + path, path === "/dashboard"), 1.7));
  }
  figures.push(figure("/dashboard, charts included", await weightOf(office, `${url}/dashboard`)));
  return figures;
}

/** `untilUsable`: without what is fetched after the page can be used. */
async function weightOf(context: BrowserContext, url: string, untilUsable = false): Promise<number> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts: Promise<number>[] = [];
  let open = true;
  page.on("response", (response) => {
    if (!open || response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url, { waitUntil: "load" });
  if (!untilUsable) await new Promise((resolve) => setTimeout(resolve, LATE_MS));
  open = false;
  const weights = await Promise.all(scripts);
  await page.close();
  return weights.reduce((sum, weight) => sum + weight, 0);
}
