import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { paid, payMeeting } from "./counter.ts";
import { PEOPLE } from "./shop.ts";
import { freshKodeIuran, test } from "./test.ts";

test("a supervisor finds who paid a kode iuran, shares the view by its address, opens the story and takes the files along", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, name: "PT DICARI ORANG" });
  const rina = await signedIn("rina");
  const trId = await paid(rina, kodeIuran);

  const sri = await signedIn("sri");
  await sri.goto("/dashboard");
  await sri.getByRole("link", { name: "Transaksi", exact: true }).click();
  await expect(sri.getByRole("heading", { level: 1, name: "Transaksi" })).toBeVisible();
  await sri.keyboard.press("/");
  await expect(sri.getByRole("searchbox", { name: "Cari" })).toBeFocused();
  await sri.keyboard.type(kodeIuran);
  await sri.waitForURL(`**/transactions?q=${kodeIuran}`);
  const row = sri.getByRole("link", { name: "PT DICARI ORANG" });
  await expect(row).toHaveCount(1);
  await expect(sri.getByRole("row").filter({ hasText: kodeIuran })).toContainText("Rina Astuti");
  await expect(sri.getByRole("searchbox", { name: "Cari" })).toBeFocused();
  await sri.getByRole("combobox", { name: "Status" }).selectOption({ label: "Gagal" });
  await expect(sri.getByText("Tidak ada transaksi yang cocok.")).toBeVisible();
  await sri.goto(`/transactions?q=dicari&status=success&cashier=`);
  await expect(row).toHaveCount(1);

  // A day is typed as it is shown, and applied at once; the most common spans are links.
  await sri.getByRole("textbox", { name: "Dari tanggal" }).fill("1 Jan 2020");
  await sri.waitForURL(/from=2020-01-01/);
  await expect(row).toHaveCount(1);
  await sri.getByRole("link", { name: "Bulan lalu" }).click();
  await expect(row).toHaveCount(0);
  await sri.getByRole("button", { name: "Buka kalender" }).last().click();
  await sri.getByRole("gridcell").getByRole("button").first().press("Escape");
  await sri.goto(`/transactions?q=dicari&status=success`);

  const arriving = sri.waitForEvent("download");
  await sri.getByRole("link", { name: "Unduh CSV" }).click();
  const lines = (await readFile(await (await arriving).path(), "utf8")).trim().split("\r\n");
  expect(lines[0]).toContain("No. pelanggan");
  expect(lines.slice(1).filter((line) => line.includes(trId))).toHaveLength(1);
  const book = await sri.request.get("/api/transactions.xlsx?q=dicari");
  expect((await book.body()).subarray(0, 2).toString()).toBe("PK");

  // From anywhere, by a part of its name.
  await sri.goto("/reconciliation");
  await sri.keyboard.press("Control+k");
  await sri.getByRole("combobox", { name: "Cari apa saja" }).fill("dicari");
  await sri.getByRole("option", { name: /PT DICARI ORANG/ }).click();
  await expect(sri.getByRole("heading", { level: 1, name: "PT DICARI ORANG" })).toBeVisible();
  await expect(sri.getByRole("region", { name: "Riwayat lengkap" })).toContainText("Rina Astuti");
  await expect(sri.getByRole("link", { name: "Cetak ulang" })).toBeVisible();

  await sri.getByText("Koreksi cara bayar atau kasir").click();
  await sri.getByRole("radio", { name: "QRIS" }).check();
  await expect(sri.getByRole("combobox", { name: "Kasir" })).toContainText("Rina Astuti");
  await sri.getByRole("textbox", { name: "No. referensi pembayaran" }).fill(`QR/${kodeIuran}`);
  await sri.getByRole("textbox", { name: "Alasan" }).fill("pelanggan membayar dengan QRIS");
  const correction = sri.locator("form").filter({ has: sri.getByRole("button", { name: "Simpan koreksi" }) });
  await correction.getByLabel("Kata sandi Anda").fill(PEOPLE.sri.password);
  await correction.getByRole("button", { name: "Simpan koreksi" }).click();
  await expect(sri.getByRole("region", { name: "Uang", exact: true })).toContainText(`QR/${kodeIuran}`);
  await expect(sri.getByRole("region", { name: "Riwayat lengkap" })).toContainText("Dikoreksi oleh");

  await sri.goto(`/transactions?q=dicari&from=2026-02-30`);
  await expect(sri.getByText("Tanggal 2026-02-30 tidak ada di kalender, jadi tidak dipakai.")).toBeVisible();
  await expect(sri.getByText("Berhasil 1 dari 1", { exact: true })).toBeVisible();
  expect((await sri.request.get("/api/transactions.csv?from=2026-02-30")).status()).toBe(400);
});

test("an unclear payment is asked about from its own page, whose story then holds the answer, and is printed again from there", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  const { control, journal } = shop.simulator;
  control.changeBill({ hp: kodeIuran, name: "PT SANGATPANJANGSEKALINAMANYATANPASPASISAMASEKALIOK" });
  const rules = [
    { command: "pay-pasca", fault: { reply: { kind: "reset" } } },
    { command: "checkstatus", fault: { holdReplyMs: "released" } },
  ] as const;
  const rina = await signedIn("rina");
  const { trId } = await payMeeting(rina, shop, rules, kodeIuran);
  await expect(rina.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();

  const sri = await signedIn("sri");
  await sri.setViewportSize({ width: 390, height: 844 });
  await sri.goto(`/transactions/${trId}`);
  await expect(sri.getByText("PT SANGATPANJANG", { exact: false })).toHaveCount(1);
  expect(await sri.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await sri.getByRole("button", { name: "Cek status" }).click();
  await journal.waitFor((heard) => heard.requestsOf("checkstatus").some((asked) => asked.hp === kodeIuran));
  control.release();
  const story = sri.getByRole("region", { name: "Riwayat lengkap" });
  await expect(story).toContainText("Rina Astuti");
  await sri.getByRole("link", { name: "Cetak ulang" }).click();
  await expect(sri).toHaveURL(new RegExp(`/receipts/${trId}$`));
  await expect(sri.getByText("BERHASIL").first()).toBeVisible();
  await sri.goBack();
  await story.getByText("Data dan jawaban IAK").first().click();
  await expect(story.locator("pre").first()).toContainText(trId);
  await expect(story.locator("pre").first()).not.toContainText("sign");
});
