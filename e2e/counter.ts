import { expect, type Page } from "@playwright/test";
import type { FaultRule } from "#lib/simulator/faults.ts";
import type { Shop } from "./shop.ts";
import { freshKodeIuran } from "./test.ts";

/** A cashier's acts, by the names on the screen. */
export async function findByKodeIuran(page: Page, kodeIuran: string): Promise<void> {
  await page.goto("/pay");
  await page.getByRole("textbox", { name: "ID inquiry atau kode iuran" }).fill(kodeIuran);
  await page.keyboard.press("Enter");
}

export async function confirmOf(page: Page, kodeIuran: string): Promise<string> {
  await findByKodeIuran(page, kodeIuran);
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  return trIdIn(page);
}

export async function payByKey(page: Page): Promise<void> {
  await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
  await page.keyboard.press("F9");
  await page.waitForURL(/\/payments\/\d+/);
}

/** Finds and pays a bill, by default a new one, and waits for the success. */
export async function paid(page: Page, kodeIuran = freshKodeIuran()): Promise<string> {
  const trId = await confirmOf(page, kodeIuran);
  await payByKey(page);
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  return trId;
}

/** Pays a bill, by default a new one, with the biller behaving as the rules say. */
export async function payMeeting(
  page: Page,
  shop: Shop,
  rules: readonly Omit<FaultRule, "hp">[],
  kodeIuran = freshKodeIuran(),
) {
  shop.simulator.control.addFaults(rules.map((rule) => ({ ...rule, hp: kodeIuran })));
  const trId = await confirmOf(page, kodeIuran);
  await payByKey(page);
  return { kodeIuran, trId };
}

/** Types as a scanner does, 5 ms between two keys by the browser's clock, however slow the machine is. */
export async function scan(page: Page, text: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const began = Date.now();
  for (const [place, key] of Array.from(text).entries()) {
    const timestamp = (began + place * 5) / 1_000;
    await browser.send("Input.dispatchKeyEvent", { type: "keyDown", key, text: key, timestamp });
    await browser.send("Input.dispatchKeyEvent", { type: "keyUp", key, timestamp });
  }
  await browser.detach();
}

export function trIdIn(page: Page): string {
  const trId = /\/(?:pay|payments|receipts)\/(\d+)/.exec(page.url())?.[1];
  if (!trId) throw new Error(`no inquiry ID in ${page.url()}`);
  return trId;
}

/** Opens a shift with this cash in the drawer, in rupiah. */
export async function openShift(page: Page, cash: string): Promise<void> {
  await page.goto("/shift");
  await page.getByRole("textbox", { name: "Kas awal" }).fill(cash);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Tutup shift" })).toBeVisible();
}
