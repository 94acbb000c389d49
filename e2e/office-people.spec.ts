import { expect } from "@playwright/test";
import { openShop } from "./shop.ts";
import { signIn, test } from "./test.ts";

test("a cashier that a supervisor adds signs in, and is out at once when disabled", async ({ signedIn, page }) => {
  const sri = await signedIn("sri");
  await sri.goto("/users");
  await expect(sri.getByRole("heading", { name: "Pengguna", level: 1 })).toBeVisible();
  await sri.getByRole("link", { name: "Tambah pengguna" }).click();
  await sri.getByLabel("Nama pengguna").fill("tuti");
  await sri.getByLabel("Nama", { exact: true }).fill("Tuti Rahayu");
  await sri.getByLabel("Kata sandi", { exact: true }).fill("cempaka-kuning-4");
  await sri.getByRole("button", { name: "Simpan pengguna" }).click();
  await sri.waitForURL(/\/users$/);

  await page.goto("/login");
  await page.getByLabel("Nama pengguna").fill("tuti");
  await page.getByLabel("Kata sandi", { exact: true }).fill("cempaka-kuning-4");
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("heading", { name: "Buat kata sandi sendiri" })).toBeVisible();
  // Nothing is open to her before.
  expect((await page.request.get("/api/transactions.csv")).status()).toBe(401);
  await page.getByLabel("Kata sandi baru").fill("cempaka-merah-5");
  await page.getByRole("button", { name: "Simpan dan lanjutkan" }).click();
  await expect(page.getByRole("heading", { name: "Bayar tagihan" })).toBeVisible();

  await sri.getByRole("link", { name: "Tuti Rahayu" }).click();
  await expect(sri.getByRole("heading", { name: "Tuti Rahayu" })).toBeVisible();
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
  await sri.goto("/settings?tab=cashier");
  const counter = sri.getByRole("region", { name: "Kasir dan batas" });
  await counter.getByLabel("Cek status bersamaan").fill("6");
  await counter.getByRole("button", { name: "Simpan" }).click();
  await expect(counter.getByText("Tersimpan.")).toBeVisible();
  await sri.goto("/audit?group=setting");
  const change = sri.getByRole("row", { name: /^Mengubah pengaturan Kasir dan batas Sri Wahyuni \(sri\)/ });
  await expect(change).toContainText("Cek status bersamaan: 5 → 6");
});

test("a supervisor's account changes only with a password, and who changed it cannot take the alarm off the list", async ({
  browser,
}) => {
  // An alarm that its author cannot acknowledge would stay in every other test's list.
  const shop = await openShop();
  const context = await browser.newContext({ baseURL: shop.url });
  const sri = await context.newPage();
  await signIn(sri, "sri");
  await sri.goto("/users/new");
  await sri.getByLabel("Nama pengguna").fill("maya");
  await sri.getByLabel("Nama", { exact: true }).fill("Sistem");
  await sri.getByRole("radio", { name: "Supervisor" }).check();
  const send = async (own: string) => {
    await sri.getByLabel("Kata sandi", { exact: true }).fill("cempaka-kuning-4");
    await sri.getByLabel("Kata sandi Anda").fill(own);
    await sri.getByRole("button", { name: "Simpan pengguna" }).click();
  };
  await send("anggrek-ungu-9");
  await expect(sri.getByText("Nama ini dipakai oleh sistem.")).toBeVisible();
  await sri.getByLabel("Nama", { exact: true }).fill("Maya Sari");
  await send("bukan itu");
  await expect(sri.getByText("Kata sandi Anda salah.")).toBeVisible();
  await send("anggrek-ungu-9");
  await sri.waitForURL(/\/users$/);

  await sri.getByRole("link", { name: "Maya Sari" }).click();
  await expect(sri.getByText("hanya dapat ditandai selesai oleh supervisor lain")).toBeVisible();
  const access = sri.getByRole("region", { name: "Akses" });
  await access.getByRole("button", { name: "Nonaktifkan" }).click();
  await expect(access.getByText("Wajib diisi.")).toBeVisible();
  await access.getByLabel("Kata sandi Anda").last().fill("anggrek-ungu-9");
  await access.getByRole("button", { name: "Nonaktifkan" }).click();
  await expect(access.getByRole("button", { name: "Aktifkan" })).toBeVisible();

  await sri.goto("/attention");
  const items = sri.getByRole("main").getByRole("listitem");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("Sri Wahyuni (sri) menambah supervisor Maya Sari (maya)");
  await expect(items.last()).toContainText("Sri Wahyuni (sri) menonaktifkan Maya Sari (maya)");
  await expect(items.first()).toContainText("Saat ini tidak ada supervisor lain");
  await expect(sri.getByText("Tandai selesai dengan catatan")).toHaveCount(0);
  await context.close();
  await shop.close();
});
