import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, type Page } from "@playwright/test";
import { SMTPServer } from "smtp-server";
import { openDatabase } from "#lib/db/connection.ts";
import { writeSetting } from "#lib/db/settings/settings.ts";
import { writeUnattended } from "#lib/db/settings/unattended.ts";
import { unattendedSchema } from "#lib/domain/unattended.ts";
import { sign } from "#lib/iak/sign.ts";
import { paid } from "./counter.ts";
import { API_KEY, openShop, PEOPLE } from "./shop.ts";
import { testIn } from "./test.ts";

/** Its settings would change what others see. */
const test = testIn(openShop);
test.describe.configure({ mode: "default" });

const outletOf = (page: Page) => page.getByRole("region", { name: "Gerai" });

test("a new name of the outlet stands on the next receipt, and never on one that was there before", async ({
  signedIn,
}) => {
  const rina = await signedIn("rina");
  const earlier = await paid(rina);
  const sri = await signedIn("sri");
  await sri.goto("/settings");
  await expect(sri.getByRole("heading", { name: "Pengaturan" })).toBeVisible();
  await outletOf(sri).getByLabel("Nama gerai").fill("LOKET HARAPAN BARU");
  await outletOf(sri).getByRole("button", { name: "Simpan" }).click();
  await expect(outletOf(sri).getByText("Tersimpan.")).toBeVisible();

  const later = await paid(rina);
  await expect(rina.getByText("LOKET HARAPAN BARU").first()).toBeVisible();
  await rina.goto(`/receipts/${earlier}`);
  await expect(rina.getByText("STRUK PEMBAYARAN").first()).toBeVisible();
  await expect(rina.getByText("LOKET HARAPAN BARU")).toHaveCount(0);

  // Receipts for everyone: what was forbidden to the other cashier opens without a restart.
  const budi = await signedIn("budi");
  expect((await budi.goto(`/receipts/${later}`))?.status()).toBe(403);
  await sri.getByRole("tab", { name: "Struk" }).click();
  const printing = sri.getByRole("region", { name: "Cetak struk" });
  await printing.getByRole("switch", { name: "Semua kasir boleh mencetak struk apa pun" }).check();
  await printing.getByRole("button", { name: "Simpan" }).click();
  await expect(printing.getByText("Tersimpan.")).toBeVisible();
  expect((await budi.goto(`/receipts/${later}`))?.status()).toBe(200);
});

test("a bad value is told at its field and nothing that was typed is lost, also when another supervisor was first", async ({
  signedIn,
}) => {
  const sri = await signedIn("sri");
  await sri.goto("/settings?tab=cashier");
  const counter = sri.getByRole("region", { name: "Kasir dan batas" });
  await counter.getByLabel("Pencarian per menit").fill("0");
  await counter.getByLabel("Cek status bersamaan").fill("7");
  await counter.getByRole("button", { name: "Simpan" }).click();
  await expect(counter.getByText("Isi dengan angka bulat 1 sampai 600.")).toBeVisible();
  await expect(counter.getByLabel("Pencarian per menit")).toBeFocused();
  await expect(counter.getByLabel("Cek status bersamaan")).toHaveValue("7");

  await sri.getByRole("tab", { name: "Kasir" }).press("ArrowLeft");
  await expect(sri.getByRole("tab", { name: "Printer" })).toBeFocused();
  await sri.getByRole("tab", { name: "Struk" }).click();
  const printing = sri.getByRole("region", { name: "Cetak struk" });
  await printing.getByLabel("Batas salinan per struk").pressSequentially("100");
  await printing.getByRole("button", { name: "Simpan" }).click();
  await expect(printing.getByText("Isi dengan angka bulat 0 sampai 99.")).toBeVisible();
  await expect(printing.getByLabel("Batas salinan per struk")).toHaveValue("100");

  await sri.getByRole("tab", { name: "Printer" }).click();
  const printers = sri.getByRole("region", { name: "Printer jaringan" });
  await printers.getByRole("button", { name: "Tambah printer" }).click();
  await printers.getByLabel("Nama printer").fill("Kasir depan");
  await printers.getByLabel("Alamat").fill("169.254.169.254");
  await printers.getByRole("button", { name: "Simpan" }).click();
  await expect(printers.getByText("Hanya alamat jaringan lokal", { exact: false }).last()).toBeVisible();
  // What was typed in another tab is still there, and leaving the page asks first.
  await sri.getByRole("tab", { name: "Kasir" }).click();
  await expect(counter.getByLabel("Cek status bersamaan")).toHaveValue("7");
  const question = sri.waitForEvent("dialog");
  const leaving = sri.getByRole("link", { name: "Audit" }).click();
  await (await question).dismiss();
  await leaving;
  await expect(sri.getByRole("heading", { name: "Pengaturan" })).toBeVisible();
  await sri.reload();
  await expect(counter.getByLabel("Cek status bersamaan")).toHaveValue("5");
  await sri.getByRole("tab", { name: "Printer" }).click();
  await expect(printers.getByText("Belum ada printer jaringan.")).toBeVisible();

  const second = await signedIn("sri");
  await second.goto("/settings?tab=system");
  const money = (page: Page) => page.getByRole("region", { name: "Saldo dan ekspor" });
  const threshold = (page: Page) => money(page).getByLabel("Batas saldo menipis (Rp)");
  await sri.getByRole("tab", { name: "Sistem" }).click();
  await threshold(sri).fill("3000000");
  await money(sri).getByRole("button", { name: "Simpan" }).click();
  await expect(money(sri).getByText("Tersimpan.")).toBeVisible();
  await threshold(second).fill("4000000");
  await money(second).getByRole("button", { name: "Simpan" }).click();
  await expect(money(second).getByText("Nilai terbaru: 3.000.000")).toBeVisible();
  await expect(threshold(second)).toHaveValue("4.000.000");
  await money(second).getByRole("button", { name: "Simpan" }).click();
  await expect(money(second).getByText("Tersimpan.")).toBeVisible();
});

test("alarms leave by a channel that is entered and tried, for whoever knows the password, and a low deposit reaches who is not there", async ({
  signedIn,
}) => {
  const heard: { kind: string; signature: unknown }[] = [];
  const receiver = createServer(async (call, answer) => {
    heard.push({ ...JSON.parse(await text(call)), signature: call.headers["loket-signature"] });
    answer.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  const sri = await signedIn("sri");
  await sri.goto("/settings?tab=system");
  const webhook = sri.getByRole("region", { name: "Saluran alarm" }).getByRole("group", { name: "Webhook" });
  await webhook.getByRole("button", { name: "Kirim percobaan" }).click();
  await expect(webhook.getByText("Simpan dahulu saluran ini", { exact: false })).toBeVisible();
  await webhook.getByLabel("Alamat webhook").fill(`http://127.0.0.1:${port}/`);
  await webhook.getByLabel("Rahasia webhook").fill("rahasia-webhook");
  await webhook.getByLabel("Boleh ke alamat privat").check();
  await webhook.getByLabel("Kata sandi Anda").fill("bukan ini");
  await webhook.getByRole("button", { name: "Simpan" }).click();
  await expect(webhook.getByRole("alert").filter({ hasText: "Kata sandi salah" })).toBeVisible();
  await webhook.getByLabel("Kata sandi Anda").fill(PEOPLE.sri.password);
  await webhook.getByRole("button", { name: "Simpan" }).click();
  await expect(webhook.getByText("Tersimpan.")).toBeVisible();
  await webhook.getByRole("button", { name: "Kirim percobaan" }).click();
  await expect(webhook.getByText("Terkirim.", { exact: false })).toBeVisible();
  expect(heard).toMatchObject([{ signature: expect.stringMatching(/^t=\d+,v1=[0-9a-f]{64}$/) }]);

  // Nobody does anything more: who is not in the shop learns of it.
  const money = sri.getByRole("region", { name: "Saldo dan ekspor" });
  await money.getByLabel("Batas saldo menipis (Rp)").fill("1000000000000");
  await money.getByRole("button", { name: "Simpan" }).click();
  await expect(money.getByText("Tersimpan.")).toBeVisible();
  await expect.poll(() => heard.map(({ kind }) => kind)).toContain("deposit_low");
  await sri.reload();
  await expect(webhook.getByLabel("Rahasia webhook")).toHaveValue(/^•+$/);
  expect(await sri.content()).not.toContain("rahasia-webhook");
  await webhook.getByLabel("Alamat webhook").fill("");
  await webhook.getByLabel("Rahasia webhook").fill("");
  await webhook.getByLabel("Kata sandi Anda").fill(PEOPLE.sri.password);
  await webhook.getByRole("button", { name: "Simpan" }).click();
  await expect(webhook.getByText("Tersimpan.")).toBeVisible();
  receiver.close();

  const backups = sri.getByRole("region", { name: "Cadangan", exact: true });
  await backups.getByLabel("Folder cadangan").fill("/tidak/ada");
  await backups.getByLabel("Kata sandi Anda").fill(PEOPLE.sri.password);
  await backups.getByRole("button", { name: "Simpan" }).click();
  await expect(backups.getByText("Folder ini tidak ada di server", { exact: false })).toBeVisible();
});

test("the day's report leaves a running server at the closing hour, by mail and as a PDF, whether or not anybody is there", async ({
  shop,
}) => {
  const mail = Promise.withResolvers<string>();
  const receiver = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onData: (stream, _, done) =>
      void text(stream).then((told) => {
        mail.resolve(told);
        done();
      }),
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.server.address() as AddressInfo;
  const database = await openDatabase(`file:${join(shop.folder, "ledger.db")}`);
  const { id: by } = await database.read.query.selectFrom("users").select("id").executeTakeFirstOrThrow();
  const sent = { mailFrom: "loket@toko.id", mailTo: "pemilik@toko.id", closingHour: 6 };
  const server = { smtpHost: "127.0.0.1", smtpPort: port, smtpSecurity: "none", smtpPrivate: true };
  await database.transaction(async (tx) => {
    await writeUnattended(tx, unattendedSchema.parse({ ...sent, ...server }), Date.now(), by);
    // The day that was told last is long ago.
    await writeSetting(tx, { key: "lastClosing", value: "2000-01-01", at: Date.now(), by });
  });
  await database.close();
  expect(await mail.promise).toMatch(/Subject: .*Laporan harian[\s\S]*application\/pdf/);
  await new Promise<void>((resolve) => receiver.close(resolve));
});

test("metrics are for this machine or for who bears the token, until it is revoked", async ({ signedIn, request }) => {
  const sri = await signedIn("sri");
  await sri.goto("/settings?tab=system");
  const section = sri.getByRole("region", { name: "Token metrik" });
  await section.getByRole("button", { name: "Buat token" }).click();
  const token = await section.getByLabel("Token", { exact: true }).inputValue();
  const status = async (headers: Record<string, string>) => (await request.get("/api/metrics", { headers })).status();
  const elsewhere = { "x-forwarded-for": "10.0.0.9" };
  expect(await status({})).toBe(200);
  expect(await status(elsewhere)).toBe(401);
  expect(await status({ ...elsewhere, authorization: `Bearer ${token}x` })).toBe(401);
  expect(await status({ ...elsewhere, authorization: `Bearer ${token}` })).toBe(200);
  await section.getByRole("button", { name: "Cabut token" }).click();
  await expect(section.getByText("Token dicabut.", { exact: false })).toBeVisible();
  expect(await status({ ...elsewhere, authorization: `Bearer ${token}` })).toBe(401);
});

test("the live test shows balance and latency, and never the key or a signature", async ({ signedIn, shop }) => {
  const sri = await signedIn("sri");
  const replies: string[] = [];
  sri.on("response", async (response) => replies.push(await response.text().catch(() => "")));
  await sri.goto("/diagnostics");
  await expect(sri.getByRole("heading", { name: "Diagnostik" })).toBeVisible();
  await sri.getByRole("button", { name: "Uji sekarang" }).click();
  await expect(sri.getByText("IAK menjawab dan produk aktif.", { exact: false })).toBeVisible();
  const balance = sri.getByRole("region", { name: "Saldo", exact: true });
  await expect(balance.getByLabel("Permintaan")).toHaveValue(/"sign":"•+"/);
  await expect(balance.getByText("HTTP 200", { exact: false })).toBeVisible();
  const seen = [await sri.content(), ...replies, shop.output()].join("\n");
  expect(seen.includes(API_KEY)).toBe(false);
  const username = /"username":"(\d+)"/.exec(await balance.getByLabel("Permintaan").inputValue())?.[1] ?? "";
  expect(username).not.toBe("");
  for (const suffix of ["bl", "pl"]) {
    expect(seen.includes(sign({ username, apiKey: API_KEY }, suffix)), suffix).toBe(false);
  }
});
