import { DatabaseSync } from "node:sqlite";
import { expect } from "@playwright/test";
import { payMeeting } from "./counter.ts";
import { openShop } from "./shop.ts";
import { freshKodeIuran, testIn } from "./test.ts";

/** Must not see what waits in other shops. */
const test = testIn(openShop);

test("what waits is counted as it is listed, page by page, leads to where it is done, and an alarm goes only with a note that stays", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("sri");
  const items = page.getByRole("main").getByRole("listitem");
  const badge = page.getByRole("link", { name: "Perlu perhatian" });
  await page.goto("/attention");
  await expect(page.getByText("Tidak ada yang perlu diperiksa.")).toBeVisible();

  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, name: "PT TIDAK COCOK" });
  const rules = [
    { command: "pay-pasca", fault: { reply: { kind: "reset" } } },
    { command: "checkstatus", fault: { reply: { kind: "change", fields: { price: 1 } } } },
  ] as const;
  const { trId } = await payMeeting(page, shop, rules, kodeIuran);
  await expect(page.getByRole("heading", { name: "Perlu diperiksa supervisor" })).toBeVisible();

  // A stuck payment is visible where a supervisor's day begins.
  await page.goto("/dashboard");
  const stuck = page.getByRole("region", { name: "Perlu perhatian" });
  await expect(stuck.getByRole("link", { name: "PT TIDAK COCOK" }).first()).toBeInViewport();

  await page.goto("/attention");
  await expect(page.getByText("2 hal menunggu")).toBeVisible();
  await expect(badge).toContainText("2");
  await expect(items).toHaveCount(2);
  const review = items.filter({ hasText: "lalu selesaikan" });
  await expect(review).toContainText(/menit · sejak/);
  // An item opens in the office with its acts, and leads to the next and back.
  await review.getByRole("link", { name: "Selesaikan secara manual" }).click();
  await expect(page).toHaveURL(/\/attention\/\d+-payment-\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: "PT TIDAK COCOK" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cek status" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Selesaikan secara manual" })).toBeVisible();
  await page.getByRole("link", { name: /^(Sebelumnya|Berikutnya)$/ }).click();
  await expect(page).toHaveURL(/\/attention\/\d+-alarm-\d+$/);
  await expect(page.getByRole("region", { name: "Riwayat lengkap" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Perlu perhatian" }).click();
  const alarm = items.filter({ hasText: "Jawaban cek status tidak cocok" });
  await alarm.getByText("Tandai selesai dengan catatan").click();
  await alarm.getByRole("button", { name: "Tandai selesai", exact: true }).click();
  await expect(alarm.getByText("Tulis apa yang sudah dilakukan")).toBeVisible();
  await alarm.getByRole("textbox", { name: "Catatan" }).fill("Sudah telepon IAK, tiket 4471");
  await alarm.getByRole("button", { name: "Tandai selesai", exact: true }).click();
  await expect(items).toHaveCount(1);
  await expect(badge).toContainText("1");

  await page.getByRole("link", { name: "Riwayat selesai" }).click();
  await expect(items).toContainText(["Sudah telepon IAK, tiket 4471"]);
  await expect(items).toContainText("Sri Wahyuni (sri) · ");
  await items.getByRole("link", { name: "PT TIDAK COCOK" }).click();
  await expect(page).toHaveURL(new RegExp(`/transactions/${trId}$`));

  // More than one page; new items appear by themselves.
  const ledger = new DatabaseSync(`${shop.folder}/ledger.db`);
  ledger.exec("pragma busy_timeout = 60000");
  const insert = ledger.prepare("insert into alarms (kind, tr_id, at, data) values ('tls_failure', null, ?, '{}')");
  const raise = (n: number) => insert.run(1_700_000_000_000 + n * 60_000);
  for (let n = 0; n < 44; n += 1) raise(n);
  await page.goto("/attention");
  await expect(page.getByText("45 hal menunggu")).toBeVisible();
  raise(44);
  ledger.close();
  await expect(page.getByText("46 hal menunggu")).toBeVisible();
  await expect(items).toHaveCount(30);
  await page.getByRole("link", { name: "Berikutnya" }).click();
  await expect(page.getByRole("link", { name: "Yang paling lama" })).toBeVisible();
  await expect(items).toHaveCount(16);
  await expect(page.getByRole("link", { name: "Berikutnya" })).toHaveCount(0);
});
