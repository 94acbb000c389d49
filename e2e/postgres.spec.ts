import { expect } from "@playwright/test";
import { startPostgres } from "#lib/db/testing/postgres.ts";
import { confirmOf, payByKey } from "./counter.ts";
import { openShop } from "./shop.ts";
import { freshKodeIuran, signIn, testIn } from "./test.ts";

const test = testIn(async () => {
  const postgres = await startPostgres();
  const shop = await openShop({ DATABASE_URL: postgres.url, AUTH_SECRET: "0123456789abcdef0123456789abcdef" });
  const close = async () => {
    await shop.close();
    await postgres.stop();
  };
  return { ...shop, close };
});

test("two servers on one PostgreSQL make one payment of one bill, each shows what became of it, and it is printed and still there after a new start", async ({
  signedIn,
  browser,
  shop,
}) => {
  const { control, journal } = shop.simulator;
  const second = await shop.another();
  const rina = await signedIn("rina");
  const budi = await browser.newPage({ baseURL: second.url });
  await signIn(budi, "budi");
  const kodeIuran = freshKodeIuran();
  control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const trId = await confirmOf(rina, kodeIuran);
  await budi.goto(`/pay/${trId}`);
  await Promise.all([payByKey(rina), payByKey(budi)]);
  for (const page of [rina, budi])
    await expect(page.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  control.release();
  for (const page of [rina, budi])
    await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();

  // The winner prints the receipt, and either may have won.
  const winner = (await rina.getByRole("button", { name: "Cetak struk" }).isVisible()) ? rina : budi;
  await winner.keyboard.press("F10");
  await expect(winner.getByText("Tercatat: struk asli")).toBeVisible();
  await budi.context().close();
  shop.signal("SIGTERM");
  expect(await shop.ended()).toBe(0);
  await shop.start();
  await rina.goto(`/payments/${trId}`);
  await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  expect(journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
});
