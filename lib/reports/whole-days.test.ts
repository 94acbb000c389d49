import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { journalMark } from "#lib/db/journal/journal-sums.ts";
import { readPreferences } from "#lib/db/settings/preferences.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { putUser } from "#lib/db/testing/rows.ts";
import { roundingOf } from "#lib/domain/cash-rounding.ts";
import { ownFeeOf } from "#lib/domain/own-fee.ts";
import { PAY_METHODS } from "#lib/domain/payment.ts";
import { PRODUCTS } from "#lib/domain/products/catalogue.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { rupiah } from "#lib/domain/rupiah.ts";
import { MINUTE, wibDay } from "#lib/domain/time.ts";
import { closeShift } from "#lib/payments/close-shift.ts";
import { collectMoney, writeOffMoney } from "#lib/payments/collect-money.ts";
import { correctPayment } from "#lib/payments/correct-payment.ts";
import { openShift } from "#lib/payments/open-shift.ts";
import { returnMoney } from "#lib/payments/return-money.ts";
import { reversePayment } from "#lib/payments/reverse-payment.ts";
import { shiftTotals } from "#lib/payments/shift-totals.ts";
import { CASHIER, type Counter, OTHER_CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { askOf, numberLike, SANDBOX_BILLS, type SandboxBill } from "#lib/payments/testing/sandbox-bills.ts";
import { sell } from "#lib/payments/testing/sell.ts";
import { withCounter } from "#lib/payments/testing/with-counter.ts";
import { journalTable } from "./book-tables.ts";
import { dailyReport } from "./daily-report.ts";

/** Every way in which a payment and its money can end. */
const ENDINGS = [
  "paid",
  "paid, learnt late",
  "in process",
  "refused",
  "refused, returned",
  "failed, learnt late",
  "given up, returned",
  "paid after all",
  "returned, then paid after all",
  "returned, paid after all, collected",
  "returned, paid after all, written off",
  "reversed",
  "reversed, returned",
  "paid, corrected",
  "refused, corrected",
] as const;
type Ending = (typeof ENDINGS)[number];

const LOST = { kind: "reset" } as const;
const REFUSED = { kind: "code", responseCode: "17" } as const;
const REASON = "tiket IAK nomor 4711, sudah dicek";

const everyCase = PAY_METHODS.flatMap((method) => ENDINGS.map((ending) => ({ method, ending })));
/** A day has every method with every ending, in any order, over all products, two cashiers and any number of their shifts. */
const day = fc.record({
  cases: fc.shuffledSubarray(everyCase, { minLength: everyCase.length }),
  whose: fc.array(fc.nat(1), { minLength: everyCase.length, maxLength: everyCase.length }),
  shiftEnds: fc.array(fc.nat(everyCase.length), { minLength: 3, maxLength: 5 }),
});

describeMostlyOnSqlite("a whole day at the counter, with every method and every ending", (open) => {
  const counter = withCounter(open);
  let amounts = 0;
  beforeAll(async () => {
    for (const person of [CASHIER, OTHER_CASHIER]) await putUser(counter.database, person);
  });

  test.each([
    ["none", 0],
    ["up_100", 0],
    ["up_100", 2_050],
  ] as const)(
    "adds up to the rupiah in customer's hand, deposit, shifts, report and journal, cash rounding %s, own fee %d",
    async (cashRounding, fee) => {
      await sell(counter, PRODUCTS, { cashRounding, ownFees: PRODUCTS.map(({ id }) => ({ id, from: 0, fee })) });
      await fc.assert(
        fc.asyncProperty(day, async ({ cases, whose, shiftEnds }) => {
          // A separate day: nothing of the previous one is checked on it any more.
          counter.clock.set(Date.UTC(2027, 0, 4 + 10 * amounts, 3));
          amounts += 1;
          const people = [CASHIER, OTHER_CASHIER];
          for (const person of people) await begin(counter, person);
          const released: (() => Promise<void>)[] = [];
          for (const [at, { method, ending }] of cases.entries()) {
            const person = people[whose[at] ?? 0] as Actor;
            const bill = SANDBOX_BILLS[at % SANDBOX_BILLS.length] as SandboxBill;
            const later = await live(counter, { person, method, ending, bill, nominal: 90_000 + 7 * at });
            if (later) released.push(later);
            counter.clock.advance(MINUTE);
            if (shiftEnds.includes(at)) {
              await end(counter, person);
              for (const late of released.splice(0)) await late();
              await begin(counter, person);
            }
          }
          for (const late of released) await late();
          const now = counter.clock.now();
          for (const person of people) await end(counter, person);
          await holds(counter, wibDay(now), people);
        }),
        { numRuns: 2, endOnFailure: true },
      );
    },
  );
});

/** A payment and its ending; what can only be known later is done later. */
async function live(
  counter: Counter,
  {
    person,
    method,
    ending,
    bill,
    nominal,
  }: { person: Actor; method: (typeof PAY_METHODS)[number]; ending: Ending; bill: SandboxBill; nominal: number },
): Promise<(() => Promise<void>) | null> {
  const { deps, simulator, process } = counter;
  const hp = numberLike(bill.hp, counter.freshHp());
  simulator.control.changeBill({ hp, code: bill.code, nominal });
  const inquiry = await counter.quote(hp, person, askOf(bill));
  const { trId } = inquiry;
  const preferences = await readPreferences(counter.database.read);
  const ownFee = ownFeeOf(inquiry, preferences);
  const rounding = roundingOf(inquiry.price + ownFee, method, preferences.cashRounding);
  const pay = () => counter.pay(inquiry, { method, rounding, ownFee }, person);
  const giveBack = async () =>
    expect(await returnMoney(deps, SUPERVISOR, { trId, reference: null })).toMatchObject({ ok: true });
  const check = async () => {
    counter.clock.advance(MINUTE);
    await counter.check(trId);
  };
  switch (ending) {
    case "paid":
      await pay();
      return null;
    case "paid, learnt late":
      counter.nextPay({ reply: LOST });
      await pay();
      return check;
    case "in process":
      counter.nextPay({ execute: "pending" });
      await pay();
      return null;
    case "refused":
    case "refused, returned":
      counter.nextPay({ execute: "never", reply: REFUSED });
      await pay();
      if (ending !== "refused") await giveBack();
      return null;
    case "failed, learnt late":
      counter.nextPay({ execute: "fails", reply: LOST });
      await pay();
      return check;
    case "given up, returned":
      process.wire.line = "down";
      await pay();
      process.wire.line = "good";
      await counter.giveUp(trId, person);
      await giveBack();
      return null;
    case "paid, corrected":
    case "refused, corrected": {
      if (ending === "refused, corrected") counter.nextPay({ execute: "never", reply: REFUSED });
      await pay();
      const [otherMethod, cashier] = [PAY_METHODS[(PAY_METHODS.indexOf(method) + 1) % 4] ?? "cash", other(person)];
      const wish = { trId, method: otherMethod, cashierId: cashier.id, reference: null };
      expect(await correctPayment(deps, SUPERVISOR, { ...wish, reason: REASON, onlySupervisor: false })).toMatchObject({
        ok: true,
      });
      return null;
    }
    case "reversed":
    case "reversed, returned":
      await pay();
      expect(await reversePayment(deps, SUPERVISOR, { trId, reason: REASON, onlySupervisor: false })).toMatchObject({
        ok: true,
      });
      if (ending !== "reversed") await giveBack();
      return null;
    default: {
      counter.nextPay({ execute: "later", reply: REFUSED });
      await pay();
      if (ending !== "paid after all") await giveBack();
      return async () => {
        simulator.control.release();
        counter.clock.advance(6 * MINUTE);
        await counter.check(trId);
        if (ending.endsWith("collected"))
          expect(await collectMoney(deps, person, { trId, method, reference: null })).toMatchObject({ ok: true });
        if (ending.endsWith("written off"))
          expect(await writeOffMoney(deps, SUPERVISOR, { trId, reason: REASON, onlySupervisor: false })).toMatchObject({
            ok: true,
          });
      };
    }
  }
}

function other(person: Actor): Actor {
  return person === CASHIER ? OTHER_CASHIER : CASHIER;
}

async function begin(counter: Counter, person: Actor): Promise<void> {
  const opening = { openingCash: rupiah(50_000_000), reason: "uang awal dari brankas" };
  expect(await openShift(counter.deps, person, opening)).toMatchObject({ ok: true });
}

/** Counted as expected; amounts that coins cannot make leave a difference. */
async function end(counter: Counter, person: Actor): Promise<void> {
  const [shift] = await rows<{ id: number; expected: number }>(
    counter.database,
    sql`select id, (select sum(case when debit = 'drawer' then amount else -amount end) from journal where shift_id = shifts.id
      and 'drawer' in (debit, credit)) as expected from shifts where cashier_id = ${person.id} and closed_at is null`,
  );
  const counts = { coin100: Math.floor(Number(shift?.expected) / 100) };
  const count = {
    shiftId: Number(shift?.id),
    counts,
    expectedShown: Number(shift?.expected),
    reason: "uang receh kurang",
  };
  expect(await closeShift(counter.deps, person, count)).toMatchObject({ ok: true, mine: true });
}

/** What one day must satisfy, recomputed from the tables in plain SQL. */
async function holds({ database, simulator }: Counter, today: string, people: readonly Actor[]): Promise<void> {
  const of = sql`from payments where exists (select 1 from journal where journal.tr_id = payments.tr_id and kind = 'claim' and journal.day = ${today})`;
  const stands = sql`state = 'success' and reversed_at is null`;
  const sum = (what: RawBuilder<unknown>, where: RawBuilder<unknown>) =>
    sql`coalesce(sum(case when ${where} then ${what} else 0 end), 0)`;
  const [all] = await rows<Record<string, number>>(
    database,
    sql`select count(*) as count, coalesce(sum(price + own_fee + rounding), 0) as handed,
      ${sum(sql`selling_price`, stands)} as iak, ${sum(sql`price - selling_price`, stands)} as commission, ${sum(sql`rounding`, stands)} as rounding, ${sum(sql`own_fee`, stands)} as fees,
      ${sum(sql`price + own_fee + rounding`, sql`state not in ('success', 'failed', 'cancelled')`)} as held,
      ${sum(sql`owed`, sql`owed > 0`)} as owed, ${sum(sql`-owed`, sql`owed < 0`)} as receivable,
      ${sum(sql`1`, stands)} as paid, ${sum(sql`nominal`, stands)} as nominal, ${sum(sql`admin`, stands)} as admin ${of}`,
  );
  const [moved] = await rows<Record<string, number>>(
    database,
    sql`select ${sum(sql`amount`, sql`kind = 'returned'`)} as back, ${sum(sql`amount`, sql`kind = 'collected'`)} as collected,
      ${sum(sql`amount`, sql`kind = 'written_off'`)} as given from journal where tr_id in (select tr_id ${of})`,
  );
  const n = (name: string) => Number(all?.[name] ?? moved?.[name] ?? 0);
  const count = n("count");
  expect(count).toBe(everyCase.length);
  // What customers handed over equals the biller's price, the shop's revenue, what is held, what was given back and what is still open.
  expect(n("handed") + n("collected") + n("given") + n("receivable")).toBe(
    n("iak") + n("commission") + n("rounding") + n("fees") + n("held") + n("back") + n("owed"),
  );
  const ours = new Set(
    (await rows<{ tr_id: string }>(database, sql`select tr_id ${of} and state = 'success'`)).map((row) => row.tr_id),
  );
  const executed = simulator.journal.executed.filter(({ trId }) => ours.has(String(trId)));
  expect(new Set(executed.map(({ trId }) => trId)).size).toBe(ours.size);

  const { outlet, cashiers, sales } = await dailyReport(database.read, { day: today, zone: "WIB" });
  const { paid, unsettled, toReturn, receivable, places } = outlet;
  expect(paid).toEqual({
    ...{ count: n("paid"), total: n("iak") + n("commission"), nominal: n("nominal"), admin: n("admin") },
    ...{ deposit: n("iak"), commission: n("commission"), rounding: n("rounding"), ownFee: n("fees") },
  });
  expect([unsettled.total, toReturn.total, receivable.total]).toEqual([n("held"), n("owed"), n("receivable")]);
  const byCashier = (of: (totals: typeof outlet) => number) =>
    cashiers.reduce((total, { totals }) => total + of(totals), 0);
  expect(byCashier((totals) => totals.paid.total)).toBe(paid.total);
  for (const method of PAY_METHODS) {
    const [row] = await rows<Record<string, number>>(
      database,
      sql`select ${sum(sql`price + own_fee + rounding`, stands)} as handed, ${sum(sql`1`, stands)} as count ${of} and method = ${method}`,
    );
    expect(outlet.methods[method].success).toEqual({ count: Number(row?.count), total: Number(row?.handed) });
  }

  const products = await rows<Record<string, unknown>>(
    database,
    sql`select family, ${sum(sql`1`, stands)} as count, ${sum(sql`price`, stands)} as total, ${sum(sql`nominal`, stands)} as nominal,
      ${sum(sql`selling_price`, stands)} as deposit, ${sum(sql`own_fee`, stands)} as fees ${of} group by family order by family`,
  );
  expect(products.map(({ family }) => family)).toEqual(PRODUCTS.map(({ id }) => id).toSorted());
  const paidOf = new Map(sales.product.map(({ key, totals: { paid } }) => [key, paid]));
  for (const { family, ...own } of products) {
    const { count = 0, total = 0, nominal = 0, deposit = 0, ownFee: fees = 0 } = paidOf.get(String(family)) ?? {};
    expect({ count, total, nominal, deposit, fees }, String(family)).toEqual(
      Object.fromEntries(Object.entries(own).map(([name, amount]) => [name, Number(amount)])),
    );
  }

  await slipsHold(database, { today, places, people });
  await journalHolds(database, today);
}

/** Signed slips, with what each says about earlier shifts, add up to what the day was paid. */
async function slipsHold(
  database: Database,
  {
    today,
    places,
    people,
  }: { today: string; places: { slip: { total: number }; late: { total: number } }; people: readonly Actor[] },
): Promise<void> {
  const slips = await rows<{ totals: string; id: number; expected_cash: number; cash: number }>(
    database,
    sql`select id, totals, expected_cash, (select sum(case when debit = 'drawer' then amount else -amount end) from journal
      where shift_id = shifts.id and 'drawer' in (debit, credit) and kind not in ('counted_difference', 'shift_closed')) as cash
      from shifts where id in (select shift_id from journal where day = ${today} and kind = 'shift_closed')`,
  );
  for (const { expected_cash, cash } of slips) expect(Number(cash)).toBe(Number(expected_cash));
  const told = slips.map(
    ({ totals }) => JSON.parse(totals) as { paid: { total: number }; earlier: { paid: { total: number } } },
  );
  const own = told.reduce((all, { paid }) => all + paid.total, 0);
  const earlier = told.reduce((all, slip) => all + slip.earlier.paid.total, 0);
  expect(own).toBe(places.slip.total);
  // Everything settled after its shift is on a later slip, unless its cashier has had no shift since.
  const last = await Promise.all(
    people.map(async ({ id }) => {
      const next = { id: Number.MAX_SAFE_INTEGER, cashierId: id, openedAt: 0 };
      return (await shiftTotals(database.read, next)).earlier.paid.total;
    }),
  );
  expect(earlier + last.reduce((all, total) => all + total, 0)).toBe(places.late.total);
}

/** Accounts of the day, summed in plain SQL, and the export of the same day. */
async function journalHolds(database: Database, today: string): Promise<void> {
  const balances = await rows<{ account: string; balance: number }>(
    database,
    sql`select account, sum(amount) as balance from (select debit as account, amount from journal where day = ${today}
      union all select credit, -amount from journal where day = ${today}) as sides group by account`,
  );
  expect(balances.reduce((all, { balance }) => all + Number(balance), 0)).toBe(0);
  const span = { from: today, to: today, zone: "WIB" as const, upTo: await journalMark(database.read) };
  const words = { column: String, kind: String, method: String, product: String, dayState: String, sum: "" };
  const table = journalTable(database.read, span, words, new AbortController().signal);
  let sides = 0;
  for await (const piece of table.pieces) sides += piece.length;
  const [{ lines } = { lines: 0 }] = await rows<{ lines: number }>(
    database,
    sql`select count(*) as lines from journal where day = ${today}`,
  );
  expect(sides).toBe(2 * Number(lines));
  const sums = (table.totals?.()[0] ?? []).flatMap((cell) => (cell?.kind === "rupiah" ? cell.amount : []));
  expect(sums[0]).toBe(sums[1]);
}

async function rows<Row>({ raw }: Database, query: RawBuilder<unknown>): Promise<Row[]> {
  return (await query.execute(raw)).rows as Row[];
}
