import { expect, type Page } from "@playwright/test";
import { builtActions } from "./built.ts";
import { openShift } from "./counter.ts";
import { openShop, PEOPLE } from "./shop.ts";
import { signIn, testIn } from "./test.ts";

const test = testIn(openShop);
test.describe.configure({ mode: "default" });

const own = PEOPLE.sri.password;
const act = { trId: "219342904", reason: "alasan yang cukup panjang" };
/** The input of each act that asks for the second factor, with the right password. */
const GUARDED: Readonly<Record<string, readonly object[]>> = {
  settleByHand: [{ ...act, to: "failed", password: own }],
  reversePayment: [{ ...act, password: own }],
  correctPayment: [{ ...act, method: "qris", cashierId: "siapa", reference: "", password: own }],
  writeOffMoney: [act],
  takeBillersWord: [{ trId: act.trId, note: act.reason }],
  addUser: [{ username: "baru", name: "Baru", role: "supervisor", password: "mawar-merah-11", own }],
  manageUser: [
    { userId: "siapa", kind: "set_password", password: "mawar-merah-11", own },
    { userId: "siapa", kind: "disable", own },
  ],
  explainMovement: [{ readingId: 1, amount: -1, kind: "other", note: act.reason }],
  saveSection: ["printers", "cash", "people", "outlet", "money"].map((section) => ({ section, seen: "", values: {} })),
  saveLogo: [{ picture: null }],
  makeMetricsToken: [{}],
  revokeMetricsToken: [{}],
  tryChannel: [{ channel: "email" }],
  addTotp: [{ secret: "A".repeat(32), code: "000000", own }],
  removeFactor: [{ id: "totp" }],
  renewRecoveryCodes: [{}],
};

/** Chromium's own authenticator, whose person is always present. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasUserVerification: true,
    isUserVerified: true,
  } as const;
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, hasResidentKey: true, automaticPresenceSimulation: true },
  });
}

test("a passkey that a supervisor has made is asked for before users are changed, and on a new device before anything", async ({
  page,
  shop,
}) => {
  await withAuthenticator(page);
  await signIn(page, "sri");
  await page.goto("/account");
  await page.getByLabel("Nama passkey").fill("Laptop kantor");
  const factor = page.getByRole("region", { name: "Faktor kedua" });
  await factor.getByLabel("Kata sandi Anda").fill(PEOPLE.sri.password);
  await factor.getByRole("button", { name: "Tambah passkey" }).click();
  await expect(factor.getByRole("status")).toContainText(/(\w{5}-\w{5}\s*){10}/);

  // The check is not in the page: calling the action directly is refused too.
  const actions = new Map((await builtActions()).map((action) => [action.name, action]));
  for (const [name, inputs] of Object.entries(GUARDED)) {
    const { id = "", url = "" } = actions.get(name) ?? {};
    for (const input of inputs) {
      const headers = { "next-action": id, origin: shop.url, "content-type": "text/plain;charset=UTF-8" };
      const answer = await page.request.post(url, { headers, data: JSON.stringify([input]) });
      expect(await answer.text(), name).toContain('"code":"factor_needed"');
    }
  }

  await page.goto("/users/new");
  await expect(page.getByRole("button", { name: "Simpan pengguna" })).toHaveCount(0);
  await page.getByRole("link", { name: "Konfirmasi faktor kedua" }).click();
  await page.getByLabel("Kode verifikasi").fill("000000");
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Kode atau passkey tidak cocok" })).toBeVisible();
  await page.getByRole("button", { name: "Pakai passkey" }).click();
  await expect(page.getByRole("button", { name: "Simpan pengguna" })).toBeVisible();

  // A browser without cookies is a new device.
  await page.context().clearCookies();
  await page.goto("/dashboard");
  await page.getByLabel("Nama pengguna").fill(PEOPLE.sri.username);
  await page.getByLabel("Kata sandi", { exact: true }).fill(PEOPLE.sri.password);
  await page.getByRole("button", { name: "Masuk" }).click();
  await expect(page.getByRole("heading", { name: "Faktor kedua" })).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { name: "Faktor kedua" })).toBeVisible();
  await page.getByRole("button", { name: "Pakai passkey" }).click();
  await expect(page.getByRole("heading", { name: "Ringkasan" })).toBeVisible();
  await page.goto("/attention");
  await expect(page.getByRole("listitem").filter({ hasText: "Sri Wahyuni (sri): Chrome" }).first()).toBeVisible();
});

test("a locked screen shows nothing, its PIN leads back, and another who signs in there leaves the first one's shift open", async ({
  page,
  browser,
  shop,
}) => {
  await signIn(page, "rina");
  await openShift(page, "100000");
  await page.goto("/account");
  await page.getByLabel("PIN baru").fill("402917");
  const pin = page.getByRole("region", { name: "PIN kunci layar" });
  await pin.getByLabel("Kata sandi Anda").fill(PEOPLE.rina.password);
  await pin.getByRole("button", { name: "Simpan PIN" }).click();
  await expect(pin.getByText("Tersimpan.")).toBeVisible();

  const tab = await page.context().newPage();
  await tab.goto("/shift");
  await page.goto("/receipts");
  await page.getByRole("link", { name: "Shift", exact: true }).click();
  await expect(page).toHaveURL(/\/shift$/);
  const locked = page.getByRole("heading", { name: "Layar terkunci" });
  await page.keyboard.press("Pause");
  for (const each of [page, tab]) await expect(each.getByRole("heading", { name: "Layar terkunci" })).toBeVisible();
  await tab.close();
  // Neither does what the browser remembers.
  await page.goBack();
  await expect(locked).toBeVisible();
  await page.goto("/pay");
  await expect(locked).toBeVisible();
  await page.goto("/login?next=/receipts");
  await page.getByLabel("PIN", { exact: true }).fill("402918");
  await page.keyboard.press("Enter");
  await expect(page.getByText("PIN salah. Sisa percobaan: 4.")).toBeVisible();
  await page.getByLabel("PIN", { exact: true }).fill("402917");
  await page.getByRole("button", { name: "Buka kunci" }).click();
  await expect(page.getByRole("heading", { name: "Struk", level: 1 })).toBeVisible();

  await page.getByRole("button", { name: "Menu pengguna" }).click();
  await page.getByRole("button", { name: "Kunci layar" }).click();
  await expect(locked).toBeVisible();
  await page.getByLabel("Nama pengguna").fill(PEOPLE.budi.username);
  await page.getByLabel("Kata sandi", { exact: true }).fill(PEOPLE.budi.password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  await expect(page.getByRole("button", { name: "Menu pengguna: Budi Santoso" })).toBeVisible();

  const again = await (await browser.newContext({ baseURL: shop.url })).newPage();
  await signIn(again, "rina");
  await again.goto("/shift");
  await expect(again.getByRole("button", { name: "Tutup shift" })).toBeVisible();
  await again.context().close();
});

test("one's own sessions are listed, and the one that is turned out is out at once", async ({
  page,
  browser,
  shop,
}) => {
  const other = await (await browser.newContext({ baseURL: shop.url })).newPage();
  await signIn(other, "wati");
  await signIn(page, "wati");
  await page.goto("/account");
  const sessions = page.getByRole("region", { name: "Sesi" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await expect(sessions.getByRole("listitem").filter({ hasText: "Sesi ini" })).toContainText("Chrome");
  await sessions.getByRole("button", { name: "Keluarkan" }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await other.goto("/pay");
  await expect(other).toHaveURL(/\/login/);
  await other.context().close();
});
