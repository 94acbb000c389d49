import { expect } from "@playwright/test";
import { confirmOf, paid, payByKey, payMeeting } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

test("a lost reply is shown as not known, and settles by itself into what the biller did", async ({
  signedIn,
  shop,
}) => {
  const { control, journal } = shop.simulator;
  const page = await signedIn("rina");
  const { kodeIuran, trId } = await payMeeting(page, shop, [
    { command: "pay-pasca", fault: { reply: { kind: "reset" } } },
    { command: "checkstatus", times: 1, fault: { holdReplyMs: "released" } },
  ]);
  await expect(page.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();
  await expect(page.getByText("Jangan bayar ulang tagihan ini.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cek status" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cetak tanda terima sementara" })).toBeVisible();

  await journal.waitFor((heard) => heard.requestsOf("checkstatus").some((asked) => asked.hp === kodeIuran));
  control.release();
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible({ timeout: 15_000 });
  expect(journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
});

test("while a payment is on its way its page says so, and another cashier sees state, amount and cashier only", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const rina = await signedIn("rina");
  const trId = await confirmOf(rina, kodeIuran);
  const company = await rina.locator("dd").first().textContent();
  await payByKey(rina);
  await expect(rina.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  await expect(rina.getByText("Menunggu jawaban IAK…")).toBeVisible();

  const budi = await signedIn("budi");
  await budi.goto(`/payments/${trId}`);
  await expect(budi.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  await expect(budi.getByText("Rina Astuti")).toBeVisible();
  await expect(budi.getByText(company ?? "")).toHaveCount(0);
  await expect(budi.getByText(kodeIuran)).toHaveCount(0);
  shop.simulator.control.release();
  await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await expect(budi.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
});

test("two cashiers with two inquiries of one bill make one payment, and the second is told who pays", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const rina = await signedIn("rina");
  const budi = await signedIn("budi");
  const first = await confirmOf(rina, kodeIuran);
  const second = await confirmOf(budi, kodeIuran);
  await payByKey(rina);
  await budi.keyboard.press("F9");
  await expect(budi).toHaveURL(new RegExp(`/payments/${first}`));
  await expect(
    budi.getByText(`ID inquiry ${second} untuk tagihan yang sama tidak dibayar`, { exact: false }),
  ).toBeVisible();
  await expect(budi.getByText("Rina Astuti").first()).toBeVisible();
  shop.simulator.control.release();
  await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  expect(
    shop.simulator.journal.requests.filter((asked) => asked.command === "pay-pasca" && asked.hp === kodeIuran),
  ).toHaveLength(1);
});

test("fifty replays of one pay request from two cashiers make one payment, and each leads to it", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  const rina = await signedIn("rina");
  const budi = await signedIn("budi");
  const trId = await confirmOf(rina, kodeIuran);
  const sent = rina.waitForRequest((request) => request.method() === "POST" && "next-action" in request.headers());
  await payByKey(rina);
  const request = await sent;
  const { cookie: _cookie, "content-length": _length, ...sentHeaders } = await request.allHeaders();
  const headers = { ...sentHeaders, origin: shop.url };
  const data = request.postDataBuffer() ?? Buffer.alloc(0);
  const replays = Array.from({ length: 50 }, (_, n) =>
    (n % 2 === 0 ? rina : budi).request.post(request.url(), { headers, data, maxRedirects: 0 }),
  );
  for (const response of await Promise.all(replays)) {
    expect(response.headers()["x-action-redirect"]).toContain(`/payments/${trId}`);
  }
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
  expect(shop.simulator.journal.executed.filter((paid) => String(paid.trId) === trId)).toHaveLength(1);
});

test("a request that was lost leaves it not known: nobody can send it again before the biller has said that it has nothing", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  const { trId } = await payMeeting(page, shop, [
    { command: "pay-pasca", fault: { execute: "never", reply: { kind: "reset" } } },
  ]);
  await expect(page.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Kirim ulang" })).toHaveCount(0);
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
});

test("a page whose sign-in has too many pages waiting already never misses that its payment succeeded", async ({
  signedIn,
  shop,
}) => {
  const page = await signedIn("rina");
  const other = await paid(page);
  const held = Array.from({ length: 65 }, () => page.request.get(`/api/payments/${other}?after=1000`));
  for (const one of held) one.catch(() => "closed with the page's own browser");
  expect((await Promise.any(held)).status()).toBe(429);

  const refused = page.waitForResponse((response) => response.status() === 429);
  await payMeeting(page, shop, [{ command: "pay-pasca", fault: { waitMs: "released" } }]);
  await refused;
  shop.simulator.control.release();
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible({ timeout: 15_000 });
});
