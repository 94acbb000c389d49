import { expect, type Page } from "@playwright/test";
import { confirmOf, openShift, payByKey } from "./counter.ts";
import { openShop } from "./shop.ts";
import { freshKodeIuran, testIn } from "./test.ts";

/** Cash rounding would change what others see. */
const test = testIn(openShop);

const ADMIN = 2_500;
const OPENING = 200_000;

/** The cash for a bill: rounded up to coins that exist. */
const inCoins = (nominal: number) => Math.ceil((nominal + ADMIN) / 100) * 100;
const rupiah = (amount: number) => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}`;

test("row 56: a day of two cashiers with twenty cash payments of odd amounts closes with no difference, and the report says what was rounded", {
  tag: "@long",
}, async ({ signedIn, shop }) => {
  const office = await signedIn("sri");
  await office.goto("/settings?tab=cashier");
  const settings = office.getByRole("region", { name: "Tunai" });
  await settings.getByLabel("Pembulatan tunai").selectOption("Rp100 ke atas");
  await settings.getByRole("button", { name: "Simpan" }).click();
  await expect(settings.getByText("Tersimpan.")).toBeVisible();

  const work = async (page: Page, first: number) => {
    const nominals = Array.from({ length: 10 }, (_, n) => first + 1_013 * n);
    await openShift(page, String(OPENING));
    for (const nominal of nominals) {
      const kodeIuran = freshKodeIuran();
      shop.simulator.control.changeBill({ hp: kodeIuran, nominal });
      await confirmOf(page, kodeIuran);
      await payByKey(page);
      await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
    }
    const taken = nominals.reduce((sum, nominal) => sum + inCoins(nominal), 0);
    await page.goto("/shift");
    await page.getByRole("textbox", { name: "Rp100 koin" }).fill(String((OPENING + taken) / 100));
    await expect(page.getByRole("status").filter({ hasText: "Selisih" })).toContainText("Cocok");
    await page.getByRole("button", { name: "Tutup shift" }).click();
    await expect(page).toHaveURL(/\/shift\/\d+$/);
    await expect(page.getByRole("region", { name: "Hasil hitungan" })).toContainText("Cocok");
    const prices = nominals.reduce((sum, nominal) => sum + nominal + ADMIN, 0);
    return { taken, rounding: taken - prices };
  };
  const days = await Promise.all([work(await signedIn("rina"), 101_037), work(await signedIn("budi"), 87_461)]);
  const taken = days.reduce((sum, day) => sum + day.taken, 0);
  const rounding = days.reduce((sum, day) => sum + day.rounding, 0);
  expect(rounding).toBeGreaterThan(0);

  await office.goto("/report");
  const outlet = (row: string) =>
    office
      .getByRole("row")
      .filter({ has: office.getByRole("rowheader", { name: row, exact: true }) })
      .getByRole("cell")
      .first();
  await expect(outlet("Transaksi")).toHaveText("Berhasil 20 dari 20");
  await expect(outlet("Pembulatan")).toHaveText(rupiah(rounding));
  await expect(outlet("Diterima dari pelanggan")).toHaveText(rupiah(taken));
  await expect(outlet("Kas seharusnya")).toHaveText(rupiah(taken));
  await office.goto("/shifts?only=differing");
  await expect(office.getByText("Tidak ada shift yang cocok dengan filter ini.")).toBeVisible();
});
