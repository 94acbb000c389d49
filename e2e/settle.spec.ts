import { expect } from "@playwright/test";
import { payMeeting } from "./counter.ts";
import { PEOPLE } from "./shop.ts";
import { test } from "./test.ts";

test("what contradicts the quote is settled by a supervisor's reason and password, never by a cashier", async ({
  signedIn,
  shop,
}) => {
  const rina = await signedIn("rina");
  const { trId } = await payMeeting(rina, shop, [
    { command: "pay-pasca", fault: { reply: { kind: "reset" } } },
    { command: "checkstatus", fault: { reply: { kind: "change", fields: { price: 1 } } } },
  ]);
  await expect(rina.getByRole("heading", { name: "Perlu diperiksa supervisor" })).toBeVisible();
  await expect(rina.getByText("Jangan bayar ulang tagihan ini.")).toBeVisible();
  await expect(rina.getByRole("heading", { name: "Selesaikan secara manual" })).toHaveCount(0);

  const sri = await signedIn("sri");
  await sri.goto(`/transactions/${trId}`);
  await sri.getByRole("link", { name: "Selesaikan secara manual" }).click();
  await expect(sri.getByText("Jawaban terakhir IAK")).toBeVisible();
  // Before its script has loaded, the browser itself would send the form, with the password in the address.
  expect(await (await sri.request.get(sri.url())).text()).not.toContain('type="password"');
  await sri.getByRole("radio", { name: "Berhasil dibayar" }).check();
  await sri.getByLabel("Alasan dan buktinya").fill("IAK membenarkan lewat surel: lunas");
  await sri.getByLabel("Kata sandi Anda").fill("bukan-kata-sandi");
  await sri.getByRole("button", { name: "Selesaikan" }).click();
  await expect(sri.getByRole("alert").filter({ hasText: /sandi/ })).toBeVisible();
  await expect(sri.getByLabel("Alasan dan buktinya")).toHaveValue(/surel/);

  await sri.getByLabel("Kata sandi Anda").fill(PEOPLE.sri.password);
  await sri.getByRole("button", { name: "Selesaikan" }).click();
  await expect(sri.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  await rina.goto(`/receipts/${trId}`);
  await expect(rina.getByText("BERHASIL").first()).toBeVisible();
  expect(shop.simulator.journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
});
