import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, type Page } from "@playwright/test";
import { builtRoutes } from "./built.ts";
import { confirmOf, openShift, payByKey } from "./counter.ts";
import { openShop, type Shop } from "./shop.ts";
import { freshKodeIuran, testIn } from "./test.ts";

/** Nothing in its ledger is well-formed. */
const test = testIn(openShop);

const HOSTILE = `</script></title></textarea>"'><img src=x onerror=alert(1)><script>alert(2)</script><a href="javascript:alert(3)">`;

/** Everything that a person, the biller or a browser may have written, by table. */
const WRITTEN: Record<string, readonly string[]> = {
  inquiries: ["company", "period", "asked_by_name"],
  payments: ["company", "cashier_name", "message", "noref", "code", "period"],
  payment_events: ["actor_name"],
  receipt_prints: ["printed_by_name"],
  shifts: ["cashier_name", "reason"],
  journal: ["note", "by_name", "cashier_name"],
  alarms: ["note"],
  audit_log: ["actor_name", "subject"],
  users: ["name"],
  settings: ["updated_by"],
  sessions: ["user_agent", "address"],
};

/** Bypasses every form and check of ours: what a page shows must be harmless, whatever is in the ledger. */
function writeEverywhere(shop: Shop): Record<string, string> {
  const ledger = new DatabaseSync(join(shop.folder, "ledger.db"));
  ledger.exec("pragma busy_timeout = 60000");
  const triggers = ledger.prepare("select name from sqlite_master where type = 'trigger' and name like '%_no_update'");
  for (const { name } of triggers.all()) ledger.exec(`drop trigger ${name}`);
  for (const [table, columns] of Object.entries(WRITTEN))
    ledger.prepare(`update ${table} set ${columns.map((column) => `${column} = :text`)}`).run({ text: HOSTILE });
  const inJson = JSON.stringify(HOSTILE).slice(1, -1);
  for (const [table, column] of [
    ["payment_events", "data"],
    ["audit_log", "data"],
    ["alarms", "data"],
    ["settings", "value"],
  ]) {
    const rows = ledger.prepare(`select rowid as at, ${column} as text from ${table}`).all();
    for (const { at, text } of rows) {
      // Longer texts with a blank or a small letter are names, addresses or messages, never codes.
      const written = String(text).replace(/:"[^"\\]*[ a-z][^"\\]{11,}"/g, `:"${inJson}"`);
      ledger.prepare(`update ${table} set ${column} = ? where rowid = ?`).run(written, at as number);
    }
  }
  const user = ledger.prepare("select id from users where username = 'rina'").get() as { id: string };
  ledger.close();
  return { "/users/[id]": user.id, "/shifts/[id]": "1" };
}

test("nothing that was written anywhere runs, or becomes part of a page", { tag: "@long" }, async ({
  signedIn,
  shop,
}) => {
  const troubles: string[] = [];
  const open = async (person: "rina" | "sri") => {
    const page = await signedIn(person);
    page.on("dialog", (dialog) => {
      troubles.push(`${page.url()} opened ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) troubles.push(`${page.url()} ${message.text()}`);
    });
    return page;
  };
  const rina = await open("rina");
  await openShift(rina, "200000");
  const { control } = shop.simulator;
  const pay = async (more: Parameters<typeof control.addFaults>[0]) => {
    const kodeIuran = freshKodeIuran();
    control.changeBill({ hp: kodeIuran, name: HOSTILE });
    control.addFaults(more.map((rule) => ({ ...rule, hp: kodeIuran })));
    const trId = await confirmOf(rina, kodeIuran);
    await payByKey(rina);
    return trId;
  };
  const success = await pay([]);
  await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  const review = await pay([
    { command: "pay-pasca", fault: { reply: { kind: "reset" } } },
    { command: "checkstatus", fault: { reply: { kind: "change", fields: { price: 1, message: HOSTILE } } } },
  ]);
  await expect(rina.getByRole("heading", { name: "Perlu diperiksa supervisor" })).toBeVisible();
  const unpaid = await confirmOf(rina, freshKodeIuran());

  const own = writeEverywhere(shop);
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const look = async (page: Page, url: string) => {
    await page.goto(url);
    const become = page.locator('img[src="x"], a[href^="javascript:"], script:text-is("alert(2)")');
    expect(await become.count(), url).toBe(0);
    return (await page.content()).includes("&lt;img src=x onerror=alert(1)&gt;");
  };
  const sri = await open("sri");
  const shown: string[] = [];
  for (const { office, kind, path } of await builtRoutes()) {
    if (!office || kind !== "page") continue;
    const url = path.replace("[trId]", review).replace(/\[[^\]]+\]/, own[path] ?? today);
    if (await look(sri, url)) shown.push(path);
  }
  const counter = ["/pay", "/shift", "/receipts"];
  for (const url of [...counter, `/receipts/${success}`, `/payments/${review}`, `/pay/${unpaid}`])
    if (await look(rina, url)) shown.push(url);
  expect(troubles).toEqual([]);
  // Otherwise this would test empty pages.
  expect(shown.length, shown.join()).toBeGreaterThan(12);
});
