import { beforeAll, expect, test } from "vitest";
import { openAlarms, raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Database } from "#lib/db/connection.ts";
import { insertDepositReading, latestDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { ownInstallation, takeRefId } from "#lib/db/installation.ts";
import { readSetting, writeSetting } from "#lib/db/settings/settings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment } from "#lib/db/testing/rows.ts";
import type { TrId } from "#lib/domain/identifiers.ts";
import { endAttempt, insertAttempt } from "./attempts.ts";
import { appendEvent, eventsOf } from "./payment-events.ts";

describeOnBothDatabases("what the ledger keeps", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test("the installation: the mode and account it was first started with, whoever comes later", async () => {
    const first = { mode: "sandbox", username: "0811" } as const;
    expect(await ownInstallation(database, first, AT)).toEqual(first);
    expect(await ownInstallation(database, { mode: "production", username: "0822" }, AT)).toEqual(first);
  });

  test("references: a sequence of letters and digits, never the same twice", async () => {
    await ownInstallation(database, { mode: "sandbox", username: "0811" }, AT);
    const taken = await Promise.all(Array.from({ length: 50 }, () => database.transaction(takeRefId)));
    for (const refId of taken) expect(refId).toMatch(/^[A-Z0-9]+$/);
    const sorted = [...taken].sort();
    const numbers = sorted.map((refId) => Number(refId.slice(5)));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    expect(new Set(taken.map((refId) => refId.slice(0, 5))).size).toBe(1);
  });

  test("alarms: one of a kind a payment while it is open", async () => {
    const { trId } = await putPayment(database);
    const raise = (kind: "late_success" | "tls_failure", at: number) =>
      database.transaction((tx) => raiseAlarm(tx, { kind, trId, at, data: { at } }));
    await Promise.all([raise("late_success", AT), raise("late_success", AT), raise("tls_failure", AT + 1)]);
    const alarms = (await openAlarms(database.read, 99)).filter((alarm) => alarm.trId === trId);
    expect(alarms.map(({ kind, data }) => [kind, data])).toEqual([
      ["late_success", { at: AT }],
      ["tls_failure", { at: AT + 1 }],
    ]);
    await database.transaction((tx) =>
      tx.query.updateTable("alarms").set({ acknowledgedAt: AT }).where("trId", "=", trId).execute(),
    );
    await raise("late_success", AT + 2);
    expect((await openAlarms(database.read, 99)).filter((alarm) => alarm.trId === trId)).toHaveLength(1);
  });

  test("attempts: the first ending stays, unless the attempt was only held for lost", async () => {
    const { trId } = await putPayment(database);
    const end = (ending: string) =>
      database.transaction((tx) => endAttempt(tx, { trId, number: 1, endedAt: AT, ending }));
    const ending = async () =>
      (await database.read.query.selectFrom("attempts").select("ending").where("trId", "=", trId).executeTakeFirst())
        ?.ending;
    await database.transaction((tx) => insertAttempt(tx, { trId, number: 1, startedAt: AT }));
    for (const [said, kept] of [
      ["lost", "lost"],
      ["paid", "paid"],
      ["no_answer:reset", "paid"],
    ] as const) {
      await end(said);
      expect(await ending()).toBe(kept);
    }
  });

  test("a payment's story: in order, with everything that was said", async () => {
    const { trId } = await putPayment(database);
    const by = { id: "u1", username: "kasir", name: "Kasir Satu", role: "cashier" } as const;
    const data = { raw: "<b>\u0001 ' \" 北京", code: "00" };
    await database.transaction(async (tx) => {
      await appendEvent(tx, { trId, at: AT + 5, kind: "claimed", fromState: null, toState: "sending", by, data });
      await appendEvent(tx, { trId, at: AT, kind: "reply", fromState: "sending", toState: "unknown", by, data: {} });
    });
    const told = await eventsOf(database.read, trId);
    expect(told.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ["claimed", "Kasir Satu"],
      ["reply", "Kasir Satu"],
    ]);
    expect(told[0]?.data).toEqual(data);
    expect(await eventsOf(database.read, "1" as TrId)).toEqual([]);
  });

  test("deposit readings: the latest is the last written, whatever the clock said; credit is negative", async () => {
    expect(await latestDepositReading(database.read)).toBeNull();
    const reading = (at: number, balance: number) =>
      database.transaction((tx) => insertDepositReading(tx, { at, balance, source: "balance", trId: null }));
    await reading(AT + 1, 5);
    await reading(AT, -997_136_249_000);
    expect(await latestDepositReading(database.read)).toEqual({
      at: AT,
      balance: -997_136_249_000,
      source: "balance",
      trId: null,
    });
  });

  test("settings: the latest value of each", async () => {
    const write = (value: unknown) =>
      database.transaction((tx) => writeSetting(tx, { key: "k", value, at: AT, by: "u1" }));
    await write({ a: [1] });
    await write(null);
    expect(await readSetting(database.read, "k")).toBeNull();
    expect(await readSetting(database.read, "other")).toBeUndefined();
  });
});
