import { expect } from "@playwright/test";
import { confirmOf, payByKey } from "./counter.ts";
import { openShop } from "./shop.ts";
import { freshKodeIuran, testIn } from "./test.ts";

/** Cash rounding would change what others see. */
const test = testIn(openShop);
test.describe.configure({ mode: "default" });

const REFUSED = { execute: "never", reply: { kind: "code", responseCode: "17" } } as const;

test("cash is rounded as the supervisor chose, on the confirmation and the receipt, never towards IAK, no change is due before the success, and what was handed over is owed back", async ({
  signedIn,
  shop,
}) => {
  const sri = await signedIn("sri");
  await sri.goto("/settings?tab=cashier");
  const settings = sri.getByRole("region", { name: "Tunai" });
  await settings.getByLabel("Pembulatan tunai").selectOption("Rp100 ke atas");
  await settings.getByRole("button", { name: "Simpan" }).click();
  await expect(settings.getByText("Tersimpan.")).toBeVisible();

  const kodeIuran = freshKodeIuran();
  const { control, journal } = shop.simulator;
  control.changeBill({ hp: kodeIuran, nominal: 692_689 });
  control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const page = await signedIn("rina");
  const trId = await confirmOf(page, kodeIuran);
  const amountBeside = (label: string) => page.locator("aside dt", { hasText: label }).locator("xpath=../dd");
  await expect(amountBeside("Total bayar")).toHaveText("Rp695.189");
  await expect(amountBeside("Pembulatan")).toHaveText("Rp11");
  await expect(amountBeside("Total tunai")).toHaveText("Rp695.200");

  await page.getByRole("radio", { name: "QRIS" }).check();
  await expect(page.getByText("Uang Rp695.189 harus sudah masuk sebelum Anda menekan Bayar.")).toBeVisible();
  await expect(page.getByText("Pembulatan")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Bayar Rp695.189" })).toBeVisible();

  await page.getByRole("radio", { name: "Tunai" }).check();
  await page.getByRole("button", { name: "700.000" }).click();
  await expect(page.getByText("Rp4.800")).toBeVisible();
  await expect(page.getByRole("button", { name: "Bayar Rp695.200" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  await expect(page.getByText("Kembalian", { exact: true })).toHaveCount(0);
  control.release();
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await expect(page.getByText("Kembalian", { exact: true })).toBeVisible();
  await page.goto(`/receipts/${trId}`);
  const paper = page.locator(".receipt-sheet");
  for (const line of [/Pembulatan\s*Rp11/, /TOTAL BAYAR\s*Rp695\.200/, /Tunai\s*Rp700\.000/, /Kembali\s*Rp4\.800/]) {
    await expect(paper).toContainText(line);
  }
  expect(journal.executed.find(({ hp }) => hp === kodeIuran)).toMatchObject({ price: 695_189 });

  const failing = freshKodeIuran();
  control.changeBill({ hp: failing, nominal: 470_496 });
  control.addFaults([{ hp: failing, command: "pay-pasca", fault: REFUSED }]);
  await confirmOf(page, failing);
  await payByKey(page);
  await expect(page.getByText("Kembalikan uang pelanggan Rp473.000")).toBeVisible();
  await page.goto("/shift");
  await expect(page.getByRole("listitem").filter({ hasText: "Kembalikan uang" })).toContainText("Rp473.000");
});

test("a QRIS payment that failed is owed until somebody says how it went back, earns nothing, and is found by its reference", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, name: "PT BAYAR QRIS" });
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: REFUSED }]);
  const page = await signedIn("rina");
  await confirmOf(page, kodeIuran);
  await page.getByRole("radio", { name: "QRIS" }).check();
  await page.getByRole("textbox", { name: "No. referensi pembayaran" }).fill(`QR/${kodeIuran}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Bayar Rp/ })).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(page.getByText(/^Kembalikan uang pelanggan Rp/)).toBeVisible();
  await expect(page.getByText("Transfer kembali ke pelanggan", { exact: false })).toBeVisible();
  const strip = page.getByRole("region", { name: "Pembayaran Anda yang belum selesai" });
  await expect(strip.getByText(/^Kembalikan Rp/).first()).toBeVisible();
  await page.getByRole("textbox", { name: "No. referensi pengembalian" }).fill("TRF 991");
  await page.getByRole("checkbox", { name: "Uang dikembalikan" }).check();
  await expect(page.getByText(/sudah dikembalikan/)).toBeVisible();
  await expect(page.getByText("TRF 991", { exact: false })).toBeVisible();

  const sri = await signedIn("sri");
  await sri.goto(`/transactions?q=${encodeURIComponent(`qr/${kodeIuran}`)}`);
  await sri.getByRole("link", { name: "PT BAYAR QRIS" }).click();
  const money = sri.getByRole("region", { name: "Uang" });
  await expect(money.getByText(`QR/${kodeIuran}`)).toBeVisible();
  await expect(money.getByText("Komisi")).toHaveCount(0);
  await expect(money.getByText("Dipotong dari saldo")).toHaveCount(0);
});
