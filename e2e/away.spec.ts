import { expect } from "@playwright/test";
import { openShop } from "./shop.ts";
import { signIn, test } from "./test.ts";

test("a server that cannot be reached is said at once, nothing typed is lost, and nothing private is kept", async ({
  page,
}) => {
  const shop = await openShop();
  await signIn(page, "rina", shop.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole("textbox", { name: "ID inquiry" }).fill("247000111");
  shop.signal("SIGKILL");
  await shop.ended();
  await page.keyboard.press("Enter");
  await expect(
    page
      .getByRole("alert")
      .filter({ hasText: /Server|server/ })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("textbox", { name: "ID inquiry" })).toHaveValue("247000111");

  await page.reload();
  await expect(page.getByRole("heading", { name: "Server tidak dapat dihubungi" })).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toEqual(["/away.html"]);
  await shop.start();
  // The page tries again by itself.
  await expect(page.getByRole("heading", { name: "Bayar tagihan" })).toBeVisible({ timeout: 20_000 });
  await shop.close();
});
