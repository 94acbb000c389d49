import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { createPasswordHasher } from "#lib/auth/password-hash.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { type Database, openDatabase, type Writer } from "#lib/db/connection.ts";
import { readRefIds } from "#lib/db/installation.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { DAY, startOfWibDay } from "#lib/domain/time.ts";
import { RECEIPT_WORDS } from "#lib/receipts/receipt-words.ts";
import { refuseWhileServing, ToolError } from "#lib/server/backups/postgres-tools.ts";
import type { Environment } from "#lib/server/environment.ts";
import { DEMO_OUTLET } from "#lib/server/payment-deps.ts";
import { receiptCode, secretsOf } from "#lib/server/secrets.ts";
import { freshState } from "#lib/simulator/fresh-state.ts";
import { writeStateFile } from "#lib/simulator/state-file.ts";
import type { Fields } from "#lib/simulator/wire.ts";
import { CommandError, type Maintenance } from "./command.ts";
import { simulatorStateFile } from "./demo-biller.ts";
import { bringLogIn, RUNNING, refuseWhileInUse } from "./ledger-file.ts";
import { prepare } from "./prepare.ts";
import { daysOf } from "./seeding/calendar.ts";
import { fillLedger } from "./seeding/fill-ledger.ts";
import { History, type Plan } from "./seeding/history.ts";
import { LEAST } from "./seeding/payment-histories.ts";
import { postgresTarget } from "./seeding/postgres-target.ts";
import { DEMO, DEMO_PAYMENTS, EVERYTHING, FORMER_CASHIERS, type Shop } from "./seeding/shops.ts";
import { openSqliteTarget } from "./seeding/sqlite-target.ts";

export const SEED_USAGE = "seed [--payments N] [--seed N]   (demo only, an empty ledger; Loket must be stopped)";
const MOST = 5_000_000;
/** Smaller histories print no progress. */
const SILENT = 1_000;
const RECEIPTS_OF_DAYS = 14;
/** The demo's passwords are public: a full-weight hash would only delay the first start. */
const LIGHT = { N: 2 ** 12, r: 8, p: 1 };
/** The demo's history ends this long before its start, in milliseconds, so that all of it is over. */
const BEFORE_START = 2 * 60_000;

export type Wish = { readonly payments: number; readonly seed: number; readonly now: number; readonly shop: Shop };

/** Fills the demo's empty ledger with a seeded history, to try Loket at real size. All or nothing. */
export async function seed(environment: Environment, words: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: words, options: { payments: text, seed: text } });
  const payments = whole("--payments", values.payments ?? "10000", LEAST, MOST);
  const seed = whole("--seed", values.seed ?? "1", 0, 2 ** 32 - 1);
  if (environment.mode !== "demo") {
    throw new CommandError(
      "seed makes payments up, so it fills the demo's ledger only; unset IAK_USERNAME and IAK_API_KEY",
    );
  }
  const began = performance.now();
  await seedLedger(environment, { payments, seed, now: Date.now(), shop: EVERYTHING }, keepBooks(environment));
  console.log(`${payments} payments in ${Math.round((performance.now() - began) / 1000)} s.`);
  console.log(`Receipts are there for the last ${RECEIPTS_OF_DAYS} days. kasir3 to kasir6 sign in like kasir.`);
}

/** Gives the demo's ledger a history unless it has one. False: another process has it open, or has just done so. */
export async function seedDemo(environment: Environment): Promise<boolean> {
  const now = Date.now() - BEFORE_START;
  const wish = { payments: DEMO_PAYMENTS, seed: 1, now, shop: DEMO };
  try {
    await seedLedger(environment, wish, keepBooks(environment));
    return true;
  } catch (error) {
    if (error instanceof CommandError || error instanceof ToolError) return false;
    throw error;
  }
}

/** Writes the same books for the demo's biller. */
function keepBooks(environment: Environment): Publish {
  return (history, { now }) => {
    const state = freshState(now, history.balance);
    for (const { trId, refId, product, hp, company, period, askedAt, details, ...prices } of history.unclear) {
      const { nominal, admin, price, sellingPrice } = prices;
      const bill = { name: company, period, nominal, admin, price, sellingPrice, desc: { ...(details as Fields) } };
      const failed = { status: 2, failedWith: "37", settledAt: now, noref: "", balanceAfter: null } as const;
      state.inquiries.push({ trId: Number(trId), refId, code: product, hp, bill, quotedAt: askedAt, ...failed });
    }
    writeStateFile(simulatorStateFile(environment), state);
  };
}

/** Called once a history is complete, before anybody sees it. */
type Publish = (history: History, wish: Wish) => void;

/** Returns the written history. Throws a CommandError when the ledger is in use or has data already. */
export function seedLedger(environment: Environment, wish: Wish, publish: Publish = () => {}): Promise<History> {
  const isFile = environment.databaseUrl.startsWith("file:");
  return isFile ? seedSqlite(environment, wish, publish) : seedPostgres(environment, wish, publish);
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new CommandError(`${name} wants a whole number from ${least} to ${most}`);
}

/** Writes to a copy beside the ledger, which replaces it when complete. */
async function seedSqlite(environment: Environment, wish: Wish, publish: Publish): Promise<History> {
  const file = environment.databaseUrl.slice("file:".length);
  const next = `${file}.seeding`;
  const remove = () => {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(next + suffix, { force: true });
  };
  remove();
  try {
    if (existsSync(file)) {
      refuseWhileInUse(file);
      copyFileSync(file, next);
    }
    const history = await withDatabase(`file:${next}`, (database) => plan(environment, database, wish));
    bringLogIn(next);
    const { target, close } = openSqliteTarget(next);
    try {
      await fillLedger(target, history, progress(wish));
    } finally {
      close();
    }
    await withDatabase(`file:${next}`, (database) =>
      database.transaction((tx) => note(environment, tx, { wish, history })),
    );
    bringLogIn(next);
    sync(next);
    if (existsSync(file)) refuseWhileInUse(file);
    publish(history, wish);
    renameSync(next, file);
    sync(dirname(file));
    return history;
  } finally {
    remove();
  }
}

async function seedPostgres(environment: Environment, wish: Wish, publish: Publish): Promise<History> {
  await refuseWhileServing(environment.databaseUrl, RUNNING);
  return withDatabase(environment.databaseUrl, async (database) => {
    const history = await plan(environment, database, wish);
    await database.transaction(async (tx) => {
      await fillLedger(await postgresTarget(tx), history, progress(wish));
      await note(environment, tx, { wish, history });
      publish(history, wish);
    });
    return history;
  });
}

async function withDatabase<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The history for a ledger, which is migrated and gets its users as of the first day. */
async function plan(environment: Environment, database: Database, wish: Wish): Promise<History> {
  const passwords = createPasswordHasher(LIGHT);
  const loket = await prepare(environment, database, { now: () => firstDayOf(wish), passwords });
  await refuseData(database);
  await loket.auth.ensureDemoUsers(FORMER_CASHIERS);
  return new History(await planOf(loket, wish));
}

/** Whether it has no inquiry, shift or reading yet. */
export async function isEmpty({ query }: Database["read"]): Promise<boolean> {
  const tables = ["inquiries", "shifts", "depositReadings"] as const;
  for (const table of tables)
    if (await query.selectFrom(table).select(sql.lit(1).as("one")).limit(1).executeTakeFirst()) return false;
  return true;
}

async function refuseData(database: Database): Promise<void> {
  if (!(await isEmpty(database.read)))
    throw new CommandError("this ledger has data already; give the made-up ones a new DATABASE_URL");
}

async function planOf({ environment, database, auth, secrets }: Maintenance, wish: Wish): Promise<Plan> {
  const users = await auth.listUsers();
  // A person who tries the demo starts with a clean drawer; the history belongs to others.
  const isFormer = ({ username }: { username: string }) => FORMER_CASHIERS.some((one) => one.username === username);
  const cashiers = users.filter(isFormer);
  const supervisor = users.find(({ role }) => role === "supervisor");
  if (!supervisor) throw new Error("the demo has no supervisor");
  const outlet = await readOutlet(database.read, DEMO_OUTLET);
  return {
    ...wish,
    ...wish.shop,
    dialect: database.dialect,
    cashiers,
    supervisor,
    refIdOf: await readRefIds(database.read),
    receiptsSince: wish.shop === DEMO ? 0 : wish.now - RECEIPTS_OF_DAYS * DAY,
    receiptOf: (inquiry, payment) =>
      buildReceipt({
        words: RECEIPT_WORDS,
        number: null,
        inquiry,
        payment: { ...payment, paidAt: payment.paidAt ?? payment.createdAt },
        outlet,
        zone: outlet.zone,
        sample: true,
        verifyUrl: `${environment.appUrl}/verify/${receiptCode(secrets.receipts, payment.trId)}`,
      }),
  };
}

/** Audits what people did. The first row says that all of it is made up. */
async function note(environment: Environment, tx: Writer, of: { wish: Wish; history: History }): Promise<void> {
  const { payments, seed } = of.wish;
  const key = secretsOf(environment).audit;
  const data = { payments, seed };
  await appendAudit(tx, key, { at: firstDayOf(of.wish), by: SYSTEM, action: "ledger.seed", subject: "ledger", data });
  for (const act of of.history.acts.sort((one, other) => one.at - other.at)) await appendAudit(tx, key, act);
}

function firstDayOf({ payments, now }: Wish): number {
  return startOfWibDay(now) - daysOf(payments) * DAY;
}

function progress({ payments }: Wish): (done: number) => void {
  let told = 0;
  return (done) => {
    const tenth = Math.floor((done * 10) / payments);
    if (tenth > told && payments > SILENT) console.log(`${tenth * 10} %`);
    told = tenth;
  };
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
