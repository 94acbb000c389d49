import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sealer } from "#lib/auth/seal.ts";
import { openAlarms, raiseAlarm } from "#lib/db/audit/alarms.ts";
import { takeGroup } from "#lib/db/audit/outbox.ts";
import { writeUnattended } from "#lib/db/settings/unattended.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import { granted } from "#lib/domain/result.ts";
import { MINUTE } from "#lib/domain/time.ts";
import { KEPT_SECRET, type Unattended, unattendedSchema } from "#lib/domain/unattended.ts";
import { fixture } from "#lib/iak/testing/fixture.ts";
import { TEST_CA } from "#lib/iak/testing/scripted-server.ts";
import { returnMoney } from "#lib/payments/return-money.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { DAY, HOUR } from "#lib/payments/testing/virtual-clock.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { receiptPdf } from "#lib/receipts/pdf/receipt-pdf.tsx";
import { createLivePreferences } from "../live-preferences.ts";
import { readSection, saveSettings } from "../save-settings.ts";
import { createSettings } from "../settings.ts";
import { type OutboxDeps, sendTest, sendWaiting } from "./send-waiting.ts";
import { closeDay } from "./unattended.ts";

const TOKEN = "123456:a-token-that-nobody-may-see";
const SECRET = "a-secret-that-signs";
const sealed = sealer("s".repeat(32), "channels");

describeMostlyOnSqlite("what is told outside", (open) => {
  const counter = withCounter(open);
  const mails: string[] = [];
  const posts: { url: string; headers: IncomingMessage["headers"]; body: Buffer }[] = [];
  /** The HTTP server's status; 307 redirects to itself. */
  let status = 200;
  const mailServer = {
    onAuth: ({ password }, _, done) => done(password === SECRET ? null : new Error("no"), { user: "u" }),
    onData: (stream, _, done) =>
      void text(stream).then((mail) => {
        mails.push(mail);
        done();
      }),
  } satisfies SMTPServerOptions;
  const smtp = new SMTPServer({ ...mailServer, disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const http = createServer(async (request, response) => {
    posts.push({ url: request.url ?? "", headers: request.headers, body: await buffer(request) });
    response.writeHead(status, status === 307 ? { location: "/elsewhere" } : {}).end("{}");
  });
  let ports = { smtp: 0, http: 0 };

  beforeAll(async () => {
    await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    ports = { smtp: (smtp.server.address() as AddressInfo).port, http: (http.address() as AddressInfo).port };
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => smtp.close(resolve));
    await new Promise((resolve) => http.close(resolve));
  });
  beforeEach(async () => {
    status = 200;
    counter.clock.advance(HOUR);
    await setUp({});
    await counter.database.transaction((tx) => tx.query.deleteFrom("outbox").execute());
    mails.length = 0;
    posts.length = 0;
  });

  const setUp = (over: Partial<Unattended>) => {
    const settings = unattendedSchema.parse({
      ...{ smtpHost: "127.0.0.1", smtpPort: ports.smtp, smtpSecurity: "none", smtpPrivate: true },
      ...{ smtpUser: "u", smtpPassword: sealed.seal(SECRET), mailFrom: "loket@toko.id", mailTo: "a@toko.id,b@toko.id" },
      ...{ telegramToken: sealed.seal(TOKEN), telegramChat: "-100200" },
      ...{ webhookUrl: `http://127.0.0.1:${ports.http}/hook?x=1`, webhookPrivate: true },
      ...{ webhookSecret: sealed.seal(SECRET), ...over },
    });
    return counter.database.transaction((tx) => writeUnattended(tx, settings, 1, SUPERVISOR.id));
  };
  const logged: unknown[] = [];
  const depsOf = (processId = "one"): OutboxDeps => ({
    ...counter.deps,
    log: { ...counter.deps.log, warn: (facts) => logged.push(facts) },
    ...{ processId, sealed, appUrl: "https://loket.example", telegramUrl: `http://127.0.0.1:${ports.http}` },
    drawPdf: (model) => receiptPdf(model, { kind: "original" }, "a4"),
  });
  const raise = (kind: AlarmKind, data: object = {}) =>
    counter.database.transaction((tx) =>
      raiseAlarm(tx, {
        kind,
        trId: null,
        at: counter.clock.now(),
        data: { name: "Rina", address: "10.1.2.3", ...data },
      }),
    );
  const waiting = () => counter.database.read.query.selectFrom("outbox").selectAll().execute();

  test("alarms are told once by every channel, several of a kind as one, and nobody's name leaves", async () => {
    await raise("new_device");
    await raise("new_device");
    await Promise.all([sendWaiting(depsOf()), sendWaiting(depsOf("two"))]);
    await sendWaiting(depsOf());
    expect([mails.length, posts.length, await waiting()]).toEqual([1, 2, []]);
    const hook = posts.find(({ url }) => url === "/hook?x=1");
    const [, time, signature] = /^t=(\d+),v1=(.*)$/.exec(String(hook?.headers["loket-signature"])) ?? [];
    expect(signature).toBe(createHmac("sha256", SECRET).update(`${time}.${hook?.body}`).digest("hex"));
    expect(JSON.parse(String(hook?.body))).toMatchObject({ kind: "new_device", count: 2 });
    const chat = posts.find(({ url }) => url === `/bot${TOKEN}/sendMessage`);
    for (const told of [mails[0], String(hook?.body), String(chat?.body)]) {
      expect(told).toContain("https://loket.example/attention");
      expect(told).toContain("Masuk dari perangkat baru (2");
      expect(told).not.toMatch(/Rina|10\.1\.2\.3/);
    }
  });

  test("an alarm that its transaction takes back is told to nobody, and a kind goes only where it was sent", async () => {
    await setUp({
      alarmRoutes: [
        { kind: "tls_failure", to: "email" },
        { kind: "deposit_low", to: "none" },
      ],
    });
    const taken = counter.database.transaction(async (tx) => {
      await raiseAlarm(tx, { kind: "setup_refused", trId: null, at: counter.clock.now() });
      throw new Error("undone");
    });
    await expect(taken).rejects.toThrow("undone");
    await raise("deposit_low");
    await raise("tls_failure");
    expect(await waiting()).toMatchObject([{ channel: "email", kind: "tls_failure" }]);
    await sendWaiting(depsOf());
    expect([mails.length, posts]).toEqual([1, []]);
  });

  test("no channel tells of one kind twice within five minutes", async () => {
    await setUp({ telegramToken: "", webhookUrl: "" });
    await raise("setup_refused");
    await sendWaiting(depsOf());
    await raise("setup_refused");
    await raise("tls_failure");
    counter.clock.advance(5 * MINUTE - 1);
    await sendWaiting(depsOf());
    expect([mails.length, await waiting()]).toMatchObject([2, [{ kind: "setup_refused" }]]);
    counter.clock.advance(1);
    await sendWaiting(depsOf());
    expect([mails.length, await waiting()]).toEqual([3, []]);
  });

  test("a channel that fails holds up no other, is tried again, and is given up after a day, which is said", async () => {
    const before = await openAlarms(counter.database.read, 99);
    status = 503;
    await setUp({ telegramToken: "" });
    await raise("ledger_difference");
    await sendWaiting(depsOf());
    expect([mails.length, await waiting()]).toMatchObject([1, [{ channel: "webhook" }]]);
    for (let past = 0; past < DAY; past += 30 * MINUTE) {
      counter.clock.advance(30 * MINUTE);
      await sendWaiting(depsOf());
    }
    expect(posts.length).toBeGreaterThan(40);
    const said = (await openAlarms(counter.database.read, 99)).filter(({ id }) => !before.some((one) => one.id === id));
    expect(said).toMatchObject([
      { kind: "ledger_difference" },
      { kind: "channel_failed", data: { channel: "webhook" } },
    ]);
    // The failed channel is not asked to report itself.
    expect(await waiting()).toMatchObject([{ channel: "email", kind: "channel_failed" }]);
    status = 200;
    await raise("ledger_difference");
    counter.clock.advance(HOUR);
    await sendWaiting(depsOf());
    expect(await waiting()).toEqual([]);
  });

  test("a channel that is led elsewhere or removed tells its old address, whatever kinds were told there and however often it is changed", async () => {
    const alarmRoutes = [{ kind: "watching_changed", to: "telegram" as const }];
    await setUp({ telegramToken: "", alarmRoutes });
    const { defaultOutlet } = counter.deps.receipts;
    const deps = { ...depsOf(), mode: "production", now: counter.clock.now, defaultOutlet } as const;
    const change = async (section: "email" | "webhook", over: object) => {
      const { seen, values } = await readSection(deps, counter.database.read, section);
      const form = { section, seen, values: { ...values, ...over } };
      expect(await saveSettings(deps, SUPERVISOR, form)).toMatchObject({ outcome: "saved" });
    };
    await change("email", { mailTo: "z@pencuri.id" });
    await change("email", { smtpHost: "", smtpPassword: "" });
    await change("webhook", { webhookUrl: "", webhookSecret: "" });
    await sendWaiting(depsOf());
    expect(mails).toEqual([expect.stringMatching(/To: a@toko\.id, b@toko\.id[\s\S]*Pengaturan pesan/)]);
    expect(posts.map(({ url, body }) => [url, JSON.parse(String(body)).kind])).toEqual([
      ["/hook?x=1", "watching_changed"],
    ]);
    counter.clock.advance(5 * MINUTE);
    await sendWaiting(depsOf());
    expect(mails.slice(1)).toEqual([expect.stringContaining("To: z@pencuri.id")]);
    expect(await waiting()).toEqual([]);
  });

  test("one that died while it sent holds the message only until its lease runs out", async () => {
    await setUp({ smtpHost: "", telegramToken: "" });
    await raise("clock_off");
    const now = counter.clock.now();
    const group = { channel: "webhook", kind: "clock_off" } as const;
    const lease = { owner: "gone", now, until: now + MINUTE };
    expect(await counter.database.transaction((tx) => takeGroup(tx, group, lease))).toHaveLength(1);
    await sendWaiting(depsOf());
    expect(posts).toEqual([]);
    counter.clock.advance(MINUTE);
    await sendWaiting(depsOf());
    expect([posts.length, await waiting()]).toEqual([1, []]);
  });

  test("redirects are not followed, private addresses want a tick, and secrets stand in no log", async () => {
    status = 307;
    expect(await sendTest(depsOf(), "webhook")).toBe("http_307");
    expect(await sendTest(depsOf(), "telegram")).not.toBeNull();
    expect(posts.map(({ url }) => url)).toEqual(["/hook?x=1", `/bot${TOKEN}/sendMessage`]);
    await setUp({ webhookPrivate: false, smtpPrivate: false });
    expect(await sendTest(depsOf(), "webhook")).toBe("private_address");
    expect(await sendTest(depsOf(), "email")).toBe("private_address");
    await setUp({ webhookUrl: "http://169.254.169.254/latest", smtpPassword: sealed.seal(KEPT_SECRET) });
    expect(await sendTest(depsOf(), "webhook")).toBe("private_address");
    for (const host of ["64:ff9b:1::7f00:1", "2001::7f00:1", "fec0::1", "::ffff:169.254.169.254"]) {
      await setUp({ webhookUrl: `https://[${host}]/`, smtpPassword: sealed.seal(KEPT_SECRET) });
      expect(await sendTest(depsOf(), "webhook"), host).toBe("private_address");
    }
    expect(await sendTest(depsOf(), "email")).toBe("smtp_535");
    expect(mails).toEqual([]);
    await setUp({ smtpSecurity: "starttls" });
    expect(await sendTest(depsOf(), "email")).not.toBeNull();
    expect(JSON.stringify(logged)).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
    const other = { ...depsOf(), sealed: sealer("another secret", "channels") };
    expect(await sendTest(other, "telegram")).toBe("other_secret");
  });

  test("the day's report goes out once at the closing hour, as a PDF with every figure, and where nothing is owed there is no alarm", async () => {
    await setUp({ closingHour: 21, webhookUrl: "" });
    const failed = await counter.pay(await counter.quote());
    expect(failed).toMatchObject({ state: "success" });
    expect(await closeDay(counter.deps)).toBe(false);
    counter.clock.advance(DAY);
    expect((await Promise.all([closeDay(counter.deps), closeDay(counter.deps)])).sort()).toEqual([false, true]);
    await sendWaiting(depsOf());
    expect([mails.length, posts.map(({ url }) => url)]).toEqual([1, [`/bot${TOKEN}/sendDocument`]]);
    expect(mails[0]?.replaceAll("=\r\n", "")).toMatch(/\/report\?date=(3D)?\d{4}-\d\d-\d\d/);
    const [, encoded = ""] = /application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(mails[0] ?? "") ?? [];
    const page = await (await getDocumentProxy(new Uint8Array(Buffer.from(encoded, "base64")))).getPage(1);
    const words = (await page.getTextContent()).items.map((item) => ("str" in item ? item.str : "")).join(" ");
    expect(words).toMatch(/LAPORAN HARIAN.*SELURUH LOKET.*Nominal/);
    expect(page.view[2]).toBeCloseTo(595, 0);
    expect((await openAlarms(counter.database.read, 99)).map(({ kind }) => kind)).not.toContain("refunds_not_returned");
  });

  test.each(["starttls", "tls"] as const)(
    "over %s the password goes to no server whose certificate is not trusted, or is another host's",
    async (smtpSecurity) => {
      const signed = { key: fixture("test-only-tls-key.pem"), cert: TEST_CA };
      const server = new SMTPServer({ ...mailServer, ...signed, secure: smtpSecurity === "tls" });
      const heard: unknown[] = [];
      server.on("error", (error) => heard.push(error));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.server.address() as AddressInfo;
      const trusted = getCACertificates();
      try {
        await setUp({ smtpHost: "localhost", smtpPort: port, smtpSecurity });
        expect(await sendTest(depsOf(), "email")).toMatch(/certificate/);
        expect(mails).toEqual([]);
        setDefaultCACertificates([...trusted, TEST_CA]);
        expect(await sendTest(depsOf(), "email")).toBeNull();
        expect(mails).toHaveLength(1);
        // Valid for `localhost` only.
        await setUp({ smtpHost: "127.0.0.1", smtpPort: port, smtpSecurity });
        expect(await sendTest(depsOf(), "email")).toMatch(/certificate/);
        // A server without encryption is told nothing.
        await setUp({ smtpHost: "localhost", smtpPort: ports.smtp, smtpSecurity });
        expect(await sendTest(depsOf(), "email")).not.toBeNull();
        expect(mails).toHaveLength(1);
      } finally {
        setDefaultCACertificates(trusted);
        await new Promise<void>((resolve) => server.close(resolve));
      }
    },
  );

  test("each trial is on record, whether it worked or not, without what was sent", async () => {
    await setUp({});
    const deps = {
      ...counter.deps,
      mode: "production",
      sealed,
      defaultOutlet: counter.deps.receipts.defaultOutlet,
    } as const;
    const settings = createSettings(deps, createLivePreferences(counter.database.read, counter.clock.now), depsOf());
    expect(await settings.tryChannel(CASHIER, "email")).toMatchObject({ error: { code: "forbidden" } });
    expect(await settings.tryChannel(SUPERVISOR, "email")).toMatchObject({ problem: null });
    status = 503;
    expect(await settings.tryChannel(SUPERVISOR, "webhook")).toMatchObject({ problem: "http_503" });
    const rows = await counter.database.read.query
      .selectFrom("auditLog")
      .select(["actorId", "subject", "data"])
      .where("action", "=", "settings.try")
      .orderBy("seq")
      .execute();
    expect(rows.map(({ data, ...row }) => ({ ...row, ...JSON.parse(data) }))).toEqual([
      { actorId: SUPERVISOR.id, subject: "email", problem: null },
      { actorId: SUPERVISOR.id, subject: "webhook", problem: "http_503" },
    ]);
  });

  test("what is owed to customers at the closing hour is an alarm, each day anew until it is given back", async () => {
    await setUp({ closingHour: 21, webhookUrl: "" });
    await closeDay(counter.deps);
    const owing = await counter.payMeeting({ execute: "never", reply: { kind: "code", responseCode: "17" } });
    expect(owing).toMatchObject({ state: "failed", owed: owing.price });
    const told = async () =>
      (await openAlarms(counter.database.read, 99)).filter(({ kind }) => kind === "refunds_not_returned");
    counter.clock.advance(DAY);
    expect(await closeDay(counter.deps)).toBe(true);
    expect(await told()).toMatchObject([{ trId: null, data: { count: 1 } }]);
    expect(await closeDay(counter.deps)).toBe(false);
    expect(await waiting()).toContainEqual(expect.objectContaining({ kind: "refunds_not_returned", channel: "email" }));
    counter.clock.advance(DAY);
    expect(await closeDay(counter.deps)).toBe(true);
    expect(await told()).toHaveLength(2);
    granted(await returnMoney(counter.deps, CASHIER, { trId: owing.trId, reference: null }));
    counter.clock.advance(DAY);
    expect(await closeDay(counter.deps)).toBe(true);
    expect(await told()).toHaveLength(2);
  });
});
