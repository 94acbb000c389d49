import { expect } from "@playwright/test";
import { findByKodeIuran, payByKey, payMeeting, trIdIn } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

test("a lost reply is shown as not known and settles by itself into what the biller did; nobody can send again what may have been lost on its way", async ({
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
  await expect(page.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  expect(journal.requestsOf("pay-pasca", trId)).toHaveLength(1);

  const lost = await payMeeting(page, shop, [
    { command: "pay-pasca", fault: { execute: "never", reply: { kind: "reset" } } },
  ]);
  await expect(page.getByRole("heading", { name: "Status belum pasti" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Kirim ulang" })).toHaveCount(0);
  expect(journal.requestsOf("pay-pasca", lost.trId)).toHaveLength(1);
});

test("while a payment is on its way its page says so, another cashier sees state, amount and cashier only, and is led there from an inquiry of their own, and no page misses the success", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  const { control, journal } = shop.simulator;
  const waits = { waitMs: "released" } as const;
  const rina = await signedIn("rina");
  const budi = await signedIn("budi");
  // Both ask before either inquiry is known: later the ledger would give both the same one.
  control.addFaults([{ hp: kodeIuran, command: "inq-pasca", times: 2, fault: waits }]);
  await findByKodeIuran(rina, kodeIuran);
  await findByKodeIuran(budi, kodeIuran);
  await journal.waitFor(({ requests }) => requests.filter(({ hp }) => hp === kodeIuran).length === 2);
  control.release();
  for (const page of [rina, budi])
    await expect(page.getByRole("heading", { name: "Konfirmasi pembayaran" })).toBeVisible();
  const [trId, second] = [trIdIn(rina), trIdIn(budi)];
  const company = (await rina.locator("dd").first().textContent()) ?? "";
  control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: waits }]);
  // As for a person with too many waiting pages.
  const refused = { status: 429, headers: { "retry-after": "3" } };
  await rina.route(`**/api/payments/${trId}?after=*`, (route) => route.fulfill(refused));
  await payByKey(rina);
  await expect(rina.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  await expect(rina.getByText("Menunggu jawaban IAK…")).toBeVisible();
  await expect(rina.getByText(company).first()).toBeVisible();

  await payByKey(budi);
  await expect(budi).toHaveURL(new RegExp(`/payments/${trId}`));
  await expect(
    budi.getByText(`ID inquiry ${second} untuk tagihan yang sama tidak dibayar`, { exact: false }),
  ).toBeVisible();
  await budi.goto(`/payments/${trId}`);
  await expect(budi.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  await expect(budi.getByText("Rina Astuti").first()).toBeVisible();
  await expect(budi.getByText(company)).toHaveCount(0);
  await expect(budi.getByText(kodeIuran)).toHaveCount(0);
  shop.simulator.control.release();
  await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await expect(budi.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  expect(
    shop.simulator.journal.requests.filter((asked) => asked.command === "pay-pasca" && asked.hp === kodeIuran),
  ).toHaveLength(1);
});
