import { expect, type Page } from "@playwright/test";
import { formatRupiah } from "#lib/domain/rupiah.ts";
import { DEPOSIT, type Shop } from "./shop.ts";

/** What the deposit holds when nobody but the shop has touched it, in rupiah. */
export function depositLeft({ simulator }: Shop): number {
  return DEPOSIT - simulator.journal.executed.reduce((sum, { sellingPrice }) => sum + sellingPrice, 0);
}

/** Has the balance read until it is the one that the biller holds: it is asked no more often than every two seconds. */
export async function readBalance(page: Page, shop: Shop, held: number): Promise<void> {
  await page.goto(`${shop.url}/reconciliation`);
  await expect(async () => {
    await page.getByRole("button", { name: "Baca saldo sekarang" }).click();
    await expect(page.getByText(`Saldo IAK ${formatRupiah(held)}`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}
