import { sql } from "kysely";
import { expect, test } from "vitest";
import { voidedPrints } from "#lib/db/migrations/0013-office.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment } from "#lib/db/testing/rows.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { insertPrint, insertReceipt, printsOf } from "./receipts.ts";

const RINA: Actor = { id: "u1", username: "rina", name: "Rina", role: "cashier" };

describeOnBothDatabases("a ledger with prints that were voided before their numbers stayed theirs", (open) => {
  test("never gives a number again that a paper may carry, nor is kept from being brought up by two of one", async () => {
    const database = await open();
    const { trId } = await putPayment(database);
    await database.transaction((tx) => insertReceipt(tx, { trId, model: {}, createdAt: AT }));
    for (const statement of [
      "drop index receipt_prints_numbered",
      "alter table receipt_prints drop column voided_as",
      "alter table receipt_prints drop column replaces",
      "create unique index receipt_prints_numbered on receipt_prints (tr_id, number) where voided_at is null",
    ])
      await sql.raw(statement).execute(database.raw);
    // As before the change: 0 three times, the last one valid; 1 twice, both voided.
    const rows: [id: string, number: number, voidedAt: number | null][] = [
      ["a", 0, AT],
      ["b", 0, AT],
      ["c", 0, null],
      ["d", 1, AT],
      ["e", 1, AT],
    ];
    for (const [at, [id, number, voidedAt]] of rows.entries())
      await sql`insert into receipt_prints (id, tr_id, number, paper, how, printed_by_id, printed_by_name, at, voided_at)
        values (${id}, ${trId}, ${number}, '58', 'browser', 'u1', 'Rina', ${AT + at}, ${voidedAt})`.execute(
        database.raw,
      );
    await voidedPrints(database.raw, database.dialect);
    const prints = await printsOf(database.read, trId);
    expect(prints.map(({ id, voidedAs }) => [id, voidedAs])).toEqual([
      ["a", "never_left"],
      ["b", "never_left"],
      ["c", null],
      ["d", "never_left"],
      ["e", "excused"],
    ]);
    const next = await database.transaction((tx) =>
      insertPrint(tx, { trId, paper: "58", how: "browser", by: RINA, at: AT + 9 }),
    );
    expect(next).toMatchObject({ number: 2, replaces: 1 });
  });
});
