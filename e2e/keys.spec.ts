import { expect, type Page } from "@playwright/test";
import { paid, trIdIn } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

/** The painted page before its scripts have loaded; `act` runs in between. */
async function beforeItsScripts(page: Page, path: string, act: () => Promise<void>): Promise<void> {
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
  await expect(page.locator("main input:focus")).toBeVisible();
  await act();
  arrive();
}

test("before the page's scripts have come a bill is found, Enter pays nothing, the pay button pays once, and what was typed is not lost", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, nominal: 100_000 });
  const number = page.getByRole("textbox", { name: "ID inquiry atau kode iuran" });
  await beforeItsScripts(page, "/pay", async () => {
    await number.fill("77");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Ref ID" })).toBeVisible();
    await expect(number).toHaveValue("77");
    await number.fill(kodeIuran);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/pay\/\d+$/, { waitUntil: "commit" });
  });
  const trId = trIdIn(page);
  const paying = () => shop.simulator.journal.requestsOf("pay-pasca", trId);

  await beforeItsScripts(page, `/pay/${trId}`, async () => {
    await page.keyboard.type("150000");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
  });
  await expect(page.getByText("Rp47.500")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Bayar Rp102.500" })).toBeFocused();
  expect(paying()).toHaveLength(0);

  await beforeItsScripts(page, `/pay/${trId}`, async () => {
    await page.keyboard.type("50000");
    await page.getByRole("button", { name: "Bayar Rp102.500" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Uang kurang Rp52.500" })).toBeVisible();
    expect(paying()).toHaveLength(0);
    await page.getByRole("textbox", { name: "Uang diterima" }).fill("150000");
    // Drawn as disabled for the refused amount; without scripts nothing can redraw it.
    await page.getByRole("button", { name: "Bayar Rp102.500" }).click({ force: true });
    await page.waitForURL(`**/payments/${trId}`, { waitUntil: "commit" });
  });
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await expect(page.getByText("Rp47.500").first()).toBeVisible();
  expect(paying()).toHaveLength(1);
});

test("the list is walked through by its keys from the search on, and whoever comes back from a row stands on it again", async ({
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

test("ten customers in a row take at most twenty keys each and no mouse, Enter after the print goes on and never prints again, a held Enter never goes on, and the last receipts are one key away", {
  tag: "@long",
}, async ({ signedIn, shop }) => {
  const page = await signedIn("budi");
  await page.goto("/pay");
  const papers = () => page.evaluate(() => Number(document.documentElement.dataset.papers ?? 0));
  const number = page.getByRole("textbox", { name: "ID inquiry atau kode iuran" });
  const print = page.getByRole("button", { name: "Cetak struk" });
  const next = page.getByRole("link", { name: "Transaksi baru" });
  await page.evaluate(() => {
    window.print = () => {
      const { dataset } = document.documentElement;
      dataset.papers = String(Number(dataset.papers ?? 0) + 1);
    };
  });
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  for (let customer = 1; customer <= 10; customer++) {
    await expect(number).toBeFocused();
    await expect(number).toHaveValue("");
    keys = 0;
    for (const digit of freshKodeIuran()) await press(digit);
    await press("Enter");
    await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
    await press("F9");
    await expect(print).toBeFocused();
    await press("Enter");
    await expect(next).toBeFocused();
    await expect(page.getByRole("button", { name: "Cetak salinan" })).toBeVisible();
    expect(await papers()).toBe(customer);
    await press(customer === 2 ? "Escape" : customer === 3 ? "F2" : "Enter");
    expect(keys).toBeLessThanOrEqual(20);
  }
  await expect(number).toBeFocused();
  expect(await papers()).toBe(10);

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
  expect(await papers()).toBe(10);
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);

  await page.keyboard.press("F2");
  await expect(page.getByRole("heading", { name: "Bayar tagihan" })).toBeVisible();
  await page.keyboard.press("F8");
  await expect(page.getByRole("heading", { name: "Struk", level: 1 })).toBeVisible();
  await expect(page.getByRole("link").filter({ hasText: kodeIuran })).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type(kodeIuran);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link").filter({ hasText: kodeIuran })).toBeFocused();
  await page.keyboard.press("1");
  await page.waitForURL(`**/receipts/${trId}`);
  await expect(page.getByText(kodeIuran).first()).toBeVisible();
});
