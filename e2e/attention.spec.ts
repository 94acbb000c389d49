import { DatabaseSync } from "node:sqlite";
import { expect, type Locator } from "@playwright/test";
import { findsNothing } from "./axe.ts";
import { confirmOf, paid, payByKey } from "./counter.ts";
import { depositLeft, readBalance } from "./deposit.ts";
import { openShop, type Shop } from "./shop.ts";
import { freshKodeIuran, signIn, test } from "./test.ts";

/** A shop of its own: what waits in others is none of its business. */
let shop: Shop;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  shop = await openShop();
});
test.afterAll(() => shop.close());

test("what waits is counted as it is listed, leads to where it is done, and an alarm goes only with a note that stays", async ({
  browser,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, name: "PT TIDAK COCOK" });
  shop.simulator.control.addFaults([
    { hp: kodeIuran, command: "pay-pasca", fault: { reply: { kind: "reset" } } },
    { hp: kodeIuran, command: "checkstatus", fault: { reply: { kind: "change", fields: { price: 1 } } } },
  ]);
  const context = await browser.newContext({ baseURL: shop.url });
  const page = await context.newPage();
  await signIn(page, "sri", shop.url);
  await page.goto("/attention");
  await expect(page.getByText("Tidak ada yang perlu diperiksa.")).toBeVisible();

  const trId = await confirmOf(page, kodeIuran, shop.url);
  await payByKey(page);
  await expect(page.getByRole("heading", { name: "Perlu diperiksa supervisor" })).toBeVisible({ timeout: 15_000 });

  await page.goto("/attention");
  await expect(page.getByText("2 hal menunggu")).toBeVisible();
  await expect(page.getByRole("link", { name: "Perlu perhatian" })).toContainText("2");
  const items = page.getByRole("main").getByRole("listitem");
  await expect(items).toHaveCount(2);
  const review = items.filter({ hasText: "lalu selesaikan" });
  await expect(review).toContainText("kurang dari semenit · sejak");
  await expect(review.getByRole("link", { name: "Selesaikan secara manual" })).toHaveAttribute(
    "href",
    `/payments/${trId}#settle`,
  );

  const alarm = items.filter({ hasText: "Jawaban cek status tidak cocok" });
  await alarm.getByText("Tandai selesai dengan catatan").click();
  await alarm.getByRole("button", { name: "Tandai selesai", exact: true }).click();
  await expect(alarm.getByText("Tulis apa yang sudah dilakukan")).toBeVisible();
  await alarm.getByRole("textbox", { name: "Catatan" }).fill("Sudah telepon IAK, tiket 4471");
  await findsNothing(page);
  await alarm.getByRole("button", { name: "Tandai selesai", exact: true }).click();
  await expect(items).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Perlu perhatian" })).toContainText("1");

  await page.getByRole("link", { name: "Yang sudah ditandai selesai" }).click();
  const done = page.getByRole("main").getByRole("listitem");
  await expect(done).toHaveCount(1);
  await expect(done).toContainText("Sudah telepon IAK, tiket 4471");
  await expect(done).toContainText("Sri Wahyuni · ");
  await findsNothing(page);
  await done.getByRole("link", { name: "PT TIDAK COCOK" }).click();
  await expect(page).toHaveURL(new RegExp(`/transactions/${trId}$`));
  await context.close();
});

test("a supervisor sees in fewer than three clicks who paid, why the deposit fell, what is stuck and what today earned", async ({
  browser,
}) => {
  // Three pages, two readings of the balance that the biller is asked for no more often than every two seconds.
  test.setTimeout(60_000);
  const { control } = shop.simulator;
  const kodeIuran = freshKodeIuran();
  control.changeBill({ hp: kodeIuran, name: "PT LUNAS HARI INI" });
  const counter = await browser.newContext({ baseURL: shop.url });
  const rina = await counter.newPage();
  await signIn(rina, "rina", shop.url);
  const context = await browser.newContext({ baseURL: shop.url });
  const page = await context.newPage();
  await signIn(page, "sri", shop.url);
  await paid(rina, kodeIuran, shop.url);
  await readBalance(page, shop, depositLeft(shop));
  control.setBalance(depositLeft(shop) - 75_000);
  await readBalance(page, shop, depositLeft(shop) - 75_000);

  let clicks = 0;
  const click = async (link: Locator) => {
    clicks += 1;
    await link.click();
  };
  await page.goto("/dashboard");
  await expect(page.getByRole("region", { name: "Hari ini" })).toContainText("Komisi");
  await expect(page.getByRole("region", { name: "Hari ini" }).getByText("Rp2.000").first()).toBeInViewport();
  const waiting = page.getByRole("region", { name: "Perlu perhatian" });
  await expect(waiting.getByRole("link", { name: "PT TIDAK COCOK" })).toBeInViewport();
  expect(clicks).toBe(0);

  await click(waiting.getByRole("link", { name: "Jelaskan selisihnya" }));
  await expect(page.getByText("tanpa penjelasan -Rp75.000")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Saldo turun tanpa penjelasan" })).toBeInViewport();
  expect(clicks).toBeLessThan(3);

  clicks = 0;
  await page.goto("/dashboard");
  await click(page.getByRole("link", { name: "Transaksi", exact: true }));
  await page.getByRole("searchbox", { name: "Cari" }).fill(kodeIuran);
  const row = page.getByRole("row").filter({ hasText: kodeIuran });
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(row).toContainText("Rina Astuti");
  expect(clicks).toBeLessThan(3);
  await context.close();
  await counter.close();
});

test("more than a page holds is paged, oldest first, and nothing is missing", async ({ browser }) => {
  const ledger = new DatabaseSync(`${shop.folder}/ledger.db`);
  const insert = ledger.prepare("insert into alarms (kind, tr_id, at, data) values ('tls_failure', null, ?, '{}')");
  const raise = (n: number) => insert.run(1_700_000_000_000 + n * 60_000);
  for (let n = 0; n < 45; n += 1) raise(n);
  const context = await browser.newContext({ baseURL: shop.url });
  const page = await context.newPage();
  await signIn(page, "sri", shop.url);
  await page.goto("/attention");
  const said = await page.getByText(/\d+ hal menunggu/).textContent();
  const items = page.getByRole("main").getByRole("listitem");
  await expect(items).toHaveCount(30);
  await page.getByRole("link", { name: "Berikutnya" }).click();
  await expect(page.getByRole("link", { name: "Yang paling lama" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Berikutnya" })).toHaveCount(0);
  const count = Number.parseInt(said ?? "", 10);
  expect(count).toBe(30 + (await items.count()));

  // What comes while the page is looked at shows by itself.
  raise(45);
  ledger.close();
  await expect(page.getByText(`${count + 1} hal menunggu`)).toBeVisible({ timeout: 15_000 });
  await context.close();
});
