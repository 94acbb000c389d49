import { expect } from "@playwright/test";
import { confirmOf, findByKodeIuran, paid, payByKey, scan, trIdIn } from "./counter.ts";
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
  await page.getByRole("textbox", { name: "ID inquiry atau kode iuran" }).fill(`]C1${trId}`);
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
  await scan(page, "219342904219");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Angka masuk terlalu cepat")).toBeVisible();
  await page.keyboard.press("F9");
  await expect(page).toHaveURL(new RegExp(`/pay/${trId}`));
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(0);

  // Typing in the middle of an amount continues there, while dots come and go.
  await cash.fill("200.000");
  await cash.press("Home");
  await cash.press("ArrowRight");
  await page.keyboard.type("57", { delay: 50 });
  await expect(cash).toHaveValue("25.700.000");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("15", { delay: 50 });
  await expect(cash).toHaveValue("1.500.000");
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
  { typed: "", words: "ID inquiry atau kode iuran belum diisi." },
  { typed: "abc", words: "hanya angka" },
  { typed: "9".repeat(200), words: "hanya angka" },
  { typed: "<script>alert(1)</script>", words: "hanya angka" },
  { typed: "0123", words: "Kurang 4 angka" },
  { typed: "77", words: "Kode iuran: kurang 6 angka. Bila ini ID inquiry dari aplikasi lain, ketik Ref ID-nya." },
  { typed: "210300016004", words: "sudah dibayar" },
  { typed: "210300016005", words: "salah atau tidak terdaftar" },
  { typed: "210300016003", words: "terlalu lama menjawab" },
] as const;

test("what cannot be found says why at its field and loses nothing; what is pasted in any dress is found, another program's inquiry by its Ref ID, and what the ledger knows is not asked for", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  await page.goto("/pay");
  const field = page.getByRole("textbox", { name: "ID inquiry atau kode iuran" });
  const refId = page.getByRole("textbox", { name: "Ref ID" });
  for (const { typed, words } of REFUSED) {
    await field.fill(typed);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert").filter({ hasText: words }), typed).toBeVisible();
    await expect(field).toHaveValue(typed);
    await expect(field).toBeFocused();
  }

  await field.fill("219 342 904");
  await page.getByRole("button", { name: "Cari tagihan" }).click();
  await page.getByRole("button", { name: "Ini ID inquiry dari aplikasi lain?" }).click();
  await expect(refId).toBeFocused();
  await refId.fill("salah-1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "tidak dikenal" })).toBeVisible();
  await page.getByRole("button", { name: "Ini kode iuran?" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "salah atau tidak terdaftar" })).toBeVisible();
  await refId.fill("091283746511");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pay\/219342904$/);
  await expect(page.getByText("PT LIMABELAS")).toBeVisible();

  const kodeIuran = freshKodeIuran();
  const lost = { execute: "never", reply: { kind: "reset" } } as const;
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "inq-pasca", times: 1, fault: lost }]);
  await findByKodeIuran(page, kodeIuran);
  await expect(page.getByRole("alert").filter({ hasText: "Belum ada uang yang berpindah" })).toBeVisible();
  await field.fill("");
  const wide = kodeIuran.slice(8).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  await page.keyboard.insertText(
    `\u202a${kodeIuran.slice(0, 4)}\u2011${kodeIuran.slice(4, 8)}\u2013\u200b${wide}\u202c `,
  );
  await page.getByRole("button", { name: "Cari tagihan" }).focus();
  await page.keyboard.press("/");
  await expect(field).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  const trId = trIdIn(page);
  await page.keyboard.press("Escape");
  await expect(field).toBeFocused();

  // A scanner ends with Tab; the ledger has today's inquiry of it.
  const asked = shop.simulator.journal.requestsOf("inq-pasca").length;
  await scan(page, `]C1${kodeIuran}`);
  await page.keyboard.press("Tab");
  await page.waitForURL(`**/pay/${trId}`);
  expect(shop.simulator.journal.requestsOf("inq-pasca")).toHaveLength(asked);
  await page.goto("/pay");
  const unpaid = page.getByRole("region", { name: "Inquiry hari ini, belum dibayar" });
  await expect(unpaid.getByText(kodeIuran)).toBeVisible();
  await unpaid.getByRole("listitem").filter({ hasText: kodeIuran }).getByRole("button").click();
  await expect(unpaid.getByText(kodeIuran)).toHaveCount(0);
});

test("nobody is locked in while IAK is silent, and what was sent is never called off", async ({ signedIn, shop }) => {
  const silent = freshKodeIuran();
  const page = await signedIn("rina");
  await page.goto("/pay");
  const field = page.getByRole("textbox", { name: "ID inquiry atau kode iuran" });
  shop.simulator.control.addFaults([
    { hp: silent, command: "inq-pasca", times: 1, fault: { holdReplyMs: "released" } },
  ]);
  await field.fill(silent);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Menunggu jawaban IAK")).toBeVisible();
  await page.keyboard.press("F2");
  await expect(field).toHaveValue("");
  await expect(field).toBeEditable();
  shop.simulator.control.release();

  const trId = await confirmOf(page, freshKodeIuran());
  const sent = Promise.withResolvers<void>();
  await page.route(`**/pay/${trId}`, async (route) => {
    if (route.request().method() === "POST") await sent.promise;
    await route.continue();
  });
  await expect(page.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
  await page.keyboard.press("F9");
  await expect(page.getByRole("button", { name: "Mengirim" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Batal" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  sent.resolve();
  await expect(page).toHaveURL(new RegExp(`/payments/${trId}`));
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
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
    await expect(page.getByRole("checkbox", { name: "Uang dikembalikan" })).toBeFocused();
    await page.keyboard.press("Space");
    await expect(page.getByText("sudah dikembalikan", { exact: false })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Coba lagi" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  }
});

test("a bill of the same period that was paid before needs the cashier's tick, all that is needed stays in sight, and a phone shows the bill first", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  // The widest bill: a name of three lines, amounts of ten digits, programmes that do not add up.
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
  await expect(page.getByRole("link", { name: /Dibayar di sini .* oleh Rina Astuti: buka struk/ })).toBeVisible();
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

  // On a phone, and on the counter's screen at 200 %.
  for (const viewport of [
    { width: 683, height: 384 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await page.reload();
    const cash = page.getByRole("textbox", { name: "Uang diterima" });
    await expect(cash).toBeFocused();
    for (const needed of [
      page.getByText("Rp1.234.567.890", { exact: true }),
      cash,
      page.getByRole("button", { name: "Bayar Rp1.234.567.890" }),
    ])
      await expect(needed).toBeInViewport({ ratio: 1 });
  }
  await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
