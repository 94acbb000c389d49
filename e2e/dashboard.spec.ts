import { expect, type Page } from "@playwright/test";
import { findsNothing } from "./axe.ts";
import { paid } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

/** What a summary may take to notice, on a busy machine. */
const SOON = { timeout: 15_000 };

const depositOf = (page: Page) => page.getByRole("region", { name: "Saldo IAK" });
const countOf = (page: Page) => page.getByRole("region", { name: "Hari ini" }).getByRole("definition").first();

async function setThreshold(page: Page, rupiah: string): Promise<void> {
  await page.goto("/settings");
  const field = page.getByLabel("Batas saldo menipis (Rp)");
  await field.fill(rupiah);
  await field.press("Enter");
  await expect(page.getByText("Tersimpan.").first()).toBeVisible();
}

test("a payment shows in today's figures, the deposit and the latest without reloading", async ({ signedIn }) => {
  const [sri, rina] = await Promise.all([signedIn("sri"), signedIn("rina")]);
  await sri.goto("/dashboard");
  await expect(sri.getByRole("heading", { name: "Ringkasan" })).toBeVisible();
  await expect(sri.getByText(/^IAK tersambung · \d+ ms$/)).toBeVisible(SOON);
  await expect(depositOf(sri)).toContainText("baru saja");
  // Survives nothing but what redraws the page in place.
  await sri.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const before = Number((await countOf(sri).textContent())?.replace(".", ""));
  const deposit = await depositOf(sri).textContent();

  const kodeIuran = freshKodeIuran();
  await paid(rina, kodeIuran);

  await expect(sri.getByRole("region", { name: "Transaksi terakhir" })).toContainText(kodeIuran, SOON);
  expect(Number((await countOf(sri).textContent())?.replace(".", ""))).toBeGreaterThan(before);
  expect(await depositOf(sri).textContent()).not.toBe(deposit);
  await expect(sri.locator("body[data-same-page]")).toHaveCount(1);
});

test("the deposit warns under the threshold, and an unreachable server is said while the figures stay", async ({
  signedIn,
}) => {
  const sri = await signedIn("sri");
  await setThreshold(sri, "1000000000000");
  const rina = await signedIn("rina");
  await paid(rina);
  await sri.goto("/dashboard");
  await expect(depositOf(sri)).toContainText("Di bawah Rp1.000.000.000.000", SOON);

  await sri.context().setOffline(true);
  await expect(sri.getByText("Server Loket tidak terhubung · angka")).toBeVisible(SOON);
  await expect(countOf(sri)).toBeVisible();
  await sri.context().setOffline(false);
  await expect(sri.getByText(/^IAK tersambung/)).toBeVisible(SOON);
  await setThreshold(sri, "2000000");
});

test("its charts can be read by everyone: in both themes, as tables, and without any script", async ({
  signedIn,
  browser,
  shop,
}) => {
  const sri = await signedIn("sri");
  await sri.goto("/dashboard");
  const charts = sri.getByRole("region", { name: "Grafik penjualan" });
  await expect(charts.getByRole("radio", { name: "Per jam" })).toBeChecked();
  for (const [colorScheme, view] of [
    ["light", "Per jam"],
    ["dark", "Per hari"],
  ] as const) {
    await sri.emulateMedia({ colorScheme });
    await charts.getByRole("radio", { name: view }).check();
    await findsNothing(sri);
  }
  await expect(charts.getByRole("table", { name: "Per jam" })).toBeAttached();
  await expect(charts.getByRole("table", { name: "Per hari" }).getByRole("row")).toHaveCount(31);

  const plain = await browser.newContext({
    baseURL: shop.url,
    javaScriptEnabled: false,
    storageState: await sri.context().storageState(),
  });
  const page = await plain.newPage();
  await page.goto("/dashboard");
  await expect(page.getByRole("table", { name: "Per jam" })).toBeInViewport();
  await expect(page.getByRole("radio", { name: "Per jam" })).toBeHidden();
  await expect(depositOf(page)).toContainText("Rp");
  await plain.close();
});

test("a chart that cannot be loaded leaves the figures in place, and comes as soon as it can", async ({ signedIn }) => {
  const sri = await signedIn("sri");
  let away = true;
  let refused = 0;
  await sri.route(/\/_next\/static\/.*\.js/, async (route) => {
    const response = await route.fetch();
    if (!away || !(await response.text()).includes("recharts-surface")) return route.fulfill({ response });
    refused += 1;
    return route.abort();
  });
  await sri.goto("/dashboard");
  await expect.poll(() => refused, SOON).toBeGreaterThan(0);
  await expect(countOf(sri)).toBeVisible();
  away = false;
  await sri.getByRole("radio", { name: "Per hari" }).check();
  await expect(
    sri
      .locator("svg.recharts-surface")
      .or(sri.getByText(/^Belum ada transaksi dalam/))
      .first(),
  ).toBeVisible(SOON);
});
