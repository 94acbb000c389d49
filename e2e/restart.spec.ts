import { DatabaseSync } from "node:sqlite";
import { expect } from "@playwright/test";
import { confirmOf, payByKey } from "./counter.ts";
import { openShop } from "./shop.ts";
import { freshKodeIuran, testIn } from "./test.ts";

/** Its server is stopped and killed. */
const test = testIn(openShop);
test.describe.configure({ mode: "default" });

test("a server that is killed is said at once, nothing typed is lost, nothing private is kept, and what it was paying is never paid again and becomes what the biller did", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { holdReplyMs: "released" } }]);
  const page = await signedIn("rina");
  const trId = await confirmOf(page, kodeIuran);
  await payByKey(page);
  await shop.simulator.journal.waitFor(({ executed }) => executed.some((paid) => String(paid.trId) === trId));
  await page.goto("/pay");
  await page.evaluate(() => navigator.serviceWorker.ready);
  const field = page.locator("main input[name=number]");
  await field.fill("247000111");

  shop.signal("SIGKILL");
  await shop.ended();
  await page.keyboard.press("Enter");
  const alert = page.getByRole("alert").filter({ hasText: /[Ss]erver/ });
  await expect(alert.first()).toBeVisible();
  await expect(field).toHaveValue("247000111");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Server tidak dapat dihubungi" })).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toEqual(["/away.html"]);

  await shop.start();
  // The page retries by itself.
  await expect(page.getByRole("heading", { name: "Bayar tagihan" })).toBeVisible();
  await page.goto(`/payments/${trId}`);
  await expect(page.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  // Nobody waits for the end of the dead server's lease.
  const ledger = new DatabaseSync(`${shop.folder}/ledger.db`);
  ledger.exec("pragma busy_timeout = 60000");
  ledger.prepare("update payments set lease_until = ? where tr_id = ?").run(Date.now(), trId);
  ledger.close();
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
});

test("told to stop while the biller is paying, it waits for the answer and keeps it", async ({ signedIn, shop }) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const page = await signedIn("rina");
  const trId = await confirmOf(page, kodeIuran);
  await payByKey(page);
  await shop.simulator.journal.waitFor((heard) => heard.requestsOf("pay-pasca", trId).length === 1);
  shop.signal("SIGTERM");
  const listens = () =>
    page.request.get("/api/health").then(
      () => true,
      () => false,
    );
  await expect.poll(listens).toBe(false);
  shop.simulator.control.release();
  expect(await shop.ended()).toBe(0);
  await shop.start();
  await page.goto(`/payments/${trId}`);
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
});
