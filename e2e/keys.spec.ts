import { expect, type Page } from "@playwright/test";
import { paid, trIdIn } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

/** The page as it is painted, its scripts on their way; what `act` does comes before them. */
async function beforeItsScripts(
  page: Page,
  path: string,
  act: () => Promise<void>,
  ready = "main input:focus",
): Promise<void> {
  const scripts = "**/_next/static/**/*.js";
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(scripts, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  await expect(page.locator(ready)).toBeVisible();
  await act();
  arrive();
}

test("what is typed and pressed before the page's scripts have come is neither lost nor sent as an address", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, nominal: 100_000 });
  await beforeItsScripts(page, "/pay", async () => {
    await page.getByRole("radio", { name: "Kode iuran" }).check();
    await page.locator("main input[name=number]").fill(kodeIuran);
    await page.keyboard.press("Enter");
  });
  await page.waitForURL(/\/pay\/\d+$/);
  const trId = trIdIn(page);

  await beforeItsScripts(page, `/pay/${trId}`, () => page.keyboard.type("150000"));
  await expect(page.getByText("Rp47.500")).toBeVisible();
  // Enter in the cash field goes on to the button, and no further.
  await beforeItsScripts(page, `/pay/${trId}`, async () => {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
  });
  await expect(page.getByRole("button", { name: "Bayar Rp102.500" })).toBeFocused();
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(0);
  await beforeItsScripts(page, `/pay/${trId}`, () => page.keyboard.press("F9"));
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
});

test("the list is walked through by its keys from the search on, before the page's scripts too, and whoever comes back from a row stands on it again", async ({
  signedIn,
  shop,
}) => {
  const rina = await signedIn("rina");
  for (const name of ["CV BARIS SATU", "CV BARIS DUA", "CV BARIS TIGA"]) {
    const kodeIuran = freshKodeIuran();
    shop.simulator.control.changeBill({ hp: kodeIuran, name });
    await paid(rina, kodeIuran);
  }
  const page = await signedIn("sri");
  const search = page.getByRole("searchbox", { name: "Cari" });
  const typing = async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("pt");
    await page.keyboard.press("ArrowDown");
  };
  await beforeItsScripts(page, "/transactions", typing, "tbody th a >> nth=0");
  await expect(page.getByRole("row").nth(1).getByRole("link")).toBeFocused();
  await expect(search).toHaveValue("pt");

  const row = (name: string) => page.getByRole("link", { name });
  await page.goto("/transactions?q=baris");
  await expect(row("CV BARIS SATU")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  await expect(row("CV BARIS TIGA")).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowDown");
  await expect(row("CV BARIS SATU")).toBeFocused();
  await page.keyboard.press("k");
  await expect(row("CV BARIS DUA")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "CV BARIS DUA" })).toBeVisible();
  await page.goBack();
  await expect(row("CV BARIS DUA")).toBeFocused();
});

test("a bill takes three keys from its number to its paper, a fourth to the next, a held Enter never goes on, and the last receipts are one key away", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("budi");
  await page.goto("/pay");
  const papers = () => page.evaluate(() => Number(document.documentElement.dataset.papers ?? 0));
  const number = page.locator("main input[name=number]");
  const print = page.getByRole("button", { name: "Cetak struk" });
  await page.evaluate(() => {
    window.print = () => {
      const { dataset } = document.documentElement;
      dataset.papers = String(Number(dataset.papers ?? 0) + 1);
    };
  });
  await expect(number).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("textbox", { name: "Kode iuran" })).toBeFocused();
  for (let bill = 1; bill <= 3; bill++) {
    await page.keyboard.type(freshKodeIuran());
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
    await page.keyboard.press("F9");
    await expect(print).toBeFocused();
    await page.keyboard.press("Enter");
    await expect.poll(papers).toBe(bill);
    await page.keyboard.press(bill === 2 ? "Escape" : "F2");
    await expect(number).toBeFocused();
    await expect(number).toHaveValue("");
  }

  const kodeIuran = freshKodeIuran();
  await page.keyboard.type(kodeIuran);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Bayar Rp/ })).toBeFocused();
  const trId = trIdIn(page);
  await page.keyboard.down("Enter");
  await expect(print).toBeFocused();
  await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(page.getByText("SALINAN", { exact: false })).toHaveCount(0);
  expect(await papers()).toBe(3);
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);

  await page.keyboard.press("F2");
  await expect(page.getByRole("heading", { name: "Bayar tagihan" })).toBeVisible();
  await page.keyboard.press("F8");
  await expect(page.getByRole("heading", { name: "Struk terakhir" })).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: kodeIuran })).toBeFocused();
  await page.keyboard.press("1");
  await page.waitForURL(`**/receipts/${trId}`);
  await expect(page.getByText(kodeIuran).first()).toBeVisible();
});
