import { expect } from "@playwright/test";
import { confirmOf, payByKey } from "./counter.ts";
import { PEOPLE } from "./shop.ts";
import { freshKodeIuran, signIn, test } from "./test.ts";

test("a payment left behind stands in the bar of every page, and its news stay until they were seen", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.changeBill({ hp: kodeIuran, name: "PT DITINGGAL PERGI" });
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const page = await signedIn("budi");
  const trId = await confirmOf(page, kodeIuran);
  await payByKey(page);
  await page.keyboard.press("F2");
  await expect(page.getByRole("heading", { name: "Bayar tagihan" })).toBeVisible();
  const strip = page.getByRole("region", { name: "Pembayaran Anda yang belum selesai" });
  const chip = strip.getByRole("listitem").filter({ hasText: "PT DITINGGAL PERGI" });
  await expect(chip).toContainText("Mengirim");
  await expect(chip.getByRole("link")).toHaveAttribute("href", `/payments/${trId}`);

  shop.simulator.control.release();
  await expect(chip).toContainText("Berhasil");
  await expect(page.getByText("PT DITINGGAL PERGI: Berhasil")).toBeAttached();
  await chip.getByRole("button", { name: "Sudah dilihat" }).click();
  await expect(chip).toHaveCount(0);
});

test("the keys are listed from a digits field, which stays as it was, and may be switched off", async ({
  signedIn,
}) => {
  const page = await signedIn("rina");
  await page.goto("/pay");
  const field = page.getByRole("textbox", { name: "ID inquiry atau kode iuran" });
  const keys = page.getByRole("dialog", { name: "Tombol pintas" });
  await expect(field).toBeFocused();
  await page.keyboard.press("?");
  await expect(keys).toBeVisible();
  await expect(keys).toContainText("F2");
  await expect(keys).not.toContainText("F9");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await expect(field).toHaveValue("");

  await page.keyboard.press("?");
  await keys.getByRole("checkbox").uncheck();
  await keys.getByRole("button", { name: "Tutup" }).click();
  await expect(field).toBeFocused();
  await page.keyboard.type("?5");
  await expect(field).toHaveValue("?5");
  await expect(keys).toBeHidden();
});

test("Tab begins at the top of the page after signing in, language and theme are kept, and Back after signing out shows nothing", async ({
  page,
}) => {
  await signIn(page, "sri");
  await expect(page).toHaveURL(/\/dashboard$/);
  await expect(page.getByRole("heading", { level: 1, name: "Ringkasan" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Langsung ke isi" })).toBeFocused();
  await page.getByRole("button", { name: "Menu pengguna: Sri Wahyuni" }).click();
  await page.getByRole("button", { name: "Gelap" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  await page.getByRole("button", { name: "User menu: Sri Wahyuni" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Overview" })).toHaveCount(0);
});

test("an unknown user and a wrong password are told in one sentence, and one comes back to where one wanted to go, and to no other house", async ({
  page,
  shop,
}) => {
  await page.goto("/transactions");
  await expect(page).toHaveURL(/\/login\?next=%2Ftransactions$/);
  for (const username of ["nobody-here", "sri"]) {
    await page.getByLabel("Nama pengguna").fill(username);
    await page.getByLabel("Kata sandi", { exact: true }).fill("salah-salah");
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Masuk" }).click();
    await answered;
    await expect(page.getByRole("alert").filter({ hasText: "Nama pengguna atau kata sandi salah." })).toBeVisible();
  }
  await expect(page.getByLabel("Nama pengguna")).toHaveValue("sri");
  // Hidden unless it is shown, and a password manager may fill it in.
  const secret = page.getByLabel("Kata sandi", { exact: true });
  await expect(secret).toBeFocused();
  await expect(secret).toHaveAttribute("autocomplete", "current-password");
  await expect(secret).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "Tampilkan" }).click();
  await expect(secret).toHaveAttribute("type", "text");
  await secret.fill("anggrek-ungu-9");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${shop.url}/transactions`);

  // The last ones start with our own address, but lead away once a browser has resolved the dots.
  await page.route("http://evil.example/**", (route) => route.fulfill({ body: "somebody else's house" }));
  for (const next of ["https://evil.example/", "/..//evil.example/", "/pay/%2e%2e/..//evil.example/"]) {
    await page.context().clearCookies();
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await page.getByLabel("Nama pengguna").fill("sri");
    await page.getByLabel("Kata sandi", { exact: true }).fill("anggrek-ungu-9");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname !== "/login");
    await expect(page, next).toHaveURL(`${shop.url}/dashboard`);
  }
});

test("row 57, I19: a page that was drawn for one cashier does nothing for another who has signed in since, with and without its scripts", async ({
  browser,
  shop,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ baseURL: shop.url });
    const page = await context.newPage();
    await signIn(page, "rina");
    const plain = await browser.newContext({ baseURL: shop.url, javaScriptEnabled });
    await plain.addCookies(await context.cookies());
    const tab = await plain.newPage();
    const trId = await confirmOf(tab, freshKodeIuran());
    await context.clearCookies();
    await signIn(page, "budi");
    await plain.addCookies(await context.cookies());
    await tab.getByRole("button", { name: /^Bayar/ }).click();
    await expect(tab.getByText("Anda sekarang masuk sebagai Budi Santoso")).toBeVisible();
    expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(0);
    // The redrawn page is Budi's.
    if (!javaScriptEnabled) await expect(tab.getByRole("button", { name: /Budi Santoso/ })).toBeVisible();
    await context.close();
    await plain.close();
  }
});

test("row 58: what was typed when the session ended is there after signing in again, for that person only", async ({
  page,
  shop,
}) => {
  const reference = page.getByRole("textbox", { name: "No. referensi pembayaran" });
  const pay = page.getByRole("button", { name: /^Bayar Rp/ });
  await signIn(page, "rina");
  const trId = await confirmOf(page, freshKodeIuran());
  const comeBackAs = async ({ username, password }: { username: string; password: string }) => {
    await expect(page).toHaveURL(`${shop.url}/login?next=%2Fpay%2F${trId}`);
    await page.getByLabel("Nama pengguna").fill(username);
    await page.getByLabel("Kata sandi", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await expect(pay).toBeVisible();
  };
  await page.getByRole("radio", { name: "QRIS" }).check();
  await reference.fill("QR-58-0001");
  await page.context().clearCookies();
  await pay.click();
  await comeBackAs(PEOPLE.rina);
  await expect(reference).toHaveValue("QR-58-0001");

  await reference.fill("QR-58-0002");
  await page.keyboard.press("Pause");
  await comeBackAs(PEOPLE.budi);
  await expect(page.getByRole("radio", { name: "Tunai" })).toBeChecked();
  await page.getByRole("radio", { name: "QRIS" }).check();
  await expect(reference).toHaveValue("");
});

test("a link in a message leads to its page while one is signed in, and to sign-in otherwise", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  await page.route("https://chat.example/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<a href="${shop.url}/receipts">Loket</a>` }),
  );
  await page.goto("https://chat.example/");
  await page.getByRole("link", { name: "Loket" }).click();
  await expect(page.getByRole("heading", { name: "Struk", level: 1 })).toBeVisible();
  await expect(page).toHaveURL(`${shop.url}/receipts`);
  await page.context().clearCookies();
  await page.goto("https://chat.example/");
  await page.getByRole("link", { name: "Loket" }).click();
  await expect(page.getByLabel("Nama pengguna")).toBeVisible();
});

test("the sign-in page of a browser that is too old says which one is needed, and no other does", async ({
  browser,
  shop,
}) => {
  const taken = [
    () => Reflect.deleteProperty(AbortSignal, "any"),
    () => Reflect.deleteProperty(HTMLElement.prototype, "popover"),
  ];
  for (const take of taken) {
    const context = await browser.newContext({ baseURL: shop.url });
    const page = await context.newPage();
    const told = page.getByText("Peramban ini terlalu lama untuk Loket.");
    await page.goto("/login");
    await page.getByLabel("Nama pengguna").fill("nobody-here");
    await page.getByLabel("Kata sandi", { exact: true }).fill("salah-salah");
    await page.keyboard.press("Enter");
    // The page's scripts answer now.
    await expect(page.getByRole("alert").filter({ hasText: "salah" })).toBeVisible();
    await expect(told).toHaveCount(0);
    // Browsers older than Chrome 123 know no light-dark(); the build replaces it.
    const hrefs = await page.evaluate(() => Array.from(document.styleSheets, ({ href }) => href ?? ""));
    const sheets = hrefs.filter(Boolean).map(async (href) => (await page.request.get(href)).text());
    const styles = (await Promise.all(sheets)).join("");
    expect(styles).toContain("color-scheme");
    expect(styles).not.toContain("light-dark(");
    await page.addInitScript(take);
    await page.reload();
    await expect(told).toBeVisible();
    await context.close();
  }
});
