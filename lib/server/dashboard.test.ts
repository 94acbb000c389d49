import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { putPayment } from "#lib/db/testing/rows.ts";
import type { BalanceReply, Biller } from "#lib/domain/biller.ts";
import { granted } from "#lib/domain/result.ts";
import type { Zone } from "#lib/domain/time.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { createDashboard } from "./dashboard.ts";
import { createDepositAsk } from "./deposit/deposit.ts";
import { createBillerClock } from "./watching/biller-clock.ts";
import { watchBiller } from "./watching/watched-biller.ts";

/** Later than other suites' rows, and 11.00 WIB. */
const START = Date.UTC(2026, 10, 25, 4);
/** Calls that are pending when the ledger closes fail; that is fine. */
const log = { error() {} };
const SILENT: BalanceReply = { kind: "no_answer", reason: "timeout", detail: "" };

describeOnBothDatabases("the outlet's summary", (open) => {
  let database: Database;
  let now = START;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => {
    // Expires what an earlier test has read.
    now += 3_600_000;
  });

  function outlet(balance: () => Promise<BalanceReply>) {
    let asked = 0;
    const inner = {
      balance: () => {
        asked += 1;
        return balance();
      },
      ...Object.fromEntries(
        ["inquire", "pay", "checkStatus", "priceList", "downloadReceipt"].map((name) => [name, balance]),
      ),
    } as unknown as Biller;
    const { biller, lastCall } = watchBiller(inner, () => now);
    const clock = createBillerClock();
    const deposit = createDepositAsk({ database, biller, now: () => now, log } as unknown as PaymentDeps, clock);
    const told = createDashboard({ database, now: () => now, deposit, lastCall, clock });
    const dashboard = {
      stamp: async () => granted(await told.stamp(SUPERVISOR)).stamp,
      figures: async (zone: Zone) => granted(await told.figures(SUPERVISOR, zone)),
      deposit: async (zone: Zone) => granted(await told.deposit(SUPERVISOR, zone)),
    };
    return { dashboard, deposit, clock, asked: () => asked };
  }

  test("however many look, the biller is asked once in half a minute, also when it does not answer", async () => {
    for (const reply of [{ kind: "balance", balance: 7_000_000, latencyMs: 5 } as const, SILENT]) {
      now += 3_600_000;
      const { dashboard, deposit, asked } = outlet(async () => reply);
      const look = () =>
        Promise.all(Array.from({ length: 10 }, () => [dashboard.stamp(), dashboard.deposit("WIB")]).flat());
      await look();
      await deposit.current();
      now += 29_000;
      await look();
      expect(asked()).toBe(1);
      now += 1_001;
      await look();
      await deposit.current();
      expect(asked()).toBe(2);
    }
  });

  test("a page never waits for a slow biller: it shows the last reading, and another when the answer has come", async () => {
    const first = outlet(async () => ({ kind: "balance", balance: 5_000_000, latencyMs: 5 }));
    await first.deposit.current();
    now += 60_000;
    let answer: (reply: BalanceReply) => void = () => {};
    const { dashboard, deposit } = outlet(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const before = await dashboard.stamp();
    expect((await dashboard.deposit("WIB")).reading).toMatchObject({ balance: 5_000_000, at: now - 60_000 });
    answer({ kind: "balance", balance: 1_500_000, latencyMs: 9_000 });
    await deposit.current();
    now += 1_000;
    expect(await dashboard.stamp()).not.toBe(before);
    expect(await dashboard.deposit("WIB")).toMatchObject({
      reading: { balance: 1_500_000 },
      under: 2_000_000,
      lastCall: { kind: "answered" },
    });
  });

  test("a reading that is old, or that would have to be waited for, is never taken for a fresh one", async () => {
    now += 3_600_000;
    let reply = Promise.withResolvers<BalanceReply>();
    const { deposit } = outlet(() => reply.promise);
    expect(await deposit.freshWithin(5)).toBeNull();
    reply.resolve({ kind: "balance", balance: 900_000, latencyMs: 40 });
    await deposit.current();
    reply = Promise.withResolvers();
    expect(await deposit.freshWithin(1_000)).toMatchObject({ balance: 900_000 });
    now += 31_000;
    expect(await deposit.freshWithin(5)).toBeNull();
    reply.resolve(SILENT);
    await deposit.current();
    expect(await deposit.freshWithin(1_000)).toBeNull();
  });

  test("a biller that has fallen silent is told, with the last reading and its age", async () => {
    let reply: BalanceReply = { kind: "balance", balance: 5_000_000, latencyMs: 5 };
    const { dashboard, deposit } = outlet(async () => reply);
    await deposit.current();
    const readAt = now;
    const before = await dashboard.stamp();
    reply = SILENT;
    now += 31_000;
    await deposit.current();
    expect(await dashboard.stamp()).not.toBe(before);
    expect(await dashboard.deposit("WIB")).toMatchObject({
      reading: { balance: 5_000_000, at: readAt },
      lastCall: { kind: "lost", reason: "timeout" },
    });
  });

  test("today's figures grow with a payment, and only with one that succeeded", async () => {
    const { dashboard } = outlet(async () => SILENT);
    const { today } = await dashboard.figures("WIB");
    await putPayment(database, { state: "success", createdAt: now });
    await putPayment(database, { state: "failed", createdAt: now });
    now += 30_000;
    const after = await outlet(async () => SILENT).dashboard.figures("WIB");
    expect(after.today.count).toBe(today.count + 1);
    expect(after.today.commission).toBe(today.commission + 2_000);
  });
});
