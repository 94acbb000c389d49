import { expect, type Page } from "@playwright/test";
import { readEscpos } from "#lib/receipts/testing/read-escpos.ts";
import { paid } from "./counter.ts";
import { type Mood, withDevicePrinters } from "./device-printers.ts";
import { test } from "./test.ts";

const thermal = (page: Page) => page.getByRole("button", { name: "Printer thermal" });
const prints = (page: Page, count: number) =>
  expect(page.getByText(count === 0 ? "Belum pernah dicetak" : `Sudah dicetak ${count} kali`)).toBeVisible();

/** A paid receipt, on a page with its own fake printers. */
async function atReceipt(page: Page) {
  const printer = await withDevicePrinters(page);
  const trId = await paid(page);
  await page.goto(`/receipts/${trId}`);
  const textOf = (bytes: Uint8Array) => readEscpos(bytes).lines.map(({ text }) => text.trim());
  return { trId, printer, textOf };
}

for (const kind of ["USB", "Serial (COM)", "Bluetooth"]) {
  test(`a receipt comes out of a printer at ${kind} after one pick, and later without one`, async ({ signedIn }) => {
    const page = await signedIn("rina");
    const { trId, printer, textOf } = await atReceipt(page);
    await thermal(page).click();
    await page.getByRole("button", { name: kind, exact: true }).click();
    await expect(page.getByText("Tercatat: struk asli")).toBeVisible();
    const lines = textOf(printer.paper());
    expect(lines).toContain("STRUK PEMBAYARAN");
    expect(lines.some((line) => line.endsWith(trId))).toBe(true);
    expect(printer.heard.picks).toBe(1);
    // Browsers differ in what they report about Bluetooth after a reload.
    if (kind !== "Bluetooth") await page.reload();
    await thermal(page).click();
    await expect(page.getByText("Tercatat: SALINAN KE-1")).toBeVisible();
    expect(textOf(printer.paper())).toContain("SALINAN KE-1");
    expect(printer.heard.picks).toBe(1);
    if (kind === "Bluetooth") expect(printer.heard.longest).toBe(180);
  });
}

const NEVER_BEGAN: [kind: string, mood: Mood, words: RegExp][] = [
  ["USB", "nothing picked", /Tidak ada printer yang dipilih/],
  ["USB", "hang at once", /Printer tidak menerima data: mati/],
  ["USB", "off", /Printer tidak menerima data: mati/],
  ["USB", "held", /dipegang Windows/],
  ["USB", "star", /Printer Star/],
  ["Serial (COM)", "off", /Printer tidak menerima data: mati/],
  ["Bluetooth", "off", /Printer tidak menerima data: mati/],
];
const AMID: [kind: string, mood: Mood][] = [
  ["USB", "stall"],
  ["USB", "unplugged"],
  ["Serial (COM)", "unplugged"],
  ["Serial (COM)", "hang"],
  ["Bluetooth", "unplugged"],
];

test("a printer that is off, held, a Star or not picked is said to be, and nothing is recorded; a stalled or unplugged one never printed: the next print is the original", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  const { printer } = await atReceipt(page);
  await thermal(page).click();
  for (const [kind, mood, words] of NEVER_BEGAN) {
    printer.is(mood);
    await page.getByRole("button", { name: kind, exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: words })).toContainText(
      "Tidak ada yang dicetak atau dicatat.",
    );
    await prints(page, 0);
  }
  for (const [kind, mood] of AMID) {
    await test.step(`${kind}: ${mood}`, async () => {
      const trId = await paid(page);
      await page.goto(`/receipts/${trId}`);
      printer.is(mood);
      await page.evaluate(() => localStorage.removeItem("loket_thermal_printer"));
      await thermal(page).click();
      await page.getByRole("button", { name: kind, exact: true }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Cetakan berikutnya tetap struk asli" })).toBeVisible();
      await prints(page, 0);
      printer.paper();
      printer.is("well");
      await thermal(page).click();
      await expect(page.getByText("Tercatat: struk asli")).toBeVisible();
      expect(readEscpos(printer.paper()).cut).toBe(true);
      await prints(page, 1);
    });
  }
});

test("what is set of a device's printer holds for its test page and its receipts, also after a load", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  const { printer } = await atReceipt(page);
  await thermal(page).click();
  await page.getByText("Cetak halaman uji", { exact: true }).click();
  await page.getByLabel("Kecepatan serial (baud)").selectOption("38400");
  await page.getByLabel("Kode QR").selectOption("Gambar, ESC *");
  await page.getByLabel("Laci uang").selectOption("Pin 5");
  await page.getByRole("region", { name: "58 mm" }).getByRole("button", { name: "Serial (COM)" }).click();
  await expect(page.getByText("Halaman uji terkirim ke printer.")).toBeVisible();
  const tested = readEscpos(printer.paper());
  const said = tested.lines.map(({ text }) => text).join(" ");
  for (const words of ["Logo: GS v 0", "Kode QR: ESC *", "pin 5"]) expect(said).toContain(words);
  // Nothing was sold: only a supervisor's test opens the drawer.
  expect([tested.drawer, tested.qr, tested.pictures.length]).toEqual([false, null, 2]);
  await prints(page, 0);

  await page.reload();
  await thermal(page).click();
  await expect(page.getByText("Tercatat: struk asli")).toBeVisible();
  expect(readEscpos(printer.paper())).toMatchObject({ qr: null, cut: true });
  expect(printer.heard.opened).toEqual([{ baudRate: 38_400 }, { baudRate: 38_400 }]);
  expect(printer.heard.picks).toBe(1);
});

test("a receipt is shared as its PDF through the system's sheet, recorded as a print, and not when the sheet is closed; without a sheet its verify link goes to WhatsApp", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  const trId = await paid(page);
  const sheet = { opened: [] as { name: string; type: string; begin: string; text: string }[], isClosed: true };
  await page.exposeFunction("sheetOpened", (what: (typeof sheet.opened)[number]) => {
    sheet.opened.push(what);
    return sheet.isClosed;
  });
  await page.addInitScript(() => {
    navigator.canShare = () => true;
    navigator.share = async ({ files = [], text = "" } = {}) => {
      const [file] = files;
      const begin = (await file?.slice(0, 5).text()) ?? "";
      const opened = (window as unknown as { sheetOpened(what: object): Promise<boolean> }).sheetOpened;
      if (await opened({ name: file?.name, type: file?.type, begin, text })) throw new DOMException("", "AbortError");
    };
  });
  await page.goto(`/receipts/${trId}`);
  const share = page.getByRole("button", { name: "Bagikan" });
  await share.click();
  await expect(page.getByText("Struk tidak dibagikan. Cetakan berikutnya tetap struk asli.")).toBeVisible();
  await prints(page, 0);
  sheet.isClosed = false;
  await share.click();
  await expect(page.getByText("Tercatat: struk asli")).toBeVisible();
  await prints(page, 1);
  expect(sheet.opened.at(-1)).toMatchObject({ name: `struk-${trId}.pdf`, type: "application/pdf", begin: "%PDF-" });
  expect(sheet.opened.at(-1)?.text).toMatch(/^Struk pembayaran: Rp[\d.]+, ID inquiry \d+\. .*\/verify\/\S+$/);

  await page.addInitScript(() => {
    navigator.canShare = () => false;
  });
  await page.context().route("https://wa.me/**", (route) => route.fulfill({ body: "WhatsApp" }));
  await page.reload();
  const opening = page.context().waitForEvent("page");
  await share.click();
  const address = new URL((await opening).url() || "about:blank");
  expect(address.searchParams.get("text")).toContain("/verify/");
  await prints(page, 1);
});
