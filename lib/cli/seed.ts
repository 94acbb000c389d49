import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { type Database, openDatabase, type Writer } from "#lib/db/connection.ts";
import { readRefIds } from "#lib/db/installation.ts";
import { readOutlet } from "#lib/db/settings/outlet.ts";
import { buildReceipt } from "#lib/domain/receipt.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";
import type { Environment } from "#lib/server/environment.ts";
import { DEMO_OUTLET } from "#lib/server/payment-deps.ts";
import { receiptCode } from "#lib/server/secrets.ts";
import { freshState } from "#lib/simulator/fresh-state.ts";
import { writeStateFile } from "#lib/simulator/state-file.ts";
import { CommandError, type Maintenance } from "./command.ts";
import { simulatorStateFile } from "./demo-biller.ts";
import { bringLogIn, RUNNING, refuseWhileInUse } from "./ledger-file.ts";
import { refuseWhileServing } from "./postgres-tools.ts";
import { prepare } from "./prepare.ts";
import { fillLedger } from "./seeding/fill-ledger.ts";
import { History, type Plan } from "./seeding/history.ts";
import { LEAST } from "./seeding/payment-histories.ts";
import { postgresTarget } from "./seeding/postgres-target.ts";
import { openSqliteTarget } from "./seeding/sqlite-target.ts";

export const SEED_USAGE = "seed [--payments N] [--seed N]   (demo only, an empty ledger; Loket must be stopped)";
const MOST = 5_000_000;
const RECEIPTS_OF_DAYS = 14;
const like = { password: "kasir-demo", role: "cashier" } as const;
const MORE_CASHIERS = [
  { username: "kasir3", name: "Dewi Lestari", ...like },
  { username: "kasir4", name: "Agus Prasetyo", ...like },
  { username: "kasir5", name: "Nur Hidayah", ...like },
  { username: "kasir6", name: "Made Suardana", ...like },
];

export type Wish = { readonly payments: number; readonly seed: number; readonly now: number };

/** Fills the demo's empty ledger with a made-up history, to see Loket at its real size. All of it appears at once, or nothing does. */
export async function seed(environment: Environment, words: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: words, options: { payments: text, seed: text } });
  const payments = whole("--payments", values.payments ?? "10000", LEAST, MOST);
  const wish = { payments, seed: whole("--seed", values.seed ?? "1", 0, 2 ** 32 - 1), now: Date.now() };
  if (environment.mode !== "demo") {
    throw new CommandError(
      "seed makes payments up, so it fills the demo's ledger only; unset IAK_USERNAME and IAK_API_KEY",
    );
  }
  const began = performance.now();
  const history = await seedLedger(environment, wish);
  // The demo's biller keeps the same books.
  writeStateFile(simulatorStateFile(environment), freshState(wish.now, history.balance));
  console.log(`${payments} payments in ${Math.round((performance.now() - began) / 1000)} s.`);
  console.log(`Receipts are there for the last ${RECEIPTS_OF_DAYS} days. kasir3 to kasir6 sign in like kasir.`);
}

/** Returns the history that was written. Throws a CommandError when the ledger is in use or has data already. */
export function seedLedger(environment: Environment, wish: Wish): Promise<History> {
  return environment.databaseUrl.startsWith("file:") ? seedSqlite(environment, wish) : seedPostgres(environment, wish);
}

function whole(name: string, value: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new CommandError(`${name} wants a whole number from ${least} to ${most}`);
}

/** Into a copy beside the ledger, which takes its place when it is whole. */
async function seedSqlite(environment: Environment, wish: Wish): Promise<History> {
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
    const database = await openDatabase(`file:${next}`);
    let history: History;
    try {
      const loket = await prepare(environment, database);
      await refuseData(database);
      await loket.auth.ensureDemoUsers(MORE_CASHIERS);
      history = new History(await planOf(loket, wish));
      await database.transaction((tx) => note(loket, tx, wish));
    } finally {
      await database.close();
    }
    bringLogIn(next);
    const { target, close } = openSqliteTarget(next);
    try {
      await fillLedger(target, history, progress(wish));
    } finally {
      close();
    }
    sync(next);
    if (existsSync(file)) refuseWhileInUse(file);
    renameSync(next, file);
    sync(dirname(file));
    return history;
  } finally {
    remove();
  }
}

async function seedPostgres(environment: Environment, wish: Wish): Promise<History> {
  await refuseWhileServing(environment.databaseUrl, RUNNING);
  const database = await openDatabase(environment.databaseUrl);
  try {
    const loket = await prepare(environment, database);
    await refuseData(database);
    await loket.auth.ensureDemoUsers(MORE_CASHIERS);
    const history = new History(await planOf(loket, wish));
    await database.transaction(async (tx) => {
      await fillLedger(await postgresTarget(tx), history, progress(wish));
      await note(loket, tx, wish);
    });
    return history;
  } finally {
    await database.close();
  }
}

async function refuseData(database: Database): Promise<void> {
  const some = await database.read.query.selectFrom("inquiries").select("trId").limit(1).executeTakeFirst();
  if (some) throw new CommandError("this ledger has inquiries already; give the made-up ones a new DATABASE_URL");
}

async function planOf({ environment, database, auth, secrets }: Maintenance, wish: Wish): Promise<Plan> {
  const users = await auth.listUsers();
  const cashiers = users.filter(({ role }) => role === "cashier").map(({ id, name }) => ({ id, name }));
  const outlet = await readOutlet(database.read, DEMO_OUTLET);
  return {
    ...wish,
    dialect: database.dialect,
    cashiers,
    refIdOf: await readRefIds(database.read),
    receiptsSince: wish.now - RECEIPTS_OF_DAYS * DAY,
    receiptOf: (inquiry, payment) =>
      buildReceipt({
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

function note({ auditKey }: Maintenance, tx: Writer, { now, payments, seed }: Wish): Promise<void> {
  return appendAudit(tx, auditKey, {
    at: now,
    by: SYSTEM,
    action: "ledger.seed",
    subject: "ledger",
    data: { payments, seed },
  });
}

function progress({ payments }: Wish): (done: number) => void {
  let told = 0;
  return (done) => {
    const tenth = Math.floor((done * 10) / payments);
    if (tenth > told) console.log(`${tenth * 10} %`);
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
