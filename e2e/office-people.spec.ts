import { expect } from "@playwright/test";
import { test } from "./test.ts";

test("a cashier that a supervisor adds signs in, and is out at once when disabled", async ({ signedIn, page }) => {
  const sri = await signedIn("sri");
  await sri.goto("/users");
  await expect(sri.getByRole("heading", { name: "Pengguna", level: 1 })).toBeVisible();
  await sri.getByRole("link", { name: "Tambah pengguna" }).click();
  await sri.getByLabel("Nama pengguna").fill("dewi");
  await sri.getByLabel("Nama", { exact: true }).fill("Dewi Lestari");
  await sri.getByLabel("Kata sandi", { exact: true }).fill("cempaka-kuning-4");
  await sri.getByRole("button", { name: "Simpan pengguna" }).click();
  await sri.waitForURL(/\/users$/);

  await page.goto("/login");
  await page.getByLabel("Nama pengguna").fill("dewi");
  await page.getByLabel("Kata sandi", { exact: true }).fill("cempaka-kuning-4");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("heading", { name: "Bayar tagihan" })).toBeVisible();

  await sri.getByRole("link", { name: "Dewi Lestari" }).click();
  await expect(sri.getByRole("heading", { name: "Dewi Lestari" })).toBeVisible();
  await sri.getByRole("button", { name: "Nonaktifkan" }).click();
  await expect(sri.getByRole("button", { name: "Aktifkan" })).toBeVisible();
  await page.goto("/pay");
  await expect(page).toHaveURL(/\/login/);
});

test("the audit log says who did what, and that its chain holds", async ({ signedIn }) => {
  const sri = await signedIn("sri");
  await sri.goto("/audit?group=session");
  await expect(sri.getByRole("heading", { name: "Audit", level: 1 })).toBeVisible();
  await expect(sri.getByRole("rowheader", { name: "Masuk" }).first()).toBeVisible();
  await sri.getByRole("button", { name: "Verifikasi" }).click();
  await expect(sri.getByRole("status").filter({ hasText: "Rantai audit utuh" })).toBeVisible();
  await sri.goto("/settings");
  const counter = sri.getByRole("region", { name: "Kasir dan batas" });
  await counter.getByLabel("Cek status bersamaan").fill("6");
  await counter.getByRole("button", { name: "Simpan" }).click();
  await expect(counter.getByText("Tersimpan.")).toBeVisible();
  await sri.goto("/audit?group=setting");
  await expect(sri.getByRole("row", { name: /^Mengubah pengaturan Kasir dan batas Sri Wahyuni/ })).toBeVisible();
});
