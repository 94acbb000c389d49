import { expect, type Page } from "@playwright/test";
import { simulated } from "#lib/domain/products/plnpostpaid/simulated.ts";
import { billOf } from "#lib/simulator/bills.ts";
import { openShift, payByKey, trIdIn } from "./counter.ts";
import { openShop } from "./shop.ts";
import { testIn } from "./test.ts";

const test = testIn(openShop);

/** A PLN customer who owes this many months. */
function numberWith(months: number): string {
  const [pln] = simulated;
  const numbers = Array.from({ length: 100 }, (_, at) => String(540_000_000_000 + at));
  const found = numbers.find((hp) => pln && billOf(pln, hp, {}, 1, Date.now()).period.split(",").length === months);
  if (!found) throw new Error(`nobody owes ${months} months`);
  return found;
}

/** Pays the confirmed bill and goes to the receipt's paper. */
async function paperOf(page: Page) {
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  await payByKey(page);
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await page.goto(`/receipts/${trIdIn(page)}`);
  return page.locator(".receipt-sheet");
}

test("what a supervisor switches on is sold at the counter: a PLN bill of three months, BPJS Kesehatan for two with a fee of the shop's own, water bills of both shapes, each found in the office by its product", async ({
  signedIn,
  shop,
}) => {
  const sri = await signedIn("sri");
  await sri.goto("/settings?tab=cashier");
  const settings = sri.getByRole("region", { name: "Produk", exact: true });
  for (const name of ["PLN pascabayar", "BPJS Kesehatan", "PDAM"])
    await settings.getByLabel(name, { exact: true }).check();
  await settings.getByRole("button", { name: "Simpan" }).click();
  await expect(settings.getByText("Tersimpan.")).toBeVisible();
  const prices = sri.getByRole("region", { name: "Daftar harga IAK" });
  await prices.getByRole("button", { name: "Baca ulang daftar harga" }).click();
  await expect(prices.getByText("PDAM SURABAYA, Jawa Timur")).toBeVisible();

  const fees = sri.getByRole("region", { name: "Biaya loket" });
  await fees.getByRole("button", { name: "Tambah biaya" }).click();
  await fees.getByLabel("Produk").selectOption("PLN pascabayar");
  await fees.getByLabel("Biaya (Rp)").fill("2000");
  await fees.getByRole("button", { name: "Simpan" }).click();
  await expect(fees.getByText("Kontrak produk ini melarang biaya loket.")).toBeVisible();
  await fees.getByLabel("Produk").selectOption("BPJS Kesehatan");
  await fees.getByRole("button", { name: "Simpan" }).click();
  await expect(fees.getByText("Tersimpan.")).toBeVisible();

  const three = numberWith(3);
  const page = await signedIn("rina");
  await openShift(page, "500.000");
  await page.goto("/pay");
  await expect(page.getByRole("radio", { name: "BPJS Ketenagakerjaan PU" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "ID inquiry atau kode iuran" })).toBeFocused();
  await page.keyboard.type("pln");
  await page.keyboard.press("Enter");
  // The price list is there, without what only supervisors may see.
  const sent = await (await page.request.get("/pay")).text();
  expect(sent).toContain("PDAMKOTA.SURABAYA");
  expect(sent).not.toMatch(/commission|komisi|"fee/i);
  const idPelanggan = page.getByRole("textbox", { name: "ID pelanggan" });
  await expect(idPelanggan).toBeFocused();
  // Another program's inquiry is found whichever product is chosen, and whichever it is for.
  await page.keyboard.type("219342905");
  await page.keyboard.press("Enter");
  await expect(page.getByText("ID pelanggan: kurang 3 angka. Bila ini ID inquiry dari aplikasi lain")).toBeVisible();
  await page.getByRole("textbox", { name: "Ref ID" }).fill("kesehatan0001");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pay\/219342905$/);
  await page.goto("/pay?product=PLNPOSTPAID");
  await idPelanggan.focus();
  await page.keyboard.type(three);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Stand meter")).toHaveCount(0);
  const pln = await paperOf(page);
  await expect(pln).toContainText("TAGIHAN LISTRIK");
  await expect(pln.getByText("Stand meter")).toHaveCount(3);

  await page.goto("/pay");
  // The last product stays selected, and the most used comes first.
  await expect(page.getByRole("radio", { name: "PLN pascabayar" })).toBeChecked();
  await page.getByRole("radio", { name: "BPJS Kesehatan" }).check();
  await page.getByRole("textbox", { name: "Jumlah bulan" }).fill("2");
  await page.getByRole("textbox", { name: "No. VA atau kartu" }).fill("8888801234567890");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 bulan")).toBeVisible();
  await expect(page.locator("dl").getByText("Biaya loket").locator("..")).toContainText("Rp2.000");
  const kesehatan = await paperOf(page);
  await expect(kesehatan).toContainText("BPJS KESEHATAN");
  await expect(kesehatan).toContainText(/Biaya loket\s*Rp2\.000/);
  const receipt = /TOTAL BAYAR\s*(Rp[\d.]+\d)/.exec((await kesehatan.textContent()) ?? "")?.[1] ?? "none";

  // Asked for again: the warning says what tells it, and not a period that it does not have.
  await page.goto("/pay?product=BPJS");
  await page.getByRole("textbox", { name: "Jumlah bulan" }).fill("2");
  await page.getByRole("textbox", { name: "No. VA atau kartu" }).fill("8888-8012/3456-7890");
  await page.keyboard.press("Enter");
  const again = "No. VA atau kartu ini sudah dibayar hari ini untuk jumlah bulan yang sama";
  await expect(page.getByText(again)).toBeVisible();

  for (const [company, number, bills] of [
    ["sura", "10202002", 4],
    ["yogya", "70200009", 1],
  ] as const) {
    await page.goto("/pay?product=PDAMKOTA.SURABAYA");
    await page.getByRole("combobox", { name: "Perusahaan" }).fill(company);
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "No. pelanggan" }).fill(number);
    await page.keyboard.press("Enter");
    await expect((await paperOf(page)).getByText("Pemakaian")).toHaveCount(bills);
  }

  await sri.goto("/transactions?product=pdam");
  await expect(sri.getByRole("row")).toHaveCount(3);
  await expect(sri.getByText("2 dari 2")).toBeVisible();
  await sri.goto("/dashboard");
  const today = sri.getByRole("region", { name: "Hari ini per produk" });
  await expect(today.getByRole("listitem").filter({ hasText: "PDAM" })).toContainText("2 transaksi");
  expect(shop.simulator.journal.executed).toHaveLength(4);

  // The fee is a figure of its own wherever sums are, and part of what the customer paid.
  await sri.goto("/transactions?product=bpjskesehatan");
  await expect(sri.getByRole("row").filter({ hasText: "BPJS Kesehatan" })).toContainText(receipt);
  const totals = sri.getByLabel("Jumlah semua transaksi yang disaring");
  await expect(totals).toContainText("Biaya loketRp2.000");
  await expect(totals).toContainText(`Total bayar${receipt}`);
  await sri.goto("/report");
  const sold = sri.getByRole("table", { name: "Per produk" }).getByRole("row").filter({ hasText: "BPJS Kesehatan" });
  for (const said of ["Rp2.000", receipt]) await expect(sold).toContainText(said);
  await expect(sri.getByRole("row", { name: "Biaya loket Rp2.000" })).toHaveCount(1);
  await page.goto("/shift");
  await expect(page.locator("dl").getByText("Biaya loket").locator("..")).toContainText("Rp2.000");
  await page.goto("/receipts");
  await expect(page.getByRole("link", { name: "PLN pascabayar" })).toContainText(three);

  // What is switched off while its page stands open: the number is never asked for as another product's.
  await page.goto("/pay");
  await page.getByRole("radio", { name: "PLN pascabayar" }).check();
  await sri.goto("/settings?tab=cashier");
  await settings.getByLabel("PLN pascabayar", { exact: true }).uncheck();
  await settings.getByRole("button", { name: "Simpan" }).click();
  await expect(settings.getByText("Tersimpan.")).toBeVisible();
  const asked = shop.simulator.journal.requestsOf("inq-pasca").length;
  await page.getByRole("textbox", { name: "ID pelanggan" }).fill("530000000777");
  await page.keyboard.press("Enter");
  await expect(page.getByText("tidak dijual di gerai ini")).toBeVisible();
  expect(shop.simulator.journal.requestsOf("inq-pasca")).toHaveLength(asked);
  // Its payments stay, and are found by it.
  await sri.goto("/transactions");
  await sri.getByRole("combobox", { name: "Produk" }).selectOption("PLN pascabayar");
  await expect(sri.getByRole("row").filter({ hasText: three })).toHaveCount(1);
});
