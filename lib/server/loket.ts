import { createAuth } from "#lib/auth/people.ts";
import { sealer } from "#lib/auth/seal.ts";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { newestEventAt } from "#lib/db/ledger-stamp.ts";
import { migrate } from "#lib/db/migrate.ts";
import type { ToldEvent } from "#lib/db/payments/payment-events.ts";
import { beginPreferences } from "#lib/db/settings/preferences.ts";
import type { Payment } from "#lib/domain/payment.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import { createIakClient } from "#lib/iak/client.ts";
import { adviceOn } from "#lib/iak/response-codes.ts";
import type { Quote } from "#lib/payments/read-quote.ts";
import { maySettleByHand } from "#lib/payments/settle-by-hand.ts";
import type { OutboxDeps } from "./alarms/send-waiting.ts";
import { createUnattended } from "./alarms/unattended.ts";
import { createAttention } from "./attention.ts";
import { createAudit } from "./audit.ts";
import { createBackground } from "./background.ts";
import { anchorFileOf, keepAnchors } from "./backups/audit-anchors.ts";
import { createChanges } from "./changes.ts";
import { createCheckSlots } from "./check-slots.ts";
import { startChecker } from "./checker.ts";
import { createDashboard } from "./dashboard.ts";
import { createDayReport } from "./day-report.ts";
import { createDepositAsk } from "./deposit/deposit.ts";
import { createDepositBook } from "./deposit/deposit-book.ts";
import { createDepositWatch } from "./deposit/deposit-watch.ts";
import { type Environment, EnvironmentError } from "./environment.ts";
import { createExports } from "./exports.ts";
import { createInquiryLimit } from "./inquiry-limit.ts";
import { remedyFor } from "./ledger-remedy.ts";
import { createLivePreferences } from "./live-preferences.ts";
import { refuseForeignLedger } from "./own-ledger.ts";
import { paymentDeps } from "./payment-deps.ts";
import { createLogos } from "./printers/logos.ts";
import { createPdfThread } from "./printers/pdf-thread.ts";
import { createReceiptSheets } from "./printers/receipt-sheets.ts";
import { createReads } from "./reads.ts";
import { readReceiptCode, secretsOf } from "./secrets.ts";
import { createSettings } from "./settings.ts";
import { createShifts } from "./shifts.ts";
import { createShop } from "./shop.ts";
import { createTransactions } from "./transactions.ts";
import { createUseCases } from "./use-cases.ts";
import { createBillerClock } from "./watching/biller-clock.ts";
import { createDiagnostics } from "./watching/diagnostics.ts";
import { createHealth } from "./watching/health.ts";
import { createLog } from "./watching/log.ts";
import { createMetrics } from "./watching/metrics.ts";
import { createNightlyCheck } from "./watching/nightly-check.ts";
import { watchBiller } from "./watching/watched-biller.ts";

export type BillerAccount = NonNullable<Environment["iak"]>;
export type QuoteView = Quote;
export type { PaymentAlarm } from "#lib/db/audit/alarms.ts";
export type { Advice } from "#lib/iak/response-codes.ts";
export type { Waiting } from "#lib/payments/list-waiting.ts";
export type { Offer } from "./shop.ts";
export type StoryEvent = ToldEvent;
export type { ToldPrint } from "#lib/db/payments/receipts.ts";
export type Loket = Awaited<ReturnType<typeof startLoket>>;

/**
 * Wires everything that pages and actions use, once a process. Throws an EnvironmentError when the ledger belongs to another mode or
 * account, or cannot be opened.
 */
export async function startLoket(
  environment: Environment,
  database: Database,
  account: BillerAccount,
  now: () => number = Date.now,
) {
  const { mode } = environment;
  const log = createLog(environment.logLevel, [account.apiKey, environment.authSecret ?? ""]);
  const secrets = secretsOf(environment);
  await refuseForeignLedger(database, mode, account.username, now());
  const newest = await newestEventAt(database.read);
  if (newest !== null && newest > now()) {
    const times = { clock: new Date(now()), newest: new Date(newest) };
    log.warn(times, "the clock is before the ledger's newest event: put it right before anything is paid");
  }

  const changes = createChanges();
  const background = createBackground((error) => log.error({ err: error }, "background work failed"));
  const slots = createCheckSlots();
  const { format, timeoutMs, databaseUrl } = environment;
  const metrics = createMetrics({ database, now });
  const clock = createBillerClock();
  const client = { ...account, format, timeoutMs, now, onExchange: clock.heard };
  const { biller, lastCall, lostSince, watchToo } = watchBiller(createIakClient(client), now, metrics.billerCall);
  const deps = paymentDeps(environment, {
    database,
    secrets,
    log,
    now,
    biller,
    announce: changes.announce,
    inBackground: background.run,
  });
  const { appUrl } = environment;
  const auth = createAuth({
    database,
    secret: secrets.sessions,
    appUrl,
    now,
    demo: mode === "demo",
    auditKey: secrets.audit,
  });
  if (mode === "demo") {
    await auth.ensureDemoUsers();
    const products = PRODUCTS.map(({ id }) => ({ id }));
    await database.transaction((tx) => beginPreferences(tx, { cashRounding: "up_100", products }, now()));
  }
  const preferences = createLivePreferences(database.read, now);
  const checker = startChecker(deps, changes, slots, {
    everyMs: environment.lookEveryMs,
    beforeLooking: async () => slots.resize((await preferences.current()).checksAtOnce),
  });
  const deposit = createDepositAsk(deps, clock);
  const depositWatch = createDepositWatch(deps, deposit);
  const anchorFile = anchorFileOf(environment);
  const auditAnchors = keepAnchors(deps, anchorFile);
  const nightlyCheck = createNightlyCheck(deps, anchorFile);
  const receiptSheets = createReceiptSheets(deps);
  const sealed = sealer(secrets.sessions, "channels");
  const pdf = createPdfThread();
  const drawPdf: OutboxDeps["drawPdf"] = (model) => pdf.draw(model, { kind: "original" }, "a4");
  const outbox = { ...deps, sealed, appUrl, drawPdf };
  const unattended = createUnattended({ ...outbox, clock, lastCall, lostSince, deposit }, environment);
  const stopping = new AbortController();

  return {
    mode,
    appUrl,
    now,
    log,
    auth,
    changes,
    metrics,
    health: createHealth({ mode, database, databaseUrl, now, lastCall, clock, askAgain: deposit.freshen }),
    /** Aborted when the process is told to stop: pages no longer wait for news. */
    stopping: stopping.signal,
    deposit,
    /** Once started, writes the audit log's head beside the ledger. */
    auditAnchors,
    /** Once started, reads the deposit. */
    depositWatch,
    /** Once started, checks the ledger against itself. */
    nightlyCheck,
    /** Once started, sends messages and reports and makes backups. */
    unattended,
    /** Draws papers as PDF, on a thread that only Next can open. */
    pdf,
    dashboard: createDashboard({ database, now, deposit, lastCall, clock }),
    depositBook: createDepositBook(deps, deposit),
    exports: createExports(deps),
    transactions: createTransactions(database.office, now),
    logos: createLogos(deps),
    receiptSheets,
    adviceOn,
    maySettleByHand: (payment: Payment) => maySettleByHand(payment, now()),
    diagnostics: createDiagnostics({ environment, client, deps, watch: watchToo }),
    settings: createSettings(
      { ...deps, mode, sealed, defaultOutlet: deps.receipts.defaultOutlet },
      preferences,
      outbox,
    ),
    reads: createReads(deps, (code) => readReceiptCode(secrets.receipts, code)),
    does: createUseCases(deps, slots, createInquiryLimit(now), preferences, receiptSheets),
    shop: createShop(deps, preferences),
    shifts: createShifts(deps),
    dayReport: createDayReport(deps),
    attention: createAttention(deps, auth),
    audit: createAudit(deps, anchorFile),
    /** Waits for the calls in flight, then closes the ledger. Anything left is recovered at the next start. */
    async stop() {
      stopping.abort();
      await checker.stop();
      await depositWatch.stop();
      await nightlyCheck.stop();
      await unattended.stop();
      await auditAnchors.stop();
      await background.drained();
      await database.close();
    },
  };
}

/** Opens and migrates the ledger. An EnvironmentError says why it cannot. */
export async function openLedger(environment: Environment) {
  try {
    const database = await openDatabase(environment.databaseUrl);
    await migrate(database);
    return database;
  } catch (error) {
    throw new EnvironmentError(`DATABASE_URL: ${remedyFor(error)}: ${(error as Error).message}`);
  }
}
