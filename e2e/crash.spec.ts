import { expect, test } from "@playwright/test";
import { confirmOf, payByKey } from "./counter.ts";
import { openShop, type Shop } from "./shop.ts";
import { signIn } from "./test.ts";

// A time limit so short that a lease runs out within the test: 30 s of grace and this.
const IMPATIENT = { IAK_TIMEOUT_MS: "1000", NOT_RECEIVED_AFTER: "1s,1s", CHECK_SCHEDULE: "1s" };
let shop: Shop;

test.beforeEach(async () => {
  shop = await openShop(IMPATIENT);
});
test.afterEach(() => shop.close());

test("killed while the biller is paying, it never pays again, and says what the biller did", async ({ page }) => {
  test.setTimeout(120_000);
  const kodeIuran = "520000000777";
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { holdReplyMs: "released" } }]);
  await signIn(page, "rina", shop.url);
  const trId = await confirmOf(page, kodeIuran, shop.url);
  await payByKey(page);
  await shop.simulator.journal.waitFor(({ executed }) => executed.some((paid) => String(paid.trId) === trId));
  shop.signal("SIGKILL");
  await shop.ended();
  await shop.start();
  await page.goto(`${shop.url}/payments/${trId}`);
  await expect(page.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible({ timeout: 60_000 });
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
});

test("told to stop while the biller is paying, it waits for the answer and keeps it", async ({ page }) => {
  const kodeIuran = "520000000778";
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: 700 } }]);
  await signIn(page, "rina", shop.url);
  const trId = await confirmOf(page, kodeIuran, shop.url);
  await payByKey(page);
  shop.signal("SIGTERM");
  expect(await shop.ended()).toBe(0);
  await shop.start();
  await page.goto(`${shop.url}/payments/${trId}`);
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
});
