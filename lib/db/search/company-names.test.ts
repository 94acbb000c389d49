import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { companyNames } from "#lib/db/migrations/0007-company-names.ts";
import { namesInIndexes } from "#lib/db/migrations/0011-names-in-indexes.ts";
import { changePayment } from "#lib/db/payments/payments.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment } from "#lib/db/testing/rows.ts";
import { keysOfOneTerm } from "./search-keys.ts";
import { listTransactions } from "./transactions.ts";

describeOnBothDatabases("the names of companies", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test("are kept once, however many payments bear them, in whatever way they are written", async () => {
    const before = await wordsOfNames(database);
    for (const company of ["PT SEKALI SAJA", "PT. Sekali Saja", "pt sekali  saja"]) {
      await putPayment(database, {}, { company });
    }
    expect(await wordsOfNames(database)).toHaveLength(before.length + 3);
    expect(await listTransactions(database.read, { search: "saja sekali" }, { limit: 9 })).toHaveLength(3);
  });

  test("are kept once by payments that are claimed at the same time", async () => {
    const before = await wordsOfNames(database);
    const claims = Array.from({ length: 12 }, () => putPayment(database, {}, { company: "CV BERSAMAAN" }));
    await Promise.all(claims);
    expect(await wordsOfNames(database)).toHaveLength(before.length + 2);
  });

  test("are never left out because another name has several words with the same beginning", async () => {
    for (const company of ["QALAM QAMAR QANUN", "QURNIA"]) await putPayment(database, {}, { company });
    for (let most = 0; most < 6; most += 1) {
      const found = await keysOfOneTerm(database.read, ["q"], most);
      if (found) expect(found.keys).toHaveLength(2);
    }
    expect(await keysOfOneTerm(database.read, ["q"], 6)).toMatchObject({ open: [] });
  });

  test("are none for a company without a letter, and hold letters beyond any index's length", async () => {
    for (const company of ["-", "", "\u{fdfa}".repeat(199), "\u{1d538}".repeat(199)]) {
      const { trId } = await putPayment(database, {}, { company });
      expect(await listTransactions(database.read, { search: trId }, { limit: 9 })).toHaveLength(1);
    }
  });

  test("and all keys are carried over for the payments of a ledger that stood before them", async () => {
    const payment = await putPayment(database, {}, { company: "APOTEK NUR'AINI", details: { npp: "77881122" } });
    await database.transaction((tx) => changePayment(tx, payment, { state: "success", noref: "NR-77 x" }, AT));
    await putPayment(database, { createdAt: AT + 5 }, { company: "APOTEK NUR'AINI" });
    const before = await kept(database);
    for (const undo of [
      "drop table name_words",
      "delete from search_keys",
      "drop index audit_by_time",
      "drop index audit_by_actor",
      "drop index audit_by_kind",
      "drop index audit_by_actor_and_kind",
      ...["time", "state", "cashier", "cashier_and_state"].map((name) => `drop index payments_by_${name}`),
      "drop index payments_by_name",
      "alter table payments drop column name_id",
      "create index payments_by_time on payments (created_at, tr_id)",
      "create index payments_by_state on payments (state, created_at, tr_id)",
      "create index payments_by_cashier on payments (cashier_id, created_at)",
      "create index payments_by_cashier_and_state on payments (cashier_id, state, created_at, tr_id)",
    ]) {
      await sql.raw(undo).execute(database.raw);
    }
    for (const step of [companyNames, namesInIndexes])
      await database.raw.transaction().execute((db) => step(db, database.dialect));
    expect(await kept(database)).toEqual(before);
    const found = (search: string) => listTransactions(database.read, { search }, { limit: 9 });
    expect(await found("nur apotek")).toHaveLength(2);
    for (const search of ["77881122", "nr77", payment.refId, payment.trId, payment.hp]) {
      expect(await found(search)).toMatchObject([{ trId: payment.trId }]);
    }
  });
});

function wordsOfNames({ read }: Database) {
  return read.query.selectFrom("nameWords").selectAll().orderBy("word").orderBy("nameId").execute();
}

async function kept(database: Database): Promise<unknown> {
  const keys = database.read.query.selectFrom("searchKeys").selectAll().orderBy("key").orderBy("trId");
  const borne = database.read.query.selectFrom("payments").select(["trId", "nameId"]).orderBy("trId");
  const inOrder = (text: string) => text.split(" ").sort().join(" ");
  const names = (await wordsOfNames(database)).map((row) => ({ ...row, words: inOrder(row.words) }));
  return { names, keys: await keys.execute(), borne: await borne.execute() };
}
