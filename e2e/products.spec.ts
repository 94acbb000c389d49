import { expect, type Page } from "@playwright/test";
import { simulated } from "#lib/domain/products/plnpostpaid/simulated.ts";
import { billOf } from "#lib/simulator/bills.ts";
import { findByKodeIuran, openShift, payByKey, scan, trIdIn } from "./counter.ts";
import { openShop } from "./shop.ts";
import { freshKodeIuran, testIn } from "./test.ts";

const test = testIn(openShop);
test.describe.configure({ mode: "default" });

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

/** The keys from the pay page to the next customer, beside the digits. */
async function keysToPrint(page: Page, choosing: readonly string[], number: string): Promise<number> {
  const steps = [
    ["Enter", page.getByRole("textbox", { name: "Uang diterima" })],
    ["F9", page.getByRole("button", { name: "Cetak struk" })],
    ["Enter", page.getByRole("link", { name: "Transaksi baru" })],
    ["Enter", page.locator("input[name=number]")],
  ] as const;
  await expect(page.locator("input[name=number]")).toBeFocused();
  for (const key of [...choosing, ...number]) await page.keyboard.press(key);
  for (const [key, next] of steps) {
    await page.keyboard.press(key);
    await expect(next).toBeFocused();
  }
  return choosing.length + steps.length;
}

const PRODUCTS = ["PLN pascabayar", "BPJS Kesehatan", "PDAM"];

/** Sells PU and these, and reads the price list, which then says this. */
async function sell(sri: Page, names: readonly string[], said: string) {
  await sri.goto("/settings?tab=cashier");
  const settings = sri.getByRole("region", { name: "Produk", exact: true });
  for (const name of PRODUCTS) await settings.getByLabel(name, { exact: true }).setChecked(names.includes(name));
  await settings.getByRole("button", { name: "Simpan" }).click();
  await expect(settings.getByText("Tersimpan.")).toBeVisible();
  const prices = sri.getByRole("region", { name: "Daftar harga IAK" });
  await prices.getByRole("button", { name: "Baca ulang daftar harga" }).click();
  await expect(prices.getByText(said).first()).toBeVisible();
  return settings;
}

test("what a supervisor switches on is sold at the counter: a PLN bill of three months, BPJS Kesehatan for two with a fee of the shop's own, water bills of both shapes, each with two keys more than PU at most, tried again as itself, and found in the office by its product", async ({
  signedIn,
  shop,
}) => {
  const sri = await signedIn("sri");
  const settings = await sell(sri, PRODUCTS, "PDAM SURABAYA, Jawa Timur");

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
  await page.keyboard.type("bpjs");
  await expect(page.getByText("Enter memilih BPJS Ketenagakerjaan PU. Cocok juga: BPJS Kesehatan.")).toBeVisible();
  for (const [word, product] of [
    ["air", "PDAM"],
    ["listrik", "PLN pascabayar"],
  ] as const) {
    await page.getByRole("textbox", { name: "ID inquiry atau kode iuran" }).fill(word);
    await expect(page.getByText(`Enter memilih ${product}.`)).toBeVisible();
  }
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
  // A scanner writes letters before the number; they choose no product.
  await scan(page, `]C1${three}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Stand meter")).toHaveCount(0);
  const pln = await paperOf(page);
  await expect(pln).toContainText("TAGIHAN LISTRIK");
  await expect(pln.getByText("Stand meter")).toHaveCount(3);
  const own = trIdIn(page);

  await page.goto("/pay");
  // The last product stays selected, and the most used comes first.
  await expect(page.getByRole("radio", { name: "PLN pascabayar" })).toBeChecked();
  await page.getByRole("radio", { name: "BPJS Kesehatan" }).check();
  // A scanner's Tab goes on to what else is asked; what is typed there replaces the usual.
  await expect(page.getByRole("textbox", { name: "No. VA atau kartu" })).toBeFocused();
  await scan(page, "8888801234567890");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: "Jumlah bulan" })).toBeFocused();
  await page.keyboard.type("2");
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

  const company = page.getByRole("combobox", { name: "Perusahaan" });
  await page.goto("/pay?product=PDAMKOTA.SURABAYA");
  await expect(company).toHaveValue("PDAM SURABAYA, Jawa Timur");
  await page.keyboard.type("10202002");
  await page.keyboard.press("Enter");
  await expect((await paperOf(page)).getByText("Pemakaian")).toHaveCount(4);
  await page.goto("/pay");
  await company.fill("");
  await page.getByRole("textbox", { name: "No. pelanggan" }).fill("70200009");
  await page.keyboard.press("Enter");
  await expect(company).toBeFocused();
  await page.keyboard.type("kota yogya");
  await page.keyboard.press("Enter");
  await expect((await paperOf(page)).getByText("Pemakaian")).toHaveCount(1);

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

  // From the pay page to the printed receipt another product takes two keys more than PU at most: its company is kept.
  await page.addInitScript(() => {
    window.print = () => {};
  });
  await page.goto("/pay?product=BPJSTKPU");
  const base = await keysToPrint(page, [], freshKodeIuran());
  expect(await keysToPrint(page, ["Alt+3"], "540000000555")).toBeLessThanOrEqual(base + 2);
  expect(await keysToPrint(page, ["Alt+4"], "70200010")).toBeLessThanOrEqual(base + 2);
  expect(shop.simulator.journal.requestsOf("inq-pasca").at(-1)?.fields?.code).toBe("PDAMKOTA.YOGYAKARTA");
  await page.keyboard.press("Tab");
  await page.keyboard.type("sura");
  await page.keyboard.press("Enter");
  await expect(company).toHaveValue("PDAM SURABAYA, Jawa Timur");

  // A number that is one of our inquiry IDs, too.
  const noPelanggan = page.getByRole("textbox", { name: "No. pelanggan" });
  await noPelanggan.focus();
  await scan(page, own);
  await page.keyboard.press("Tab");
  await expect(page.getByText("Nomor ini juga ID inquiry di gerai ini.")).toBeVisible();
  await expect(noPelanggan).toBeEditable();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Ini No. pelanggan?" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("PDAM SURABAYA").first()).toBeVisible();
  expect(shop.simulator.journal.requestsOf("inq-pasca").at(-1)?.fields).toMatchObject({ hp: own });
  await page.goto("/pay");
  await noPelanggan.fill(own);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Buka inquiry itu" }).click();
  await expect(page).toHaveURL(/\/payments\//);

  // Tried again with everything that was asked for.
  await page.goto("/pay?product=BPJS");
  await page.getByRole("textbox", { name: "Jumlah bulan" }).fill("2");
  await page.getByRole("textbox", { name: "No. VA atau kartu" }).fill("8801234560006");
  await page.keyboard.press("Enter");
  await payByKey(page);
  await expect(page.getByRole("heading", { name: "Pembayaran gagal" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Uang dikembalikan" }).check();
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  await expect(page.getByText("2 bulan")).toBeVisible();

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
  await expect(page.getByText("PLN pascabayar tidak dijual di gerai ini.")).toBeVisible();
  expect(shop.simulator.journal.requestsOf("inq-pasca")).toHaveLength(asked);
  // Its payments stay, and are found by it.
  await sri.goto("/transactions");
  await sri.getByRole("combobox", { name: "Produk" }).selectOption("PLN pascabayar");
  await expect(sri.getByRole("row").filter({ hasText: three })).toHaveCount(1);
});

test("what IAK has switched off is asked for neither as itself nor as another product: its tile and its field say why", async ({
  signedIn,
  shop,
}) => {
  const asked = () => shop.simulator.journal.requestsOf("inq-pasca").map(({ fields }) => fields?.code);
  const before = asked();
  shop.simulator.control.setService("BPJSTKPU", false);
  const sri = await signedIn("sri");
  await sell(sri, [], "Sedang dimatikan IAK");
  const page = await signedIn("rina");
  await findByKodeIuran(page, freshKodeIuran());
  await expect(page.getByRole("alert").filter({ hasText: "sedang dimatikan IAK" })).toBeVisible();
  await page.goto("/pay");
  await expect(page.getByRole("alert").filter({ hasText: "Sedang dimatikan IAK" })).toBeVisible();

  await sell(sri, ["PLN pascabayar"], "PLN pascabayar");
  for (const address of ["/pay", "/pay?product=BPJSTKPU"]) {
    await page.goto(address);
    const off = page.getByRole("radio", { name: "BPJS Ketenagakerjaan PU" });
    await expect(off).toBeDisabled();
    await expect(off).toHaveAccessibleDescription("Sedang dimatikan IAK");
    await expect(page.getByRole("radio", { name: "PLN pascabayar" })).toBeChecked();
  }
  await page.keyboard.press("Alt+1");
  await page.keyboard.type("bpjs");
  await expect(page.getByText("BPJS Ketenagakerjaan PU: Sedang dimatikan IAK")).toBeVisible();
  await page.getByRole("textbox", { name: "ID pelanggan" }).fill("530000000778");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  expect(asked().slice(before.length)).toEqual(["PLNPOSTPAID"]);
});
