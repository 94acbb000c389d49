import { expect, type Page } from "@playwright/test";
import { paid } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

const depositOf = (page: Page) => page.getByRole("region", { name: "Saldo IAK" });
const countOf = (page: Page) => page.getByRole("region", { name: "Hari ini" }).getByRole("definition").first();
/** "Berhasil 14 dari 21" */
const succeeded = async (page: Page) =>
  Number(/Berhasil ([\d.]+) dari [\d.]+/.exec((await countOf(page).textContent()) ?? "")?.[1]?.replace(".", ""));

async function setThreshold(page: Page, rupiah: string): Promise<void> {
  await page.goto("/settings?tab=system");
  const field = page.getByLabel("Batas saldo menipis (Rp)");
  await field.fill(rupiah);
  await field.press("Enter");
  await expect(page.getByText("Tersimpan.").first()).toBeVisible();
}

test("a payment shows in today's figures, the deposit, its warning and the latest without reloading, and an unreachable server or a wrong clock is said while they stay", async ({
  signedIn,
  shop,
}) => {
  const [sri, rina] = [await signedIn("sri"), await signedIn("rina")];
  await setThreshold(sri, "1000000000000");
  await sri.goto("/dashboard");
  await expect(sri.getByRole("heading", { name: "Ringkasan" })).toBeVisible();
  await expect(sri.getByText(/^IAK tersambung · \d+ ms$/)).toBeVisible();
  await expect(depositOf(sri)).toContainText(/Rp/);
  // Lost by everything except redrawing the page in place.
  await sri.evaluate(() => document.body.setAttribute("data-same-page", ""));
  const before = await succeeded(sri);
  const deposit = (await depositOf(sri).textContent()) ?? "";

  const kodeIuran = freshKodeIuran();
  await paid(rina, kodeIuran);

  await expect(sri.getByRole("region", { name: "Transaksi terakhir" })).toContainText(kodeIuran);
  expect(await succeeded(sri)).toBeGreaterThan(before);
  await expect(depositOf(sri)).not.toHaveText(deposit);
  await expect(depositOf(sri)).toContainText("Di bawah Rp1.000.000.000.000");

  await sri.context().setOffline(true);
  await expect(sri.getByText("Server Loket tidak terhubung · angka")).toBeVisible();
  await expect(countOf(sri)).toBeVisible();
  await sri.context().setOffline(false);
  await expect(sri.getByText(/^IAK tersambung/)).toBeVisible();
  await expect(sri.locator("body[data-same-page]")).toHaveCount(1);

  const clock = sri.getByText("Jam komputer server lebih cepat 2 jam dari jam IAK");
  shop.simulator.control.addFaults([{ fault: { dateOffsetMs: -7_200_500 } }]);
  await paid(rina, freshKodeIuran());
  await expect(clock).toBeVisible();
  expect(await (await fetch(`${shop.url}/api/health`)).json()).toMatchObject({ status: "degraded" });
  shop.simulator.control.clearFaults();
  await paid(rina, freshKodeIuran());
  await expect(clock).toBeHidden();
  await setThreshold(sri, "2000000");
});

test("its charts never keep the figures waiting, come as soon as they can be loaded, and are tables without any script", async ({
  signedIn,
  browser,
  shop,
}) => {
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
  const charts = sri.getByRole("region", { name: "Grafik penjualan" });
  await expect(charts.getByRole("radio", { name: "Per jam" })).toBeChecked();
  await expect.poll(() => refused).toBeGreaterThan(0);
  await expect(countOf(sri)).toBeVisible();
  away = false;
  await charts.getByRole("radio", { name: "Per hari" }).check();
  await expect(
    sri
      .locator("svg.recharts-surface")
      .or(sri.getByText(/^Belum ada yang berhasil dalam/))
      .first(),
  ).toBeVisible();
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
