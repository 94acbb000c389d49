import type { Page } from "playwright";

/** Signs in with a demo account. */
export async function signIn(page: Page, url: string, username: "kasir" | "supervisor"): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel("Nama pengguna").fill(username);
  await page.getByLabel("Kata sandi", { exact: true }).fill(`${username}-demo`);
  await page.getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL((to) => !to.pathname.startsWith("/login"));
}

/** Finds a bill by its kode iuran and pays it; `foundMs` is from Enter to the confirmation. */
export async function payInBrowser(
  page: Page,
  url: string,
  kodeIuran: string,
  { pay }: { pay: boolean },
): Promise<{ url: string; foundMs: number }> {
  await page.goto(`${url}/pay`);
  await page.getByRole("textbox", { name: "ID inquiry atau kode iuran" }).fill(kodeIuran);
  const begun = performance.now();
  await page.keyboard.press("Enter");
  await shown(page, "Konfirmasi pembayaran");
  const foundMs = performance.now() - begun;
  if (pay) {
    await page.keyboard.press("F9");
    await shown(page, "Pembayaran berhasil");
  }
  return { url: page.url(), foundMs };
}

/** Polls every frame: a locator polls only every half second after a while. */
async function shown(page: Page, heading: string): Promise<void> {
  const there = (text: string) => [...document.querySelectorAll("h1, h2")].some((one) => one.textContent === text);
  await page.waitForFunction(there, heading, { polling: "raf" });
}
