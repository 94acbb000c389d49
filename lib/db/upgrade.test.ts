import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAudit } from "./audit/verify-audit.ts";
import { type Database, openDatabase } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { joinedNumbers } from "./migrations/0033-joined-numbers.ts";
import { isIndexed } from "./search/search.ts";
import { listTransactions } from "./search/transactions.ts";
import { describeOnBothDatabases } from "./testing/databases.ts";
import { putOldLedger } from "./testing/old-ledger.ts";
import { putPayment } from "./testing/rows.ts";

const AUDIT_KEY = Buffer.alloc(32, 7);

/** What an upgrade must not lose or change, by name: queried in the old ledger and again in the new one. */
const KEPT = {
  payments: `select state, case when cashier_id = 'lost' then 'nobody knows' else method end as method, count(*) as count, sum(nominal) as nominal, sum(admin) as admin, sum(price) as price,
    sum(selling_price) as selling_price, sum(cash_received) as cash_received from payments group by 1, 2 order by 1, 2`,
  "the hours' totals": `select state, cashier_id, sum(count) as count, sum(price) as price, sum(selling_price) as selling_price
    from hourly_totals group by 1, 2 order by 1, 2`,
  "the shifts' payments":
    "select shift_id, method, state, sum(price) as price from payments where shift_id is not null group by 1, 2, 3 order by 1, 2, 3",
  shifts: "select * from shifts order by id",
  "what was counted of the deposit":
    "select at, balance, quiet, paid_count, paid_sum from deposit_readings order by id",
  "what was said of the deposit": "select * from deposit_explanations order by id",
  events: "select * from payment_events order by id",
  receipts: "select * from receipts order by tr_id",
  prints:
    "select id, tr_id, number, paper, how, printed_by_id, printed_by_name, at, voided_at from receipt_prints order by id",
  alarms: "select * from alarms order by id",
  people: "select id, name, username, role from users order by id",
} as const;

/** What is stored elsewhere now, queried from the columns and tables that had it before. Restored payments were never known to be cash. */
const BOOKED = {
  "who may sign in, and with what": [
    "select user_id as id, password, case when banned then 1 else 0 end as disabled from accounts join users on users.id = user_id order by users.id",
    "select id, password_hash as password, disabled from users order by id",
  ],
  "money that went back": [
    "select tr_id, refund_due as amount, refunded_at as at, refund_shift_id as shift_id from payments where refunded_at is not null order by tr_id",
    "select tr_id, amount, at, shift_id from journal where kind = 'returned' order by tr_id",
  ],
  "cash that is owed": [
    "select tr_id, refund_due as owed from payments where refunded_at is null and refund_due is not null and cashier_id <> 'lost' order by tr_id",
    "select tr_id, owed from payments where owed > 0 and method = 'cash' order by tr_id",
  ],
  "what must lie in each drawer": [
    `select id, opening_cash + (select coalesce(sum(price), 0) from payments where shift_id = shifts.id and method = 'cash')
      - (select coalesce(sum(refund_due), 0) from payments where refund_shift_id = shifts.id)
      + (select coalesce(sum(amount), 0) from cash_moves where shift_id = shifts.id) as cash from shifts order by id`,
    `select shift_id as id, sum(case when debit = 'drawer' then amount else -amount end) as cash from journal
      where 'drawer' in (debit, credit) and kind not in ('counted_difference', 'shift_closed') group by shift_id order by shift_id`,
  ],
  "what the deposit paid, and what was earned": [
    "select sum(selling_price) as deposit, sum(price - selling_price) as commission from payments where state = 'success'",
    `select sum(case when credit = 'deposit' then amount else 0 end) as deposit,
      sum(case when credit = 'commission' then amount when debit = 'commission' then -amount else 0 end) as commission from journal where kind = 'success'`,
  ],
  "what is held": [
    "select sum(price) as held from payments where state not in ('success', 'failed', 'cancelled')",
    "select sum(case when credit = 'held' then amount when debit = 'held' then -amount else 0 end) as held from journal",
  ],
  "cash moves": [
    "select key, shift_id, amount, reason, by_id, by_name, at from cash_moves order by key",
    `select key, shift_id, case when kind = 'cash_in' then amount else -amount end as amount, note as reason, by_id, by_name, at
      from journal where key is not null order by key`,
  ],
  "what was said of the deposit's movements": [
    "select sum(amount) as said from deposit_explanations",
    "select sum(case when debit = 'deposit' then amount else -amount end) as said from journal where kind = 'deposit_movement'",
  ],
} as const;
const OLD = Object.fromEntries(Object.entries(BOOKED).map(([name, [old]]) => [name, old]));
const NEW = Object.fromEntries(Object.entries(BOOKED).map(([name, [, now]]) => [name, now]));

describeOnBothDatabases("the ledger of c54adc7, brought up", (open, freshUrl) => {
  let database: Database;
  let before: Record<string, unknown[]>;
  let booked: Record<string, unknown[]>;
  beforeAll(async () => {
    const url = await freshUrl();
    await putOldLedger(url);
    database = await openDatabase(url);
    before = await ask(database, KEPT);
    booked = await ask(database, OLD);
    await migrate(database);
  });
  afterAll(() => database.close());

  test("holds payments of every state and means, so that no migration meets their like for the first time at a shop", () => {
    const payments = before.payments as { state: string; method: string }[];
    expect(new Set(payments.map(({ state }) => state))).toEqual(
      new Set("sending success failed pending unknown not_sent not_received review cancelled".split(" ")),
    );
    expect(before.shifts?.length).toBeGreaterThan(2);
    const failed = payments.filter(({ state }) => state === "failed").map(({ method }) => method);
    expect(failed).toEqual(["cash", "debit", "qris", "transfer"]);
    for (const [name, rows] of Object.entries(booked)) expect(rows.length, name).toBeGreaterThan(0);
    for (const [name, rows] of Object.entries(before)) expect(rows.length, name).toBeGreaterThan(0);
  });

  test("row 53: has the very tables, columns, indexes, constraints and triggers of a new one", async () => {
    const schema = await schemaOf(database);
    expect(schema.length).toBeGreaterThan(60);
    expect(schema).toEqual(await schemaOf(await open()));
  });

  test("has lost no rupiah and no word", async () => {
    expect(await ask(database, KEPT)).toEqual(before);
    expect(await ask(database, NEW)).toEqual(booked);
    expect(await verifyAudit(database.read, AUDIT_KEY)).toMatchObject({ ok: true });
  });

  test("lets nobody in by a session whose row would open it, and gives each name to one person", async () => {
    const sessions = await sql`select id from sessions`.execute(database.raw);
    expect(sessions.rows).toEqual([]);
    const { rows } = await sql<{ key: string | null }>`select name_key as key from users`.execute(database.raw);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test("shows its payments, and finds each by its number and its company's name", async () => {
    const payments = await listTransactions(database.read, {}, { limit: 999 });
    expect(payments.length).toBeGreaterThan(40);
    for (const { trId, hp, company } of payments) {
      for (const search of [hp, company]) {
        const found = await listTransactions(database.read, { search }, { limit: 999 });
        expect(found.map((payment) => payment.trId)).toContain(trId);
      }
    }
  });
});

describeOnBothDatabases("a ledger whose numbers were indexed as they are spaced", (open) => {
  test("finds a plate and a reference joined, too, and is indexed as if written today", async () => {
    const database = await open();
    const payment = await putPayment(database, { state: "success" }, { family: "esamsat", product: "ESAMSAT.JABAR" });
    const { trId } = payment;
    const details = JSON.stringify({ nomor_polisi: "DK 1243 AL", ntpd: 7 });
    await sql`update inquiries set details = ${details} where tr_id = ${trId}`.execute(database.raw);
    await sql`update payments set noref = '12 34' where tr_id = ${trId}`.execute(database.raw);
    await joinedNumbers(database.raw, database.dialect);
    for (const search of ["DK1243AL", "dk 1243 al", "1234", "12 34", payment.hp])
      expect(await listTransactions(database.read, { search, family: "esamsat" }, { limit: 9 })).toHaveLength(1);
    expect(await isIndexed(database.read, { ...payment, noref: "12 34" }, JSON.parse(details))).toBe(true);
  });
});

async function ask({ raw }: Database, questions: Readonly<Record<string, string>>): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const [name, text] of Object.entries(questions)) rows[name] = (await sql.raw(text).execute(raw)).rows;
  return rows;
}

/** Everything that a database says about its schema, one line each, without names that it chose itself. */
async function schemaOf({ raw, dialect }: Database): Promise<string[]> {
  const { rows } = await sql.raw<{ line: string }>(dialect === "sqlite" ? SQLITE : POSTGRES).execute(raw);
  return rows.map(({ line }) => line.replace(/\s+/g, " ")).sort();
}

const SQLITE =
  "select type || ' ' || sql as line from sqlite_master where sql is not null and name not like 'sqlite_%'";

const POSTGRES = `
  select concat_ws(' ', 'column', a.attrelid::regclass, row_number() over (partition by a.attrelid order by a.attnum), a.attname,
      format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text, a.attcollation::regcollation,
      pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
  union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public'
  union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace
  union all select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid)) from pg_trigger t
    join pg_class c on c.oid = t.tgrelid where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
  union all select concat_ws(' ', 'view', viewname, definition) from pg_views where schemaname = 'public'`;
