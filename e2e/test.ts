import { type BrowserContext, test as base, type Cookie, expect, type Page } from "@playwright/test";
import { openShop, PEOPLE, type Person, type Shop } from "./shop.ts";

type Fixtures = {
  /** A page in a separate browser in which somebody is signed in; once a worker by the sign-in page, later by its cookies. */
  readonly signedIn: (person: Person) => Promise<Page>;
};

type OfWorker = { readonly shop: Shop; readonly sessions: Map<Person, Cookie[]> };

/** Journeys share one shop a worker; each brings its own kode iuran, and one that ends a session uses its own session. */
export const test = testIn(openShop);

/** Journeys of one file in a shop of their own: they count, set or break what others would see, or stop its server. */
export function testIn(open: () => Promise<Shop>) {
  return base.extend<Fixtures, OfWorker>({
    shop: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
      async ({}, use) => {
        const shop = await open();
        await use(shop);
        await shop.close();
        // A missing message shows its key on the page, and each use is an error in the log.
        expect(shop.output()).not.toContain("MISSING_MESSAGE");
      },
      { scope: "worker" },
    ],
    // biome-ignore lint/correctness/noEmptyPattern: as above
    sessions: [async ({}, use) => use(new Map()), { scope: "worker" }],
    baseURL: async ({ shop }, use) => use(shop.url),
    signedIn: async ({ browser, shop, sessions }, use) => {
      const opened: BrowserContext[] = [];
      await use(async (person) => {
        const context = await browser.newContext({ baseURL: shop.url });
        opened.push(context);
        const page = await context.newPage();
        const known = sessions.get(person);
        if (known) await context.addCookies(known);
        else {
          await signIn(page, person);
          sessions.set(
            person,
            (await context.cookies()).filter(({ name }) => name === "loket"),
          );
        }
        return page;
      });
      for (const context of opened) await context.close();
    },
  });
}

export async function signIn(page: Page, person: Person): Promise<void> {
  const { username, password } = PEOPLE[person];
  await page.goto("/login");
  await page.getByLabel("Nama pengguna").fill(username);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}

let fresh = 520_000_000_000 + (Number(process.env.TEST_WORKER_INDEX ?? 0) % 1_000) * 1_000_000;

/** A kode iuran that no other journey uses; the simulator has a bill for each. */
export function freshKodeIuran(): string {
  fresh += 1;
  return String(fresh);
}
