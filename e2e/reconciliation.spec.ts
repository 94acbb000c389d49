import { expect, type Page } from "@playwright/test";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { paid } from "./counter.ts";
import { DEPOSIT, openShop } from "./shop.ts";
import { testIn } from "./test.ts";

/** Other tests' payments and withdrawals would appear in its book. */
const test = testIn(openShop);

/** Reads the balance until it matches the biller's: it is requested at most every two seconds. */
async function readNow(page: Page, held: number): Promise<void> {
  await page.goto("/reconciliation");
  const button = page.getByRole("button", { name: "Baca saldo sekarang" });
  const read = async () => {
    await button.click();
    await expect(page.getByRole("status").filter({ hasText: /\S/ })).toBeVisible();
    return page.getByText(`Saldo IAK ${formatRupiah(held)}`).isVisible();
  };
  await expect.poll(read).toBe(true);
}

async function openToday(page: Page): Promise<void> {
  await page.goto("/reconciliation");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("region", { name: "Mutasi saldo" })).toBeVisible();
}

test("what we pay explains itself, what nobody explains stands there until somebody does, and a top-up is one", async ({
  signedIn,
  shop,
}) => {
  let outside = 0;
  const held = () => {
    const { executed } = shop.simulator.journal;
    return DEPOSIT + outside - executed.reduce((sum, { sellingPrice }) => sum + sellingPrice, 0);
  };
  /** Somebody else uses the account, or tops it up. */
  const somebodyElse = (amount: number) => {
    outside += amount;
    shop.simulator.control.setBalance(held());
  };
  const page = await signedIn("sri");
  await page.goto("/reconciliation");
  await expect(page.getByRole("heading", { name: "Rekonsiliasi saldo" })).toBeVisible();
  await readNow(page, held());

  const trId = await paid(page);
  await readNow(page, held());
  await expect(page.getByRole("row").filter({ hasText: "1 pembayaran" })).toContainText("Cocok");

  somebodyElse(-75_000);
  await readNow(page, held());
  await expect(page.getByText("Rp75.000 keluar dari saldo tanpa penjelasan", { exact: false })).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByText("Saldo turun tanpa penjelasan")).toBeVisible();
  // Today's earnings are visible where a supervisor's day begins, and why the deposit fell is one click away.
  const today = page.getByRole("region", { name: "Hari ini" });
  await expect(today).toContainText("Komisi");
  await expect(today.getByText("Rp2.000").first()).toBeInViewport();
  await page.getByRole("link", { name: "Jelaskan selisihnya" }).click();
  await expect(page.getByText("tanpa penjelasan −Rp75.000")).toBeVisible();

  const movements = page.getByRole("region", { name: "Mutasi saldo" });
  await expect(movements.locator(`a[href="/payments/${trId}"]`)).toBeVisible();
  const fall = movements.getByRole("listitem").filter({ hasText: "−Rp75.000" });
  await expect(fall).toBeInViewport();
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
  await expect(page.getByText("tanpa penjelasan −Rp75.000")).toBeVisible();
  await expect(fall.getByText("keliru, bukan pulsa")).toBeVisible();
  await expect(fall.getByText("pulsa untuk toko sebelah")).toBeVisible();
  await fall.getByRole("radio", { name: "Koreksi IAK" }).check();
  await fall.getByRole("textbox", { name: "Catatan" }).fill("nota debit IAK 881");
  await fall.getByRole("button", { name: "Simpan penjelasan" }).click();
  await expect(page.getByText("dijelaskan: Koreksi IAK −Rp75.000")).toBeVisible();
  await expect(page.getByText("Cocok, dengan catatan")).toBeVisible();
  await movements.getByText("1 saldo lain yang disebut IAK di antaranya").click();
  await expect(movements.getByText("dalam jawaban bayar")).toBeVisible();

  somebodyElse(5_000_000);
  await readNow(page, held());
  await expect(page.getByText("Saldo naik Rp5.000.000 tanpa catatan", { exact: false })).toBeVisible();
  await openToday(page);
  const rise = movements.getByRole("listitem").filter({ hasText: "+Rp5.000.000" });
  await expect(rise.getByRole("radio", { name: "Top-up" })).toBeChecked();
  await rise.getByRole("textbox", { name: "Catatan" }).fill("transfer BCA pagi");
  await rise.getByRole("button", { name: "Simpan penjelasan" }).click();
  await expect(rise.getByText("transfer BCA pagi")).toBeVisible();

  await page.goto("/dashboard");
  await expect(page.getByText("Saldo turun tanpa penjelasan")).toHaveCount(0);
});
