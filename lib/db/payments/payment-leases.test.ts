import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment } from "#lib/db/testing/rows.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { duePayments, lostPayments, releaseCheckLease, takeCheckLease } from "./payment-leases.ts";

describeOnBothDatabases("leases", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  const take = (trId: TrId, owner: string, now = AT) =>
    database.transaction((tx) => takeCheckLease(tx, { trId, owner, now, until: now + 60 }));
  const release = (trId: TrId, owner: string) => database.transaction((tx) => releaseCheckLease(tx, { trId, owner }));

  test("of the right to ask: one of many who try at once has it", async () => {
    const { trId } = await putPayment(database);
    const tries = await Promise.all(Array.from({ length: 30 }, (_, index) => take(trId, `process ${index}`)));
    expect(tries.filter(Boolean)).toHaveLength(1);
  });

  test("run out on the millisecond, and are free once given back", async () => {
    const { trId } = await putPayment(database);
    expect(await take(trId, "one")).toBe(true);
    expect(await take(trId, "other", AT + 59)).toBe(false);
    expect(await take(trId, "other", AT + 60)).toBe(true);
    await release(trId, "other");
    expect(await take(trId, "one", AT + 60)).toBe(true);
  });

  test("that ran out and were taken by another stay theirs when the first gives them back", async () => {
    const { trId } = await putPayment(database);
    await take(trId, "one");
    await take(trId, "other", AT + 60);
    await release(trId, "one");
    expect(await take(trId, "third", AT + 60)).toBe(false);
  });

  test("are nobody's for a payment that does not exist", async () => {
    expect(await take("1" as TrId, "one")).toBe(false);
  });

  test("keep a due payment from being due to others; what is longest due comes first", async () => {
    const state = "unknown" as const;
    const later = await putPayment(database, { state, nextCheckAt: AT + 20, createdAt: AT });
    const sooner = await putPayment(database, { state, nextCheckAt: AT + 10, createdAt: AT - 5 });
    await putPayment(database, { state, nextCheckAt: AT + 21 });
    await putPayment(database, { state, nextCheckAt: null });
    const due = async (ask: { limit?: number; bornAfter?: number } = {}) =>
      (await duePayments(database.read, { now: AT + 20, leaseUntil: AT + 90_000, limit: 9, ...ask })).map(
        ({ trId }) => trId,
      );
    expect(await due()).toEqual([sooner.trId, later.trId]);
    expect(await due({ limit: 1 })).toEqual([sooner.trId]);
    expect(await due({ bornAfter: AT })).toEqual([later.trId]);
    await take(sooner.trId, "one", AT + 20);
    expect(await due()).toEqual([later.trId]);
  });

  test("I10: a sending is lost when its lease has run out, and nothing else is", async () => {
    const second = await putPayment(database, { leaseUntil: AT + 2 });
    const first = await putPayment(database, { leaseUntil: AT + 1 });
    await putPayment(database, { leaseUntil: AT + 3 });
    await putPayment(database, { state: "unknown", leaseUntil: AT });
    const lost = (now: number, limit: number) => lostPayments(database.read, { now, leaseUntil: now + 90_000, limit });
    expect(await lost(AT + 2, 9)).toEqual([first.trId, second.trId]);
    expect(await lost(AT + 2, 1)).toEqual([first.trId]);
    expect(await lost(AT, 9)).toEqual([]);
    // A clock that was a day ahead, and then set back, gave it a lease that would block others for a day.
    const ahead = await putPayment(database, { leaseUntil: AT + 86_400_000 });
    expect(await lost(AT, 9)).toEqual([ahead.trId]);
  });
});
