import { expect } from "@playwright/test";
import { confirmOf, findByKodeIuran, paid, payByKey, trIdIn } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

test("a bill is found, paid and printed with the keyboard alone, and the receipt shows every programme", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  await confirmOf(page, "210300016001");
  for (const label of [
    "Nama perusahaan",
    "Kode iuran",
    "NPP",
    "Kode divisi",
    "Periode",
    "Nominal",
    "Biaya admin",
    "Total bayar",
  ]) {
    await expect(page.getByText(label, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "Bayar Rp102.500" })).toBeVisible();
  await payByKey(page);
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cetak struk" })).toBeFocused();
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "yes");
  });
  await page.keyboard.press("F10");
  await expect(page.locator("body[data-printed]")).toBeAttached();

  await page.goto(`/receipts/${trIdIn(page)}`);
  const paper = page.locator(".receipt-sheet");
  for (const amount of ["Rp61.688", "Rp1.082", "Rp2.166", "Rp2.597", "Rp32.467", "Rp100.000", "Rp2.500", "Rp102.500"]) {
    await expect(paper).toContainText(amount);
  }
  await expect(paper).toContainText(/seratus dua ribu\s+lima\s+ratus\s+rupiah/);
  expect(shop.simulator.journal.executed.filter(({ hp }) => hp === "210300016001")).toHaveLength(1);
});

test("cash with change is worked out, too little cash never pays, and the change stays in sight", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, nominal: 100_000 });
  const page = await signedIn("rina");
  const trId = await confirmOf(page, kodeIuran);
  const cash = page.getByRole("textbox", { name: "Uang diterima" });
  await cash.fill("50.000");
  await expect(page.getByText("Uang kurang Rp52.500")).toBeVisible();
  await page.keyboard.press("F9");
  await expect(page.getByText("Uang kurang Rp52.500")).toBeVisible();
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(0);

  await cash.fill("150.000");
  await expect(page.getByText("Rp47.500")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Bayar Rp102.500" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await expect(page.getByText("Kembalian").first()).toBeVisible();
  await expect(page.getByText("Rp47.500").first()).toBeVisible();
});

test("a scanner's burst into the cash field never pays, whatever Enter it ends with", async ({ signedIn, shop }) => {
  const page = await signedIn("rina");
  const trId = await confirmOf(page, freshKodeIuran());
  await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
  await page.keyboard.type("219342904219");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  // On a machine too busy to type at a scanner's speed it is the amount that gives it away.
  await expect(page.getByText(/Angka masuk terlalu cepat|lebih dari sepuluh kali/)).toBeVisible();
  await page.keyboard.press("F9");
  await expect(page).toHaveURL(new RegExp(`/pay/${trId}`));
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(0);
});

test("an inquiry that another program made is brought in by its Ref ID and paid", async ({ signedIn }) => {
  const page = await signedIn("budi");
  await page.goto("/pay");
  await page.getByRole("radio", { name: "ID inquiry" }).check();
  await page.getByRole("textbox", { name: "ID inquiry" }).fill("219 342 904");
  await page.getByRole("button", { name: "Cari tagihan" }).click();
  const refId = page.getByRole("textbox", { name: "Ref ID" });
  await expect(refId).toBeFocused();
  await refId.fill("091283746511");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pay\/219342904$/);
  await expect(page.getByText("PT LIMABELAS")).toBeVisible();
});

const REFUSED = [
  { choice: "Kode iuran", typed: "abc", words: "Kode iuran hanya angka" },
  { choice: "Kode iuran", typed: "9".repeat(200), words: "Kode iuran hanya angka" },
  { choice: "Kode iuran", typed: "210300016004", words: "sudah dibayar" },
  { choice: "Kode iuran", typed: "210300016005", words: "salah atau tidak terdaftar" },
  { choice: "Kode iuran", typed: "210300016003", words: "kehabisan waktu" },
  { choice: "ID inquiry", typed: "<script>alert(1)</script>", words: "ID inquiry hanya angka" },
  { choice: "ID inquiry", typed: "77", words: "Ref ID" },
] as const;

for (const { choice, typed, words } of REFUSED) {
  test(`what cannot be found says why at the field and loses nothing: ${choice} ${typed.slice(0, 24)}`, async ({
    signedIn,
  }) => {
    const page = await signedIn("rina");
    await page.goto("/pay");
    await page.getByRole("radio", { name: choice }).check();
    const field = page.getByRole("textbox", { name: choice });
    await field.fill(typed);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await expect(field).toHaveValue(typed);
    await expect(page.locator("input:focus")).toHaveCount(1);
  });
}

const OUTCOMES = [
  { kodeIuran: "210300016002", heading: "Pembayaran berhasil" },
  { kodeIuran: "210300016006", heading: "Pembayaran gagal" },
  { kodeIuran: "210300016007", heading: "Pembayaran sedang diproses" },
  { kodeIuran: "210300016008", heading: "Pembayaran gagal" },
  { kodeIuran: "210300016066", heading: "Pembayaran berhasil" },
] as const;

for (const { kodeIuran, heading } of OUTCOMES) {
  test(`sandbox number ${kodeIuran} ends as "${heading}"`, async ({ signedIn }) => {
    const page = await signedIn("rina");
    await confirmOf(page, kodeIuran);
    await payByKey(page);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible({ timeout: 15_000 });
    if (heading === "Pembayaran gagal") {
      await expect(page.getByText("Kembalikan uang pelanggan Rp", { exact: false })).toBeVisible();
      await page.getByRole("checkbox", { name: "Uang dikembalikan" }).check();
      await expect(page.getByText("sudah dikembalikan", { exact: false })).toBeVisible();
    }
  });
}

test("finding an inquiry that has been paid leads to its payment", async ({ signedIn }) => {
  const page = await signedIn("rina");
  const trId = await paid(page);
  await page.goto("/pay");
  await page.getByRole("radio", { name: "ID inquiry" }).check();
  await page.getByRole("textbox", { name: "ID inquiry" }).fill(trId);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/payments/${trId}`));
});

test("a bill of the same period that was paid before needs the cashier's tick, and all that is needed stays in sight", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  // The widest that a bill gets: a name of three lines, amounts of ten digits, programmes that do not add up.
  const bill = {
    hp: kodeIuran,
    name: `PT ${"A".repeat(48)} TEKSTIL NUSANTARA SEJAHTERA ABADI JAYA`,
    period: "202601",
    nominal: 1_234_565_390,
  };
  shop.simulator.control.changeBill(bill);
  const page = await signedIn("rina");
  await paid(page, kodeIuran);
  // The biller shows the same period again, as another instalment would.
  shop.simulator.control.changeBill({ ...bill, show: { period: "202601" } });
  const second = await confirmOf(page, kodeIuran);
  await expect(page.getByText("sudah dibayar", { exact: false })).toBeVisible();
  await page.keyboard.press("F9");
  await expect(page.getByRole("alert").filter({ hasText: "Centang" })).toBeVisible();
  expect(shop.simulator.journal.requestsOf("pay-pasca", second)).toHaveLength(0);
  for (const needed of [
    page.getByText("Total bayar"),
    page.getByText("Rp1.234.567.890", { exact: true }),
    page.getByRole("textbox", { name: "Uang diterima" }),
    page.getByRole("button", { name: "1.234.600.000" }),
    page.getByText("Kembalian"),
    page.getByRole("button", { name: "Bayar Rp1.234.567.890" }),
    page.getByRole("link", { name: "Batal" }),
  ]) {
    await expect(needed).toBeInViewport({ ratio: 1 });
  }
});

test("a search that is not answered says that no money moved", async ({ signedIn, shop }) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.addFaults([
    {
      hp: kodeIuran,
      command: "inq-pasca",
      fault: { execute: "never", reply: { kind: "reset" } },
    },
  ]);
  const page = await signedIn("rina");
  await findByKodeIuran(page, kodeIuran);
  await expect(page.getByRole("alert").filter({ hasText: "Belum ada uang yang berpindah" })).toBeVisible();
});

test("on a phone the confirmation shows the bill first, with the focus in the cash field all the same", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  await page.setViewportSize({ width: 390, height: 844 });
  await confirmOf(page, freshKodeIuran());
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
