import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { readTrId } from "#lib/domain/identifiers.ts";
import { failure } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { readEnvironment } from "./environment.ts";
import { type Loket, openLedger, startLoket } from "./loket.ts";

const TR_ID = readTrId("247545932") as NonNullable<ReturnType<typeof readTrId>>;
const sessionOf = (actor: Actor) => ({ actor, sessionId: "s9", startedAt: 0 });
const NEW_USER = { username: "baru", name: "Baru", password: "angin dari utara", role: "cashier" } as const;
const EXPORT = {
  filter: {},
  signal: new AbortController().signal,
  head: { headings: [], zone: "WIB" },
  words: { states: {}, methods: {}, sheet: "", counted: String },
} as unknown as Parameters<Loket["exports"]["transactions"]>[2];

const BOOK = {
  book: "journal",
  format: "csv",
  span: { from: "2026-11-22", to: "2026-11-22" },
  signal: new AbortController().signal,
  zone: "WIB",
  words: { column: String, kind: String, method: String, dayState: String, sum: "", sheet: "" },
} as unknown as Parameters<Loket["exports"]["book"]>[1];

/** What only supervisors read or do, called as a page or action calls it. */
const SUPERVISORS_ONLY: Record<string, (loket: Loket, actor: Actor) => unknown> = {
  "attention.acknowledge": ({ attention }, actor) =>
    attention.acknowledge(actor, { id: 1, note: "sudah dicek", own: "" }),
  "attention.acknowledged": ({ attention }, actor) => attention.acknowledged(actor, { before: null, limit: 1 }),
  "attention.one": ({ attention }, actor) => attention.one(actor, { at: 0, what: "alarm", subject: "1" }),
  "attention.waiting": ({ attention }, actor) => attention.waiting(actor, { after: null, limit: 1 }),
  "audit.page": ({ audit }, actor) => audit.page(actor, { zone: "WIB" }, null, 1),
  "audit.pieces": ({ audit }, actor) => audit.pieces(actor, { zone: "WIB" }, new AbortController().signal),
  "audit.verify": ({ audit }, actor) => audit.verify(actor),
  "auth.addUser": ({ auth }, actor) => auth.addUser(actor, NEW_USER, ""),
  "auth.manageUser": ({ auth }, actor) => auth.manageUser(actor, "u9", { kind: "disable" }),
  "auth.addPasskey": ({ auth }, actor) => auth.addPasskey(sessionOf(actor), { name: "HP", key: null, own: "" }),
  "auth.addTotp": ({ auth }, actor) => auth.addTotp(sessionOf(actor), { secret: "", code: "", own: "" }),
  "auth.newPasskey": ({ auth }, actor) => auth.newPasskey(sessionOf(actor)),
  "auth.newTotp": ({ auth }, actor) => auth.newTotp(actor),
  "auth.removeFactor": ({ auth }, actor) => auth.removeFactor(sessionOf(actor), "totp"),
  "auth.renewRecoveryCodes": ({ auth }, actor) => auth.renewRecoveryCodes(sessionOf(actor)),
  "auth.stepUp": ({ auth }, actor) => auth.stepUp(sessionOf(actor), "users", { code: "000000" }),
  "auth.stepUpQuestion": ({ auth }, actor) => auth.stepUpQuestion(sessionOf(actor)),
  "auth.people": ({ auth }, actor) => auth.people(actor),
  "auth.sessionUse": ({ auth }, actor) => auth.sessionUse(actor),
  "dashboard.deposit": ({ dashboard }, actor) => dashboard.deposit(actor, "WIB"),
  "dashboard.figures": ({ dashboard }, actor) => dashboard.figures(actor, "WIB"),
  "dashboard.stamp": ({ dashboard }, actor) => dashboard.stamp(actor),
  "dayReport.lock": ({ dayReport }, actor) => dayReport.lock(actor, { day: "2026-11-22" }),
  "dayReport.of": ({ dayReport }, actor) => dayReport.of(actor, "2026-11-22"),
  "dayReport.recordPrint": ({ dayReport }, actor) => dayReport.recordPrint(actor, { day: "2026-11-22", mark: 0 }),
  "dayReport.span": ({ dayReport }, actor) => dayReport.span(actor, { from: "2026-11-22", to: "2026-11-23" }),
  "depositBook.day": ({ depositBook }, actor) => depositBook.day(actor, "2026-11-22"),
  "depositBook.days": ({ depositBook }, actor) => depositBook.days(actor, { last: "2026-11-22", count: 7 }),
  "depositBook.explain": ({ depositBook }, actor) =>
    depositBook.explain(actor, {} as Parameters<Loket["depositBook"]["explain"]>[1]),
  "depositBook.readNow": ({ depositBook }, actor) => depositBook.readNow(actor),
  "depositBook.withdraw": ({ depositBook }, actor) =>
    depositBook.withdraw(actor, {} as Parameters<Loket["depositBook"]["withdraw"]>[1]),
  "diagnostics.facts": ({ diagnostics }, actor) => diagnostics.facts(actor),
  "diagnostics.testBiller": ({ diagnostics }, actor) => diagnostics.testBiller(actor),
  "does.releaseCopy": ({ does }, actor) => does.releaseCopy(actor, TR_ID),
  "does.settleByHand": ({ does }, actor) =>
    does.settleByHand(actor, { trId: TR_ID, to: "failed", reason: "kata biller", onlySupervisor: false }),
  "does.correctPayment": ({ does }, actor) =>
    does.correctPayment(actor, {
      ...{ trId: TR_ID, method: "qris", cashierId: "u9", reference: null },
      ...{ reason: "kata supervisor", onlySupervisor: false },
    }),
  "does.reversePayment": ({ does }, actor) =>
    does.reversePayment(actor, { trId: TR_ID, reason: "kata supervisor", onlySupervisor: false }),
  "does.writeOffMoney": ({ does }, actor) =>
    does.writeOffMoney(actor, { trId: TR_ID, reason: "kata supervisor", onlySupervisor: false }),
  "does.takeBillersWord": ({ does }, actor) => does.takeBillersWord(actor, { trId: TR_ID, note: "kata biller" }),
  "exports.book": ({ exports }, actor) => exports.book(actor, BOOK),
  "exports.table": ({ exports }, actor) => exports.table(actor, {} as never, { taken: {} } as never),
  "exports.transactions": ({ exports }, actor) => exports.transactions(actor, "csv", EXPORT),
  "logos.save": ({ logos }, actor) => logos.save(actor, null),
  "reads.attentionCount": ({ reads }, actor) => reads.attentionCount(actor),
  "reads.latestPayments": ({ reads }, actor) => reads.latestPayments(actor, 1),
  "settings.all": ({ settings }, actor) => settings.all(actor),
  "settings.makeMetricsToken": ({ settings }, actor) => settings.makeMetricsToken(actor),
  "settings.revokeMetricsToken": ({ settings }, actor) => settings.revokeMetricsToken(actor),
  "settings.save": ({ settings }, actor) => settings.save(actor, {} as Parameters<Loket["settings"]["save"]>[1]),
  "settings.tryChannel": ({ settings }, actor) => settings.tryChannel(actor, "email"),
  "shifts.drawerOf": ({ shifts }, actor) => shifts.drawerOf(actor, "u9"),
  "shifts.cashiers": ({ shifts }, actor) => shifts.cashiers(actor),
  "shifts.page": ({ shifts }, actor) => shifts.page(actor, {}, {}, 1),
  "shop.list": ({ shop }, actor) => shop.list(actor),
  "shop.refresh": ({ shop }, actor) => shop.refresh(actor),
  "transactions.cashiers": ({ transactions }, actor) => transactions.cashiers(actor),
  "transactions.countAll": ({ transactions }, actor) => transactions.countAll(actor, {}),
  "transactions.families": ({ transactions }, actor) => transactions.families(actor),
  "transactions.page": ({ transactions }, actor) => transactions.page(actor, {}, {}, 1),
  "transactions.totals": ({ transactions }, actor) => transactions.totals(actor, {}),
};

/** Functions that check who asks: a cashier gets or does what is their own, a supervisor everything. Each has its own test. */
const OWN_OR_SUPERVISOR = [
  "does.collectMoney",
  "does.giveUp",
  "does.printOnNetwork",
  "does.printReceipt",
  "does.returnMoney",
  "does.shareReceipt",
  "does.voidPrint",
  "reads.alarms",
  "reads.billed",
  "reads.inquiry",
  "reads.payment",
  "reads.quote",
  "reads.receipt",
  "reads.receipts",
  "reads.refund",
  "reads.story",
  "receiptSheets.sheet",
  "shifts.close",
  "shifts.compareCount",
  "shifts.one",
  "shifts.stamp",
];

/** What everyone signed in reads or does at the counter; about another's payment it returns state, amount and cashier (`PaymentGlance`). */
const ANYONE_SIGNED_IN = [
  "auth.changeOwnPassword",
  "auth.confirmOwnPassword",
  "auth.endOwnSession",
  "auth.factorOf",
  "auth.hasPin",
  "auth.lockScreen",
  "auth.needsStepUp",
  "auth.ownSessions",
  "auth.setPin",
  "dayReport.paper",
  "does.bringInByRefId",
  "does.checkPayment",
  "does.findInLedger",
  "does.inquireByNumber",
  "does.sendAgain",
  "does.startPayment",
  "does.testNetworkPrinter",
  "does.testPage",
  "logos.current",
  "logos.png",
  "maySettleByHand",
  "reads.counter",
  "reads.openPayments",
  "reads.outlet",
  "reads.paidHere",
  "reads.provisionalSlip",
  "settings.preferences",
  "shop.offers",
  "shifts.atCounter",
  "shifts.mine",
  "shifts.moveCash",
  "shifts.open",
  "shifts.paper",
  "shifts.standing",
];

/** Sign-in, public parts, and what the process runs on: none of it shows another person's data. */
const NO_PERSON = [
  "auth.countSupervisorsOfLastDay",
  "auth.gateQuestion",
  "auth.gatedSessionOf",
  "auth.passFactor",
  "auth.replacePassword",
  "auth.signIn",
  "auth.signOut",
  "auth.knownBrowser",
  "auth.sessionOf",
  "auth.unlockScreen",
  "adviceOn",
  "health",
  "now",
  "reads.verified",
  "settings.bearsMetricsToken",
  "stop",
];
/** For the command line, checks and demo mode; no page or action calls them. */
const NOT_FROM_PAGES = [
  "auth.confirmPassword",
  "auth.createUser",
  "auth.disableUser",
  "auth.enableUser",
  "auth.endSessions",
  "auth.ensureDemoUsers",
  "auth.listUsers",
  "auth.renameUser",
  "auth.resetFactors",
  "auth.setPassword",
  "auth.setRole",
];
const MACHINERY = [
  "auditAnchors",
  "changes",
  "deposit",
  "depositWatch",
  "log",
  "metrics",
  "nightlyCheck",
  "pdf",
  "stopping",
  "unattended",
];

describeOnBothDatabases("what stands behind loket()", (_open, freshUrl) => {
  let loket: Loket;
  beforeAll(async () => {
    const environment = readEnvironment({
      IAK_USERNAME: "0811",
      IAK_API_KEY: "a-key",
      IAK_ENV: "sandbox",
      DATABASE_URL: await freshUrl(),
      AUTH_SECRET: "s".repeat(32),
      LOG_LEVEL: "silent",
    });
    if (!environment.iak) throw new Error("an account was given");
    loket = await startLoket(environment, await openLedger(environment), environment.iak);
  });
  afterAll(() => loket?.stop());

  test.each(Object.entries(SUPERVISORS_ONLY))("%s refuses a cashier itself, whoever forgot to ask", async (_, ask) => {
    expect(await ask(loket, CASHIER)).toEqual(failure("forbidden"));
  });

  test("never refuses a supervisor what they read", async () => {
    const reads = Object.entries(SUPERVISORS_ONLY).filter(([name]) =>
      /^(transactions|shifts|dayReport|exports|reads)\./.test(name),
    );
    for (const [, ask] of reads) expect(await ask(loket, SUPERVISOR)).toMatchObject({ ok: true });
  });

  test("holds nothing of which it is not said whose it is", () => {
    const found = Object.entries(loket).flatMap(([group, inside]) => {
      if (MACHINERY.includes(group) || inside === null || typeof inside === "string") return [];
      if (typeof inside === "function") return [group];
      return Object.keys(inside).map((name) => `${group}.${name}`);
    });
    const said = [
      ...Object.keys(SUPERVISORS_ONLY),
      ...OWN_OR_SUPERVISOR,
      ...ANYONE_SIGNED_IN,
      ...NO_PERSON,
      ...NOT_FROM_PAGES,
    ];
    // Add new names to one of the lists above, which docs/security.md refers to.
    const unsaid = found.filter((name) => !said.includes(name));
    const gone = said.filter((name) => !found.includes(name));
    expect({ unsaid, gone }).toEqual({ unsaid: [], gone: [] });
  });
});
