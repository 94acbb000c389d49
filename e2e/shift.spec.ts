import { expect } from "@playwright/test";
import { confirmOf, openShift } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

test("a shift is opened, paid into, counted with the keyboard and closed with a difference; the supervisor sees it", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("budi");
  await openShift(page, "200000");
  await page.setViewportSize({ width: 1366, height: 768 });
  await expect(page.getByRole("button", { name: "Tutup shift" })).toBeInViewport({ ratio: 1 });

  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, nominal: 100_000 });
  await confirmOf(page, kodeIuran);
  await page.getByRole("textbox", { name: "Uang diterima" }).fill("150.000");
  await page.keyboard.press("F9");
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await page.goto("/pay");
  await expect(page.getByRole("region", { name: "Shift ini" })).toContainText("Rp102.500");

  await page.getByRole("link", { name: "Shift", exact: true }).click();
  await expect(page.getByRole("region", { name: "Kas di laci" })).toContainText("Rp302.500");
  // Payments made elsewhere appear by themselves, under what has been counted so far.
  const other = await page.context().newPage();
  const second = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: second, nominal: 197_500 });
  const hundreds = page.getByRole("textbox", { name: "Rp100.000 kertas" });
  await hundreds.fill("5");
  await confirmOf(other, second);
  await other.keyboard.press("F9");
  await expect(other.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await other.close();
  await expect(page.getByRole("region", { name: "Kas di laci" })).toContainText("Rp502.500");
  await expect(hundreds).toHaveValue("5");

  // Cash brought to the safe, more than there is, and change fetched.
  await page.locator("summary", { hasText: "Setor atau tambah kas" }).click();
  const amount = page.getByRole("textbox", { name: "Jumlah uang" });
  await amount.fill("900000");
  await page.getByRole("textbox", { name: "Keterangan" }).fill("ke brankas");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "tidak sebanyak itu" })).toBeVisible();
  await amount.fill("200000");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("region", { name: "Kas di laci" });
  await expect(drawer).toContainText("Rp302.500");
  await expect(drawer).toContainText("Setor kas: ke brankas");
  await page.getByRole("radio", { name: "Tambah kas" }).check();
  await amount.fill("200000");
  await page.getByRole("textbox", { name: "Keterangan" }).fill("uang receh");
  // It is recorded, but the answer is lost: pressed again, it counts once.
  await page.route("**/shift", async (route) => {
    if (route.request().method() === "POST") await route.fetch();
    await (route.request().method() === "POST" ? route.abort() : route.continue());
  });
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "mungkin sudah tercatat" })).toBeVisible();
  await page.unroute("**/shift");
  await page.getByRole("button", { name: "Catat" }).click();
  await expect(page.getByText("Tercatat: Tambah kas")).toBeVisible();
  await expect(drawer).toContainText("Rp502.500");
  // More than fit beside the count: ten at a time, and the count stays.
  for (let n = 0; n < 10; n++) {
    await page.getByRole("radio", { name: n % 2 ? "Setor kas" : "Tambah kas" }).check();
    await amount.fill("1000");
    await page.getByRole("textbox", { name: "Keterangan" }).fill(`tukar ${n}`);
    await page.keyboard.press("Enter");
    await expect(drawer).toContainText(`tukar ${n}`);
  }
  await expect(drawer).toContainText("Tambah kas (6)");
  await expect(drawer).not.toContainText("ke brankas");
  await drawer.getByRole("link", { name: "Lebih lama" }).click();
  await expect(drawer).toContainText("ke brankas");
  await expect(drawer).toContainText("Rp502.500");
  await expect(hundreds).toHaveValue("5");
  await hundreds.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Rp50.000 kertas" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("status").filter({ hasText: "−Rp2.500" })).toContainText("kurang");

  const close = page.getByRole("button", { name: "Tutup shift" });
  await close.click();
  const reason = page.getByRole("textbox", { name: "Alasan" });
  await expect(reason).toBeFocused();
  await reason.fill("salah memberi kembalian");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/shift\/\d+$/);
  await expect(page.getByRole("region", { name: "Hasil hitungan" })).toContainText("−Rp2.500");
  await expect(page.getByText("salah memberi kembalian")).toBeVisible();

  await page.evaluate(() => {
    window.print = () =>
      document.body.setAttribute("data-printed", document.querySelector(".receipt-sheet")?.textContent ?? "");
  });
  await page.keyboard.press("F10");
  await expect(page.locator("body")).toHaveAttribute(
    "data-printed",
    /Setor [\d.]+ WIB: ke brankas\s*−Rp200\.000[\s\S]*SELISIH\s+−Rp2\.500/,
  );

  const office = await signedIn("sri");
  await office.goto("/shifts");
  await office.getByLabel("Tampilkan").selectOption({ label: "Ada selisih" });
  await expect(office).toHaveURL(/only=differing/);
  await office.getByRole("link", { name: "Budi Santoso" }).first().click();
  await expect(office.getByText("salah memberi kembalian")).toBeVisible();
  await office.goto("/report");
  await expect(office.getByRole("heading", { name: "Laporan harian" })).toBeVisible();
  await expect(office.getByRole("columnheader", { name: "Budi Santoso" })).toBeVisible();
});

test("two tabs that close one shift keep the first count, and a supervisor closes what was forgotten", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  await openShift(page, "100.000");
  const other = await page.context().newPage();
  await other.goto("/shift");
  await other.getByRole("textbox", { name: "Rp50.000 kertas" }).fill("2");
  await page.getByRole("textbox", { name: "Rp100.000 kertas" }).fill("1");
  await page.getByRole("button", { name: "Tutup shift" }).click();
  await expect(page.getByText("Cocok").first()).toBeVisible();
  await other.getByRole("button", { name: "Tutup shift" }).click();
  await expect(other.getByRole("alert").filter({ hasText: "Hitungan pertama yang berlaku" })).toBeVisible();
  await expect(other.getByRole("region", { name: "Hitungan kas" })).toContainText("Rp100.000 kertas × 1");

  // Less cash than the last count: it needs a reason.
  await page.goto("/shift");
  await page.getByRole("textbox", { name: "Kas awal" }).fill("0");
  await page.getByRole("button", { name: "Buka shift" }).click();
  const why = page.getByRole("textbox", { name: "Alasan" });
  await expect(why).toBeFocused();
  await why.fill("disetor ke bank tadi malam");
  await page.getByRole("button", { name: "Buka shift" }).click();
  await expect(page.getByRole("button", { name: "Tutup shift" })).toBeVisible();
  const office = await signedIn("sri");
  await office.goto("/shifts?only=open");
  await office.getByRole("link", { name: "Rina Astuti" }).click();
  await office.getByRole("textbox", { name: "Alasan" }).fill("lupa ditutup kemarin");
  await office.getByRole("button", { name: "Tutup shift" }).click();
  await expect(office.getByRole("region", { name: "Hasil hitungan" })).toContainText("Sri Wahyuni");
});
