import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect } from "@playwright/test";
import { DRAWN_FOR } from "#lib/domain/roles.ts";
import { builtActions, builtRoutes, type Route } from "./built.ts";
import { confirmOf, paid, payByKey } from "./counter.ts";
import { freshKodeIuran, test } from "./test.ts";

/** Visible without a session; `/_` are Next's own. */
const PUBLIC = ["/login", "/verify/[code]", "/api/health", "/api/metrics", "/_"];
/** What a cashier reads for their own work; every other read is the office's. */
const COUNTER = ["counter", "logos", "payments", "printers", "receipts", "shifts"].map((noun) => `/api/${noun}/`);
const TRICKS: Record<string, string>[] = [{}, { "x-middleware-subrequest": "middleware:middleware" }, { rsc: "1" }];
/** What Next prefetches is the frame that shows while a page loads: it must not contain anybody's data. */
const PREFETCH = { rsc: "1", "next-router-prefetch": "1" };
/** A company's name or an amount. The dot is required: a nonce may well contain "Rp5". */
const DATA = /PT LIMABELAS|Rp\d{1,3}\.\d{3}/;

/** Everything the ledger stores, except background readings of the biller and when a session was last used. */
const RECORDS = [
  "inquiries",
  "payments",
  "attempts",
  "payment_events",
  "receipts",
  "receipt_prints",
  "shifts",
  "audit_log",
];

const isPublic = ({ path }: Route) => PUBLIC.some((open) => path === open || (open === "/_" && path.startsWith(open)));

test("without a session no page of the build shows anything and no read answers", async ({ request }) => {
  const routes = (await builtRoutes()).filter((route) => !isPublic(route));
  expect(routes.length).toBeGreaterThan(8);
  for (const { url, kind } of routes) {
    for (const headers of TRICKS) {
      const response = await request.get(url, { headers });
      const text = await response.text();
      const refused = kind === "route" ? response.status() === 401 : (response.url() + text).includes("/login");
      expect(refused, `${url} ${JSON.stringify(headers)} answered ${response.status()}`).toBe(true);
      // Kept short: a whole page in a failure message helps nobody.
      expect(DATA.test(text), url).toBe(false);
    }
    const beforehand = await request.get(url, { headers: PREFETCH });
    expect(DATA.test(await beforehand.text()), url).toBe(false);
  }
});

test("a cashier is kept out of every page and read of the office, and out of another's receipt", async ({
  signedIn,
}) => {
  const rina = await signedIn("rina");
  for (const route of await builtRoutes()) {
    const { path, url, kind, office } = route;
    const isOfCounter = kind === "page" ? !office : isPublic(route) || COUNTER.some((start) => path.startsWith(start));
    if (isOfCounter) continue;
    for (const headers of TRICKS) {
      const response = await rina.request.get(url, { headers });
      const refused =
        response.status() === 403 || (kind === "page" && (await response.text()).includes("HTTP_ERROR_FALLBACK;403"));
      expect(refused, `${url} ${JSON.stringify(headers)} answered ${response.status()}`).toBe(true);
    }
    const beforehand = await rina.request.get(url, { headers: PREFETCH });
    expect(DATA.test(await beforehand.text()), url).toBe(false);
  }
  await rina.goto("/dashboard");
  await expect(rina.getByRole("heading", { name: "Anda tidak punya akses" })).toBeVisible();
  const trId = await paid(rina);
  const budi = await signedIn("budi");
  expect((await budi.goto(`/receipts/${trId}`))?.status()).toBe(403);
});

test("no answer to another cashier, in whatever form it is asked for, tells whose bill is paid", async ({
  signedIn,
  shop,
}) => {
  const kodeIuran = freshKodeIuran();
  shop.simulator.control.addFaults([{ hp: kodeIuran, command: "pay-pasca", fault: { waitMs: "released" } }]);
  const rina = await signedIn("rina");
  const budi = await signedIn("budi");
  const trId = await confirmOf(rina, kodeIuran);
  const ledger = new DatabaseSync(join(shop.folder, "ledger.db"), { readOnly: true });
  const bill = ledger.prepare("select * from inquiries where tr_id = ?").get(trId) as Record<string, string>;
  ledger.close();
  const telling = [bill.company, bill.hp, bill.ref_id, JSON.parse(bill.details ?? "").npp, "Jaminan Hari Tua"];
  const toldBy = async (page: typeof rina, headers: Record<string, string>) => {
    const told: unknown[] = [];
    for (const { path, url } of await builtRoutes()) {
      if (!path.includes("[trId]") && !["/pay", "/receipts"].includes(path)) continue;
      const response = await page.request.get(url.replace("219342904", trId), { headers });
      const text = (await response.body()).toString();
      told.push(...telling.filter((word) => text.includes(String(word))).map((word) => `${url}: ${word}`));
    }
    return told;
  };

  await payByKey(rina);
  await expect(rina.getByRole("heading", { name: "Mengirim pembayaran" })).toBeVisible();
  expect(await toldBy(rina, {})).toContain(`/payments/219342904: ${bill.company}`);
  expect([await toldBy(budi, {}), await toldBy(budi, PREFETCH)]).toEqual([[], []]);
  shop.simulator.control.release();
  await expect(rina.getByRole("heading", { name: "Pembayaran berhasil" })).toBeVisible();
  expect(await toldBy(rina, {})).toContain("/receipts/219342904: Jaminan Hari Tua");
  expect([await toldBy(budi, {}), await toldBy(budi, { rsc: "1" })]).toEqual([[], []]);
});

test("no page and no read changes anything that is on record, but that an export is noted", async ({
  signedIn,
  shop,
}) => {
  const rina = await signedIn("rina");
  const trId = await paid(rina);
  const sri = await signedIn("sri");
  const ledger = new DatabaseSync(join(shop.folder, "ledger.db"), { readOnly: true });
  const onRecord = () =>
    RECORDS.map((table) => ledger.prepare(`select * from ${table}`).all()).map((rows) =>
      rows.filter(({ action }) => action !== "export.take"),
    );
  const before = onRecord();
  for (const { url } of await builtRoutes()) await sri.request.get(url.replace("219342904", trId));
  expect(onRecord()).toEqual(before);
  ledger.close();
});

/** How each action first answers people without permission, and unknown input: every one that the build exports is called. */
test("every server action of the build refuses whoever has no session, a cashier in the office, a foreign origin, arguments that it does not know and a body without end", async ({
  request,
  signedIn,
  shop,
  playwright,
}) => {
  // Actions that finish a sign-in serve sessions that are not open yet, and find the session themselves (lib/auth).
  const OPEN = ["signIn", "signOut", "setLocale", "setTheme", "askAtGate", "passFactor", "replacePassword", "unlock"];
  const actions = await builtActions();
  expect(actions.length).toBeGreaterThan(8);
  const rina = await signedIn("rina");
  const sri = await signedIn("sri");
  for (const { id, name, url, office } of actions) {
    const call = async (asker: typeof request, data = "[{}]", origin = shop.url) => {
      const headers = { "next-action": id, origin, "content-type": "text/plain;charset=UTF-8" };
      const response = await asker.post(url, { headers, data, maxRedirects: 0 });
      return { body: await response.text(), to: response.headers()["x-action-redirect"] ?? "" };
    };
    expect((await call(rina.request, "[{}]", "https://evil.example")).to, name).toBe("");
    const foreign = await call(rina.request, "[{}]", shop.url.replace("http:", "https:"));
    expect(foreign.body.includes('"ok":true'), name).toBe(false);
    if (!OPEN.includes(name)) {
      expect((await call(request)).body, name).toContain('"code":"unauthenticated"');
      if (office) expect((await call(rina.request)).body, name).toContain('"code":"forbidden"');
    }
    for (const data of ['[{"surprise":1}]', "[null]", "[7]", "[[]]"])
      expect((await call(sri.request, data)).body, `${name} ${data}`).toContain('"code":"invalid_input"');
    // On a separate connection: the server closes it on requests that it does not want to read to the end.
    const apart = await playwright.request.newContext({
      baseURL: shop.url,
      storageState: await sri.context().storageState(),
    });
    const huge = await call(apart, JSON.stringify([{ surprise: "x".repeat(200_000) }])).catch(() => null);
    expect(huge?.body.includes('"ok":true') ?? false, name).toBe(false);
    await apart.dispose();
  }
});

test("a pay request from no origin, a foreign one or another port does nothing, fifty replays of it from two cashiers make one payment, to which each leads, and row 57: none is made for whom the page was not drawn", async ({
  signedIn,
  shop,
}) => {
  const { journal } = shop.simulator;
  const rina = await signedIn("rina");
  const budi = await signedIn("budi");
  const trId = await confirmOf(rina, freshKodeIuran());
  await expect(rina.getByRole("textbox", { name: "Uang diterima" })).toBeFocused();
  const aborted = rina.waitForRequest((request) => request.method() === "POST" && "next-action" in request.headers());
  await rina.route(`**/pay/${trId}`, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await rina.keyboard.press("F9");
  const request = await aborted;
  const { cookie: _cookie, origin: _origin, "content-length": _length, ...headers } = await request.allHeaders();
  const data = request.postDataBuffer() ?? Buffer.alloc(0);
  const leadsTo = async (asker: typeof rina, more: Record<string, string>) => {
    const response = await asker.request.post(request.url(), {
      headers: { ...headers, ...more },
      data,
      maxRedirects: 0,
    });
    return response.headers()["x-action-redirect"] ?? "";
  };
  for (const origin of [
    undefined,
    "null",
    "https://evil.example",
    shop.url.replace(/\d+$/, "1"),
    shop.url.replace("http:", "https:"),
  ]) {
    const spoofed = { "x-forwarded-host": "evil.example", ...(origin === undefined ? {} : { origin }) };
    expect(await leadsTo(rina, spoofed), String(origin)).toBe("");
  }
  expect(await leadsTo(budi, { origin: shop.url })).toBe("");
  expect(await leadsTo(rina, { origin: shop.url, [DRAWN_FOR]: "" })).toBe("");
  expect(journal.requestsOf("pay-pasca", trId)).toHaveLength(0);

  await budi.goto("/pay");
  const ofBudi = { [DRAWN_FOR]: (await budi.locator("main").getAttribute("data-drawn-for")) ?? "" };
  const replays = Array.from({ length: 50 }, (_, n) =>
    n % 2 === 0 ? leadsTo(rina, { origin: shop.url }) : leadsTo(budi, { origin: shop.url, ...ofBudi }),
  );
  for (const to of await Promise.all(replays)) expect(to).toContain(`/payments/${trId}`);
  await journal.waitFor(({ executed }) => executed.some((paid) => String(paid.trId) === trId));
  expect(journal.requestsOf("pay-pasca", trId)).toHaveLength(1);
  expect(journal.executed.filter((paid) => String(paid.trId) === trId)).toHaveLength(1);
});
