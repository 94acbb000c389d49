import { expect, test } from "vitest";
import type { Writer } from "./connection.ts";
import { statement } from "./statement.ts";
import { describeOnBothDatabases } from "./testing/databases.ts";

describeOnBothDatabases("a statement that is built once", (open) => {
  type Row = { key: string; value: string; updatedAt: number; updatedBy?: string | null | undefined };
  let built = 0;
  const write = statement((tx: Writer, { key, ...row }: Row) => {
    built += 1;
    return tx.query
      .insertInto("settings")
      .values({ key, updatedBy: "nobody", ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .returningAll();
  });

  test("never keeps a value of the time before", async () => {
    const database = await open();
    built = 0;
    const run = (row: Row) => database.transaction(async (tx) => (await write(tx, row)).rows);
    expect(await run({ key: "a", value: "1", updatedAt: 1, updatedBy: "ani" })).toMatchObject([
      { key: "a", value: "1", updatedBy: "ani" },
    ]);
    expect(await run({ key: "b", value: "2", updatedAt: 2, updatedBy: null })).toMatchObject([
      { key: "b", value: "2", updatedAt: 2, updatedBy: null },
    ]);
    expect(built).toBeLessThanOrEqual(1);
  });

  test("leaves out what is undefined, so that it stays as it was", async () => {
    const database = await open();
    const run = (row: Row) => database.transaction(async (tx) => (await write(tx, row)).rows);
    await run({ key: "a", value: "1", updatedAt: 1, updatedBy: "ani" });
    expect(await run({ key: "a", value: "2", updatedAt: 2, updatedBy: undefined })).toMatchObject([
      { value: "2", updatedBy: "ani" },
    ]);
  });
});
