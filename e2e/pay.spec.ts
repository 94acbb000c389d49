import { expect } from "@playwright/test";
import { confirmOf, findByKodeIuran, paid, payByKey, trIdIn } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

test("a bill is found, paid and printed with the keyboard alone, the receipt shows every programme, and its inquiry leads to the payment from then on", async ({
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

  const trId = trIdIn(page);
  await page.goto(`/receipts/${trId}`);
  const paper = page.locator(".receipt-sheet");
  for (const amount of ["Rp61.688", "Rp1.082", "Rp2.166", "Rp2.597", "Rp32.467", "Rp100.000", "Rp2.500", "Rp102.500"]) {
    await expect(paper).toContainText(amount);
  }
  await expect(paper).toContainText(/seratus dua ribu\s+lima\s+ratus\s+rupiah/);
  expect(shop.simulator.journal.executed.filter(({ hp }) => hp === "210300016001")).toHaveLength(1);

  await page.goto("/pay");
  await page.getByRole("radio", { name: "ID inquiry" }).check();
  await page.getByRole("textbox", { name: "ID inquiry" }).fill(trId);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/payments/${trId}`));
});

test("cash with change is worked out, neither too little cash nor a scanner's burst ever pays, and the change stays in sight", async ({
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

  await page.goto(`/pay/${trId}`);
  await expect(cash).toBeFocused();
  await page.keyboard.type("219342904219");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  // On a machine too busy to type at a scanner's speed it is the amount that gives it away.
  await expect(page.getByText(/Angka masuk terlalu cepat|lebih dari sepuluh kali/)).toBeVisible();
  await page.keyboard.press("F9");
  await expect(page).toHaveURL(new RegExp(`/pay/${trId}`));
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

const REFUSED = [
  { choice: "Kode iuran", typed: "abc", words: "Kode iuran hanya angka" },
  { choice: "Kode iuran", typed: "9".repeat(200), words: "Kode iuran hanya angka" },
  { choice: "Kode iuran", typed: "210300016004", words: "sudah dibayar" },
  { choice: "Kode iuran", typed: "210300016005", words: "salah atau tidak terdaftar" },
  { choice: "Kode iuran", typed: "210300016003", words: "kehabisan waktu" },
  { choice: "ID inquiry", typed: "<script>alert(1)</script>", words: "ID inquiry hanya angka" },
  { choice: "ID inquiry", typed: "77", words: "Ref ID" },
] as const;

test("what cannot be found says why at its field and loses nothing; what is pasted in groups is found, and another program's inquiry by its Ref ID", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  await page.goto("/pay");
  for (const { choice, typed, words } of REFUSED) {
    await page.getByRole("radio", { name: choice }).check();
    const field = page.getByRole("textbox", { name: choice });
    await field.fill(typed);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: words }), typed).toBeVisible();
    await expect(field).toHaveValue(typed);
    await expect(page.locator("input:focus")).toHaveCount(1);
  }

  const field = page.getByRole("textbox", { name: "ID inquiry" });
  const refId = page.getByRole("textbox", { name: "Ref ID" });
  await field.fill("219 342 904");
  await page.getByRole("button", { name: "Cari tagihan" }).click();
  await expect(refId).toBeFocused();
  await refId.fill("091283746511");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pay\/219342904$/);
  await expect(page.getByText("PT LIMABELAS")).toBeVisible();

  const kodeIuran = freshKodeIuran();
  const lost = { execute: "never", reply: { kind: "reset" } } as const;
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "inq-pasca", times: 1, fault: lost }]);
  await findByKodeIuran(page, kodeIuran);
  await expect(page.getByRole("alert").filter({ hasText: "Belum ada uang yang berpindah" })).toBeVisible();
  const number = page.getByRole("textbox", { name: "Kode iuran" });
  await number.fill("");
  await page.keyboard.insertText(` ${kodeIuran.slice(0, 4)}.${kodeIuran.slice(4, 8)} ${kodeIuran.slice(8)} `);
  await page.getByRole("button", { name: "Cari tagihan" }).focus();
  await page.keyboard.press("/");
  await expect(number).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(number).toBeFocused();
});

const OUTCOMES = [
  { kodeIuran: "210300016002", heading: "Pembayaran berhasil" },
  { kodeIuran: "210300016006", heading: "Pembayaran gagal" },
  { kodeIuran: "210300016007", heading: "Pembayaran sedang diproses" },
  { kodeIuran: "210300016008", heading: "Pembayaran gagal" },
  { kodeIuran: "210300016066", heading: "Pembayaran berhasil" },
] as const;

test("each of the biller's answers has its own page, and a payment that failed tells what cash to give back", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  for (const { kodeIuran, heading } of OUTCOMES) {
    await confirmOf(page, kodeIuran);
    await payByKey(page);
    await expect(page.getByRole("heading", { name: heading }), kodeIuran).toBeVisible();
    if (heading !== "Pembayaran gagal") continue;
    await expect(page.getByText("Kembalikan uang pelanggan Rp", { exact: false })).toBeVisible();
    await page.getByRole("checkbox", { name: "Uang dikembalikan" }).check();
    await expect(page.getByText("sudah dikembalikan", { exact: false })).toBeVisible();
  }
});

test("a bill of the same period that was paid before needs the cashier's tick, all that is needed stays in sight, and a phone shows the bill first", async ({
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

  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
