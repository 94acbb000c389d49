import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { groupCommit, type Transact } from "./group-commit.ts";
import { openSqlite } from "./sqlite.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

type Notes = { notes: { text: string }; answers: { note: string } };

describe("transactions that wait for SQLite's one writer", () => {
  const folder = mkdtempSync(join(tmpdir(), "loket-test-"));
  let transact: Transact<Notes>;
  let committed: () => string[];
  let close: () => void;

  beforeEach(() => {
    const file = join(folder, "notes.db");
    const writer = openSqlite(file, "write");
    writer.exec(`create table notes (text text primary key);
      create table answers (note text references notes (text) deferrable initially deferred)`);
    const reader = openSqlite(file, "read");
    const all = reader.prepare("select text from notes order by text");
    committed = () => all.all().map((row) => String(row.text));
    transact = groupCommit(new Kysely<Notes>({ dialect: sqliteDialect(writer) }));
    close = () => {
      reader.close();
      writer.close();
      rmSync(folder, { recursive: true });
    };
  });
  afterEach(() => close());

  const note = (text: string) =>
    transact(async (tx) => {
      await tx.insertInto("notes").values({ text }).execute();
      return text;
    });

  test("share one commit, and nobody is told before it", async () => {
    const first = note("a");
    const seen: string[][] = [];
    const rest = ["b", "c", "d"].map((text) => note(text).then(() => seen.push(committed())));
    await first;
    expect(committed()).toEqual(["a"]);
    await Promise.all(rest);
    expect(seen).toEqual([
      ["a", "b", "c", "d"],
      ["a", "b", "c", "d"],
      ["a", "b", "c", "d"],
    ]);
  });

  test("undo themselves alone when they throw, and leave their neighbours standing", async () => {
    const told = await Promise.allSettled([
      note("a"),
      note("b"),
      transact(async (tx) => {
        await tx.insertInto("notes").values({ text: "half" }).execute();
        throw new Error("no");
      }),
      note("a"),
      note("c"),
    ]);
    expect(told.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(committed()).toEqual(["a", "b", "c"]);
  });

  test("are never told that they stand when the commit that they share fails", async () => {
    const told = await Promise.allSettled([
      note("a"),
      note("b"),
      transact((tx) => tx.insertInto("answers").values({ note: "nobody wrote it" }).execute()),
      note("c"),
    ]);
    expect(told.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "rejected"]);
    expect(committed()).toEqual(["a"]);
    expect(await note("d")).toBe("d");
  });

  test("are never told that they stand when SQLite has thrown the whole transaction away", async () => {
    const full = new Error("the disk is full");
    const told = await Promise.allSettled([
      note("a"),
      note("b"),
      transact(async (tx) => {
        await sql`rollback`.execute(tx);
        throw full;
      }),
      note("c"),
    ]);
    expect(told.map((one) => (one.status === "fulfilled" ? one.value : one.reason))).toEqual(["a", full, full, full]);
    expect(committed()).toEqual(["a"]);
    expect(await note("d")).toBe("d");
  });
});
