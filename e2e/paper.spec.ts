import { expect } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { readEscpos } from "#lib/receipts/testing/read-escpos.ts";
import { paid } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

test("a receipt leaves as PDF and as a printer's bytes: recorded before it does, a preview without, and nobody else's", async ({
  signedIn,
}) => {
  const rina = await signedIn("rina");
  const kodeIuran = freshKodeIuran();
  const trId = await paid(rina, kodeIuran);
  await rina.goto(`/receipts/${trId}`);
  const arriving = rina.waitForEvent("download");
  await rina.getByRole("button", { name: "Unduh PDF" }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe(`struk-${trId}-58.pdf`);
  await expect(rina.getByText("Tercatat: struk asli")).toBeVisible();
  const printed = new URL(file.url()).searchParams.get("print");

  const bytesOf = async (query: string) => {
    const response = await rina.request.get(`/api/receipts/${trId}/escpos?paper=80${query}`);
    expect(response.status()).toBe(200);
    return readEscpos(await response.body()).lines.map(({ text }) => text.trim());
  };
  const original = await bytesOf(`&print=${printed}`);
  expect(original).toContain("STRUK PEMBAYARAN");
  expect(original.some((line) => line.startsWith("Kode iuran") && line.endsWith(kodeIuran))).toBe(true);
  expect(original.join(" ")).not.toContain("PRATINJAU");
  expect(await bytesOf("")).toContain("PRATINJAU");

  await rina.getByRole("button", { name: "Gagal tercetak" }).click();
  await expect(rina.getByText(/Cetakan dibatalkan/)).toBeVisible();
  const status = async (path: string, page = rina) => (await page.request.get(`/api/receipts/${path}`)).status();
  expect(await status(`${trId}/pdf?paper=58&print=${printed}`)).toBe(404);
  expect(await status(`${trId}/pdf?paper=a5`)).toBe(400);
  expect(await status(`${trId}/pdf?paper=a4`)).toBe(200);
  const budi = await signedIn("budi");
  expect(await status(`${trId}/pdf?paper=a4`, budi)).toBe(403);
  expect(await status(`${trId}/escpos?paper=58`, budi)).toBe(403);
});

test("what the browser prints of a receipt is one page on each roll with every amount, never taken for a preview where the browser says early that it is done, and one that failed is voided: the next one is a copy in its place, a second failure an alarm", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  // As on some phones, the page is taken after `afterprint`.
  await page.addInitScript(() => {
    window.print = () => {
      window.dispatchEvent(new Event("beforeprint"));
      window.dispatchEvent(new Event("afterprint"));
      document.documentElement.dataset.paper = document.querySelector(".receipt-sheet")?.textContent ?? "";
    };
  });
  const paperSays = async (words: string) =>
    expect(await page.locator("html").getAttribute("data-paper")).toContain(words);
  const isPreview = () =>
    page.evaluate(() => document.querySelector(".receipt-sheet")?.textContent.includes("PRATINJAU"));
  const trId = await paid(page);
  await page.goto(`/receipts/${trId}`);
  await expect(page.getByText("Belum pernah dicetak")).toBeVisible();
  for (const paper of ["58", "80"]) {
    await page.getByLabel("Ukuran kertas").selectOption(paper);
    await expect(page.getByRole("article", { name: "Struk pembayaran" })).toHaveAttribute("data-paper", paper);
    const printed = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const { text, totalPages } = await extractText(printed, { mergePages: true });
    expect(totalPages).toBe(1);
    for (const said of ["PRATINJAU", "TOTAL BAYAR", "Rp2.500", trId]) expect(text).toContain(said);
  }

  const print = page.getByRole("button", { name: "Cetak", exact: true });
  await print.dblclick();
  await expect(page.getByText("Tercatat: struk asli")).toBeVisible();
  await expect(page.getByText("Sudah dicetak 1 kali")).toBeVisible();
  await paperSays("TOTAL BAYAR");
  expect(await isPreview()).toBe(false);
  await print.click();
  await expect(page.getByText("Tercatat: SALINAN KE-1")).toBeVisible();
  await paperSays("SALINAN KE-1");
  // The browser's own menu prints without a key or touch.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await isPreview()).toBe(true);
  await page.reload();
  await page.getByRole("button", { name: "Gagal tercetak" }).click();
  await expect(page.getByText("Sudah dicetak 1 kali")).toBeVisible();
  await expect(page.getByRole("button", { name: "Gagal tercetak" })).toHaveCount(0);
  await print.click();
  await expect(page.getByText("Tercatat: SALINAN KE-2")).toBeVisible();
  await page.getByRole("button", { name: "Gagal tercetak" }).click();
  await expect(page.getByText(/supervisor diberi tahu/)).toBeVisible();
  const supervisor = await signedIn("sri");
  await supervisor.goto(`/transactions/${trId}`);
  await expect(supervisor.getByText("Cetakan struk dua kali disebut gagal")).toBeVisible();
  await expect(supervisor.getByRole("rowheader", { name: "Salinan ke-2, pengganti" })).toBeVisible();
});
