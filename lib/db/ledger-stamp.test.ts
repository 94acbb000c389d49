import { beforeAll, expect, test } from "vitest";
import { raiseAlarm } from "./audit/alarms.ts";
import type { Database, Writer } from "./connection.ts";
import { insertDepositReading } from "./deposit/deposit-readings.ts";
import { ledgerStamp } from "./ledger-stamp.ts";
import { appendEvent } from "./payments/payment-events.ts";
import { writeSetting } from "./settings/settings.ts";
import { describeOnBothDatabases } from "./testing/databases.ts";
import { AT, putPayment } from "./testing/rows.ts";

describeOnBothDatabases("what a summary follows", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test("its stamp changes with payments, deposit, alarms and settings, and with nothing else", async () => {
    const { trId } = await putPayment(database);
    const by = { id: "u1", username: "kasir", name: "Kasir Satu", role: "cashier" } as const;
    const changes: ((tx: Writer) => Promise<unknown>)[] = [
      (tx) => appendEvent(tx, { trId, at: AT, kind: "claimed", fromState: null, toState: "sending", by, data: {} }),
      (tx) => insertDepositReading(tx, { at: AT, balance: 5, source: "balance", trId: null }),
      (tx) => raiseAlarm(tx, { kind: "tls_failure", trId, at: AT }),
      (tx) => tx.query.updateTable("alarms").set({ acknowledgedAt: AT }).execute(),
      (tx) => writeSetting(tx, { key: "preferences", value: {}, at: AT, by: null }),
    ];
    const seen = new Set([await ledgerStamp(database.read)]);
    for (const change of changes) {
      await database.transaction(change);
      const stamp = await ledgerStamp(database.read);
      expect(seen.has(stamp)).toBe(false);
      expect(await ledgerStamp(database.read)).toBe(stamp);
      seen.add(stamp);
    }
  });
});
