import { expect, type Page } from "@playwright/test";
import { findsNothing } from "./axe.ts";
import { builtRoutes } from "./built.ts";
import { confirmOf, paid, payByKey } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

/** Pages of the counter that need nothing to have happened before; the others are met on the way. */
const COUNTER = ["/shift", "/receipts"];

/** The office's pages and those of the counter, with the payment's own. */
async function pagesFor(trId: string): Promise<string[]> {
  const pages = (await builtRoutes()).filter(({ kind, path }) => kind === "page" && !/\[(?!trId)/.test(path));
  return pages
    .filter(({ office, path }) => office || COUNTER.includes(path))
    .map(({ path }) => path.replace("[trId]", trId));
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`no page shuts anyone out, and none breaks its own policy: ${colorScheme}`, async ({
    signedIn,
    page: outside,
    shop,
  }) => {
    test.setTimeout(150_000);
    const complaints: string[] = [];
    const listen = (page: Page) =>
      page.on("console", (message) => {
        if (message.type() === "error" && !/404|403/.test(message.text())) complaints.push(message.text());
      });
    const look = async (page: Page) => {
      await page.emulateMedia({ colorScheme });
      await findsNothing(page);
    };
    listen(outside);
    await outside.goto("/login");
    await look(outside);
    await outside.goto("/verify/forged");
    await look(outside);

    const rina = await signedIn("rina");
    listen(rina);
    await rina.goto("/pay");
    await look(rina);
    await rina.getByRole("textbox", { name: "ID inquiry" }).fill("77");
    await rina.keyboard.press("Enter");
    await expect(rina.getByRole("textbox", { name: "Ref ID" })).toBeVisible();
    await look(rina);
    const trId = await confirmOf(rina, freshKodeIuran());
    await look(rina);
    await payByKey(rina);
    await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
    await look(rina);
    await rina.goto(`/receipts/${trId}`);
    await look(rina);
    await rina.goto("/nowhere");
    await look(rina);
    await rina.goto("/dashboard");
    await look(rina);

    const unclear = freshKodeIuran();
    shop.simulator.control.addFaults([
      { hp: unclear, command: "*", skip: 1, fault: { execute: "never", reply: { kind: "code", responseCode: "05" } } },
    ]);
    await confirmOf(rina, unclear);
    await payByKey(rina);
    await expect(rina.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();
    await look(rina);

    const sri = await signedIn("sri");
    listen(sri);
    for (const path of await pagesFor(trId)) {
      await sri.goto(path);
      await expect(sri.getByRole("heading", { level: 1 }), path).toBeVisible();
      await look(sri);
    }
    for (const [page, path] of [
      [sri, "/transactions/1"],
      [rina, "/payments/1"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "Halaman tidak ditemukan" })).toBeVisible();
      await expect(page.getByRole("navigation").first(), "within its frame").toBeVisible();
      await expect(page.getByRole("main")).toHaveCount(1);
      await look(page);
    }
    expect(complaints).toEqual([]);
  });
}

test("no page shuts anyone out on a phone, nor goes beyond its edge there or at the smallest width of WCAG's reflow", async ({
  signedIn,
}) => {
  test.setTimeout(90_000);
  const rina = await signedIn("rina");
  const trId = await paid(rina);

  const sri = await signedIn("sri");
  await sri.setViewportSize({ width: 390, height: 844 });
  for (const path of await pagesFor(trId)) {
    await sri.goto(path);
    await expect(sri.getByRole("heading", { level: 1 }), path).toBeVisible();
    await findsNothing(sri);
    for (const width of [390, 320]) {
      await sri.setViewportSize({ width, height: 844 });
      // A chart follows its page's width a moment later.
      const asWide = async () => [path, width, await sri.evaluate(() => document.documentElement.scrollWidth)];
      await expect.poll(asWide).toEqual([path, width, width]);
    }
    await sri.setViewportSize({ width: 390, height: 844 });
  }
});
