import { expect, test } from "@playwright/test";
import { startPostgres, type TemporaryPostgres } from "#lib/db/testing/postgres.ts";
import { confirmOf, paid, payByKey } from "./counter.ts";
import { openShop, type Shop } from "./shop.ts";
import { signIn } from "./test.ts";

let postgres: TemporaryPostgres;
let shop: Shop;

test.beforeAll(async () => {
  postgres = await startPostgres();
  shop = await openShop({ DATABASE_URL: postgres.url, AUTH_SECRET: "0123456789abcdef0123456789abcdef" });
});
test.afterAll(async () => {
  await shop.close();
  await postgres.stop();
});

test("the same journey on PostgreSQL: signed in, found, paid, printed, and still there after a new start", async ({
  page,
}) => {
  await signIn(page, "rina", shop.url);
  const trId = await paid(page, "520000000999", shop.url);
  await page.keyboard.press("F10");
  await expect(page.getByText("Tercatat: struk asli")).toBeVisible();
  shop.signal("SIGTERM");
  expect(await shop.ended()).toBe(0);
  await shop.start();
  await page.goto(`${shop.url}/payments/${trId}`);
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
});

test("two servers on one PostgreSQL make one payment of one bill, and each shows what became of it", async ({
  browser,
}) => {
  const second = await shop.another();
  const [rina, budi] = await Promise.all([browser.newPage(), browser.newPage()]);
  await signIn(rina, "rina", shop.url);
  await signIn(budi, "budi", second.url);
  const kodeIuran = "520000000998";
  const { control, journal } = shop.simulator;
  control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const trId = await confirmOf(rina, kodeIuran, shop.url);
  await budi.goto(`${second.url}/pay/${trId}`);
  await Promise.all([payByKey(rina), payByKey(budi)]);

  const sending = { name: "Mengirim pembayaran" };
  await expect(rina.getByRole("heading", sending)).toBeVisible();
  await expect(budi.getByRole("heading", sending)).toBeVisible();
  control.release();
  const paid = { name: "Pembayaran berhasil" };
  await expect(rina.getByRole("heading", paid)).toBeVisible();
  await expect(budi.getByRole("heading", paid)).toBeVisible();
  expect(journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
  await Promise.all([rina.close(), budi.close()]);
});
