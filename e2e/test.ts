import { test as base, type Page } from "@playwright/test";
import { openShop, PEOPLE, type Person, type Shop } from "./shop.ts";

type Fixtures = {
  /** A page of a browser of its own in which somebody has signed in. */
  readonly signedIn: (person: Person) => Promise<Page>;
};

/** One shop for all tests of a worker; each test brings its own kode iuran. */
export const test = base.extend<Fixtures, { shop: Shop }>({
  shop: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const shop = await openShop();
      await use(shop);
      await shop.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ shop }, use) => use(shop.url),
  signedIn: async ({ browser, shop }, use) => {
    const opened: Page[] = [];
    await use(async (person) => {
      const context = await browser.newContext({ baseURL: shop.url });
      const page = await context.newPage();
      opened.push(page);
      await signIn(page, person);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

export async function signIn(page: Page, person: Person, base = ""): Promise<void> {
  const { username, password } = PEOPLE[person];
  await page.goto(`${base}/login`);
  await page.getByLabel("Nama pengguna").fill(username);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

let fresh = 520_000_000_000 + (Number(process.env.TEST_WORKER_INDEX ?? 0) % 1_000) * 1_000_000;

/** A kode iuran that no other test uses; the simulator has a bill for each. */
export function freshKodeIuran(): string {
  fresh += 1;
  return String(fresh);
}
