import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { builtRoutes } from "./built.ts";
import { confirmOf, openShift, payByKey, payMeeting } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** The smallest width of WCAG's reflow criterion. */
const NARROW = { width: 320, height: 844 };

/** What to do before an office page is examined, so that it shows all it can at once. */
const DONE_BEFORE: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  "/attention": async (page) => {
    const alarm = page.getByRole("listitem").filter({ hasText: "Jawaban cek status tidak cocok" }).first();
    await alarm.getByText("Tandai selesai dengan catatan").click();
    await alarm.getByRole("button", { name: "Tandai selesai", exact: true }).click();
    await expect(alarm.getByText("Tulis apa yang sudah dilakukan")).toBeVisible();
  },
  "/dashboard": (page) => page.getByRole("radio", { name: "Per hari" }).check(),
  "/diagnostics": async (page) => {
    await page.getByRole("button", { name: "Uji sekarang" }).click();
    await expect(page.getByText("IAK menjawab dan produk aktif.", { exact: false })).toBeVisible();
  },
  "/settings": async (page) => {
    await page.getByRole("tab", { name: "Kasir" }).click();
    const counter = page.getByRole("region", { name: "Kasir dan batas" });
    await counter.getByLabel("Pencarian per menit").fill("0");
    await counter.getByRole("button", { name: "Simpan" }).click();
    await expect(counter.getByText("Isi dengan angka bulat 1 sampai 600.")).toBeVisible();
    await page.getByRole("tab", { name: "Printer" }).click();
    await page.getByRole("button", { name: "Tambah printer" }).click();
  },
  "/users/new": (page) => page.getByRole("button", { name: "Simpan pengguna" }).click(),
};

/** Examines any page: accessible to everyone, nothing cut off, no console message. */
function createLooks() {
  const complaints: string[] = [];
  const seen: string[] = [];
  return {
    complaints,
    seen,
    listen(page: Page): void {
      page.on("console", (message) => {
        if (message.type() === "error" && !/404|403/.test(message.text())) complaints.push(message.text());
      });
    },
    async look(page: Page): Promise<void> {
      const { pathname } = new URL(page.url());
      seen.push(pathname);
      await expect(page.getByRole("main")).toHaveCount(1);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // It may come a moment after the heading.
      await expect(page).toHaveTitle(/\S/);
      // Each rule once at each size, and once in each theme: all four combinations find no more.
      await page.emulateMedia({ colorScheme: "dark" });
      await findsNothing(page);
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(PHONE);
      await findsNothing(page);
      for (const size of [PHONE, NARROW]) {
        await page.setViewportSize(size);
        // A chart follows its page's width a moment later.
        const asWide = async () => [pathname, await page.evaluate(() => document.documentElement.scrollWidth)];
        await expect.poll(asWide).toEqual([pathname, size.width]);
      }
      await page.setViewportSize(DESK);
    },
  };
}

/** Checks the page by all rules of axe. */
async function findsNothing(page: Page): Promise<void> {
  // Once a page: loading axe takes as long as its rules do.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(found, page.url()).toEqual([]);
}

/** Whether an address belongs to a page. */
function isAt(pathname: string, path: string): boolean {
  return new RegExp(`^${path.replace(/\[[^\]]+\]/g, "[^/]+")}$`).test(pathname);
}

/** Closes a shift with missing cash; `meanwhile` runs while the page asks for the reason. */
async function closeShort(page: Page, meanwhile = async () => {}): Promise<void> {
  await page.getByRole("textbox", { name: "Rp50.000 kertas" }).fill("3");
  await page.getByRole("button", { name: "Tutup shift" }).click();
  const reason = page.getByRole("textbox", { name: "Alasan" });
  await expect(reason).toBeFocused();
  await meanwhile();
  await reason.fill("salah memberi kembalian");
  await reason.press("Enter");
  await expect(page.getByRole("region", { name: "Hasil hitungan" })).toBeVisible();
}

/** The first link of the list at the start of a page's path. */
async function firstOf(page: Page, path: string): Promise<string> {
  const list = path.slice(0, path.indexOf("/["));
  const hrefs = await page
    .locator(`main a[href^="${list}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const others = (await builtRoutes()).map((route) => route.path);
  const first = hrefs.find((href) => !others.includes(href));
  if (!first) throw new Error(`${list} leads to no ${path}`);
  return first;
}

test("no page of the counter shuts anyone out, goes beyond an edge or breaks its own policy, in either theme and on a phone", async ({
  signedIn,
  page: outside,
  shop,
}) => {
  const { look, listen, complaints, seen } = createLooks();
  listen(outside);
  for (const path of ["/login", "/verify/forged"]) {
    await outside.goto(path);
    await look(outside);
  }

  const page = await signedIn("wati");
  listen(page);
  await page.goto("/pay");
  await page.getByRole("textbox", { name: "ID inquiry atau kode iuran" }).fill("77");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Ref ID" })).toBeVisible();
  await look(page);
  const kodeIuran = freshKodeIuran();
  // Three amounts of seven digits beside "Uang pas" are the widest row under the cash field.
  shop.simulator.control.changeBill({ hp: kodeIuran, nominal: 3_456_789 });
  const trId = await confirmOf(page, kodeIuran);
  await look(page);
  await payByKey(page);
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await look(page);
  await payMeeting(page, shop, [
    { command: "*", skip: 1, fault: { execute: "never", reply: { kind: "code", responseCode: "05" } } },
  ]);
  await expect(page.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();
  await look(page);
  for (const path of [`/receipts/${trId}`, "/receipts", "/shift", "/payments/1", "/nowhere", "/dashboard"]) {
    await page.goto(path);
    await look(page);
  }
  await openShift(page, "200000");
  await page.locator("summary", { hasText: "Setor atau tambah kas" }).click();
  await closeShort(page, () => look(page));
  await look(page);
  for (const path of ["/account", "/account/password", "/account/authenticator", "/confirm"]) {
    await page.goto(path);
    await look(page);
  }
  const pages = (await builtRoutes()).filter(({ kind, office, path }) => kind === "page" && !office && path !== "/");
  const unseen = pages.filter(({ path }) => !seen.some((pathname) => isAt(pathname, path)));
  expect(unseen).toEqual([]);
  expect(complaints).toEqual([]);
});

test("no page of the office shuts anyone out, goes beyond an edge or breaks its own policy, in either theme and on a phone", async ({
  signedIn,
  shop,
}) => {
  const dewi = await signedIn("dewi");
  await openShift(dewi, "200000");
  await closeShort(dewi);
  await payMeeting(dewi, shop, [
    { command: "pay-pasca", fault: { reply: { kind: "reset" } } },
    { command: "checkstatus", fault: { reply: { kind: "change", fields: { price: 1 } } } },
  ]);
  await expect(dewi.getByRole("heading", { name: "Perlu diperiksa supervisor" })).toBeVisible();

  const { look, listen, complaints } = createLooks();
  const page = await signedIn("sri");
  listen(page);
  const pages = (await builtRoutes()).filter(({ kind, office }) => kind === "page" && office);
  for (const path of [...pages.map((route) => route.path), "/account", "/account/authenticator", "/confirm"]) {
    await page.goto(path.replace(/\/\[.*/, ""));
    if (path.includes("[")) await page.goto(await firstOf(page, path));
    await DONE_BEFORE[path]?.(page);
    await look(page);
  }
  await page.goto("/transactions/1");
  await expect(page.getByRole("heading", { name: "Halaman tidak ditemukan" })).toBeVisible();
  await look(page);
  expect(complaints).toEqual([]);
});
