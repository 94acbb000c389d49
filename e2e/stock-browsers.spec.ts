import { read as readBook } from "@e965/xlsx";
import { expect } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { findFirefox, findWebkit } from "#lib/cli/test-programs.ts";
import { PEOPLE, type Person } from "./shop.ts";
import { openFirefox, openWebkit, type StockBrowser } from "./stock-browsers.ts";
import { freshKodeIuran, test } from "./test.ts";

const BROWSERS = [
  { name: "Firefox", isThere: findFirefox() !== undefined, open: openFirefox },
  { name: "WebKitGTK", isThere: findWebkit() !== undefined, open: openWebkit },
];
const MM = 72 / 25.4;
const FOCUSED = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent";
const PAPER = "document.documentElement.dataset.paper";
const KEEP_PAPER = `addEventListener("beforeprint", () => { ${PAPER} = document.querySelector(".receipt-sheet").textContent; })`;
const isPdf = (bytes: Buffer) => bytes.subarray(-7).includes("%%EOF");

// A driver that hangs is a hang after three minutes already.
test.describe.configure({ timeout: 180_000 });

for (const { name, isThere, open } of BROWSERS) {
  test(`in ${name} a bill is paid and printed by keys, no file is cut short, and Back after signing out shows nothing`, async ({
    shop,
  }) => {
    if (!isThere) console.warn(`No ${name} on this machine: Loket in it is not tried.`);
    test.skip(!isThere, `no ${name} on this machine`);
    const browser = await open();
    const says = (words: string, what = "document.body.innerText") =>
      expect(async () => expect(await browser.read<string>(what)).toContain(words)).toPass();
    try {
      await signIn("rina");
      await says("ID inquiry atau kode iuran", FOCUSED);
      const kodeIuran = freshKodeIuran();
      await browser.type(kodeIuran);
      await browser.press("Enter");
      await says("Konfirmasi pembayaran");
      await says("Uang diterima", FOCUSED);
      await browser.press("F9");
      await says("Pembayaran berhasil");
      await says("Cetak struk", FOCUSED);
      const [, trId = ""] = /payments\/(\d+)/.exec(await browser.read<string>("location.pathname")) ?? [];
      expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);

      await browser.read(KEEP_PAPER);
      if (browser.roll) await browser.read("(window.print = () => dispatchEvent(new Event('beforeprint'))) && 0");
      await browser.press("F10");
      await says("Cetak salinan");
      await says("TOTAL BAYAR", PAPER);
      expect(await browser.read<string>(PAPER)).not.toContain("PRATINJAU");
      if (!browser.roll) await browser.file("cetak.pdf", isPdf);

      await browser.press("F2");
      await says("ID inquiry atau kode iuran", FOCUSED);
      await browser.press("F8");
      await says(kodeIuran, FOCUSED);
      await browser.press("Enter");
      await says("Sudah dicetak 1 kali");
      await isAsLongAsItsReceipt(browser);
      await browser.click("Unduh PDF");
      await says("Tercatat: SALINAN KE-1");
      const file = await getDocumentProxy(new Uint8Array(await browser.file(`struk-${trId}-58.pdf`, isPdf)));
      expect((await extractText(file, { mergePages: true })).text).toContain("SALINAN KE-1");

      await browser.click("Menu pengguna");
      await browser.click("Keluar");
      await says("Kata sandi");
      await browser.back();
      await says(`next=%2Freceipts%2F${trId}`, "location.href");
      await says("Kata sandi");
      expect(await browser.read<string>("document.body.innerText")).not.toContain(kodeIuran);

      await signIn("sri");
      await says("Ringkasan");
      await browser.go(`${shop.url}/transactions?q=${kodeIuran}`);
      await browser.click("Unduh CSV");
      const csv = await browser.file(".csv", (bytes) => bytes.subarray(-2).toString() === "\r\n");
      expect(csv.toString()).toContain(trId);
      await browser.click("Unduh XLSX");
      // The end of a zip: 22 bytes that begin with its signature.
      const book = await browser.file(".xlsx", (bytes) => bytes.subarray(-22).toString().startsWith("PK\x05\x06"));
      expect(JSON.stringify(readBook(book).Sheets)).toContain(trId);
    } finally {
      await browser.close();
    }

    async function signIn(person: Person) {
      // The address bar of a window that has just opened may still take the focus.
      await expect(async () => {
        await browser.go(`${shop.url}/login`);
        expect(await browser.read<string>(FOCUSED)).toContain("Nama pengguna");
      }).toPass();
      await browser.type(PEOPLE[person].username);
      await browser.press("Tab");
      await browser.type(PEOPLE[person].password);
      await browser.press("Enter");
    }
  });
}

async function isAsLongAsItsReceipt(browser: StockBrowser) {
  const sheet = "document.querySelector('.receipt-sheet').getBoundingClientRect()";
  const proportion = await browser.read<number>(`${sheet}.height / ${sheet}.width`);
  const bytes = new Uint8Array(await browser.paper());
  // Firefox's letters are outlines, so there is no text to read; without letters the file would be much shorter.
  expect(bytes.length).toBeGreaterThan(50_000);
  const printed = await getDocumentProxy(bytes);
  expect(printed.numPages).toBe(1);
  const page = await printed.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  expect(width / MM).toBeCloseTo(58, 0);
  expect(Math.abs(height / MM - (browser.roll ?? 58 * proportion))).toBeLessThan(2);
  if (!browser.roll) return;
  // On paper of another length the receipt keeps its own.
  const { items } = await page.getTextContent();
  const places = items.flatMap((item) => ("transform" in item ? Number(item.transform[5]) : []));
  const share = (Math.max(...places) - Math.min(...places)) / MM / (58 * proportion);
  expect(share).toBeGreaterThan(0.9);
  expect(share).toBeLessThan(1);
}
