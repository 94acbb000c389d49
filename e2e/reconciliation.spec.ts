import { expect, type Page } from "@playwright/test";
import { findsNothing } from "./axe.ts";
import { paid } from "./counter.ts";
import { depositLeft, readBalance } from "./deposit.ts";
import { openShop, type Shop } from "./shop.ts";
import { freshKodeIuran, signIn, test } from "./test.ts";

/** A shop of its own: whatever others pay or take would stand in its book. */
let shop: Shop;
test.beforeAll(async () => {
  shop = await openShop();
});
test.afterAll(() => shop.close());

/** Somebody else uses the account, or tops it up. */
let outside = 0;
const somebodyElse = (amount: number) => {
  outside += amount;
  shop.simulator.control.setBalance(depositLeft(shop) + outside);
};

const readNow = (page: Page) => readBalance(page, shop, depositLeft(shop) + outside);

async function openToday(page: Page): Promise<void> {
  await page.goto(`${shop.url}/reconciliation`);
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Pergerakan" })).toBeVisible();
}

test("what we pay explains itself, what nobody explains stands there until somebody does, and a top-up is one", async ({
  browser,
}) => {
  // Four readings of the balance, for which the biller is asked no more often than every two seconds, and axe in both themes.
  test.setTimeout(60_000);
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, "sri", shop.url);
  await page.goto(`${shop.url}/reconciliation`);
  await expect(page.getByRole("heading", { name: "Rekonsiliasi saldo" })).toBeVisible();
  await readNow(page);

  const trId = await paid(page, freshKodeIuran(), shop.url);
  await readNow(page);
  await expect(page.getByRole("row").filter({ hasText: "1 pembayaran" })).toContainText("Cocok");

  somebodyElse(-75_000);
  await readNow(page);
  await expect(page.getByText("Rp75.000 keluar dari saldo tanpa penjelasan", { exact: false })).toBeVisible();
  await page.goto(`${shop.url}/dashboard`);
  await expect(page.getByText("Saldo turun tanpa penjelasan")).toBeVisible();

  await openToday(page);
  const movements = page.getByRole("region", { name: "Pergerakan" });
  await expect(movements.locator(`a[href="/payments/${trId}"]`)).toBeVisible();
  const fall = movements.getByRole("listitem").filter({ hasText: "-Rp75.000" });
  await expect(fall).toContainText("Saldo turun tanpa penjelasan");
  await fall.getByRole("radio", { name: "Dipakai lain" }).check();
  await fall.getByRole("textbox", { name: "Catatan" }).fill("pulsa untuk toko sebelah");
  await fall.getByRole("button", { name: "Simpan penjelasan" }).click();
  await expect(fall.getByText("pulsa untuk toko sebelah")).toBeVisible();
  await expect(fall.getByText("Sri Wahyuni")).toBeVisible();
  await expect(page.getByText("Cocok, dengan catatan")).toBeVisible();

  await fall.getByText("Tarik atau perbaiki penjelasan").click();
  await fall.getByRole("textbox", { name: "Alasan penarikan" }).fill("keliru, bukan pulsa");
  await fall.getByRole("button", { name: "Tarik penjelasan" }).click();
  await expect(page.getByText("tanpa penjelasan -Rp75.000")).toBeVisible();
  await expect(fall.getByText("keliru, bukan pulsa")).toBeVisible();
  await expect(fall.getByText("pulsa untuk toko sebelah")).toBeVisible();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await findsNothing(page);
  }
  await fall.getByRole("radio", { name: "Koreksi IAK" }).check();
  await fall.getByRole("textbox", { name: "Catatan" }).fill("nota debit IAK 881");
  await fall.getByRole("button", { name: "Simpan penjelasan" }).click();
  await expect(page.getByText("dijelaskan: Koreksi IAK -Rp75.000")).toBeVisible();
  await expect(page.getByText("Cocok, dengan catatan")).toBeVisible();
  await movements.getByText("1 saldo lain yang disebut IAK di antaranya").click();
  await expect(movements.getByText("dalam jawaban bayar")).toBeVisible();

  somebodyElse(5_000_000);
  await readNow(page);
  await expect(page.getByText("Saldo naik Rp5.000.000 tanpa catatan", { exact: false })).toBeVisible();
  await openToday(page);
  const rise = movements.getByRole("listitem").filter({ hasText: "+Rp5.000.000" });
  await expect(rise.getByRole("radio", { name: "Top-up" })).toBeChecked();
  await rise.getByRole("textbox", { name: "Catatan" }).fill("transfer BCA pagi");
  await rise.getByRole("button", { name: "Simpan penjelasan" }).click();
  await expect(rise.getByText("transfer BCA pagi")).toBeVisible();

  await page.goto(`${shop.url}/dashboard`);
  await expect(page.getByText("Saldo turun tanpa penjelasan")).toHaveCount(0);
  await context.close();
});
