import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { openAlarms } from "#lib/db/audit/alarms.ts";
import type { Database } from "#lib/db/connection.ts";
import { latestPoint } from "#lib/db/deposit/deposit-points.ts";
import { insertDepositReading } from "#lib/db/deposit/deposit-readings.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT } from "#lib/db/testing/rows.ts";
import { dayOf } from "#lib/domain/time.ts";
import { CASHIER, SUPERVISOR } from "#lib/payments/testing/counter.ts";
import { depositDay } from "./deposit-book.ts";
import { explainMovement } from "./explain-movement.ts";
import { beforeAsking, recordBalance } from "./record-balance.ts";
import { withdrawExplanation } from "./withdraw-explanation.ts";

describeOnBothDatabases("a word on a movement of the deposit, taken back", (open) => {
  let database: Database;
  let now = AT;
  const outlet = { name: "UJI", address: "", phone: "", footer: "", zone: "WIB" } as const;
  const deps = () => ({
    ...{ database, auditKey: randomBytes(32), now: () => now },
    receipts: { defaultOutlet: outlet },
  });
  /** The journal's sum of deposit movements: zero once every explanation is withdrawn. */
  const journaled = async () => {
    const lines = await database.read.query.selectFrom("journal").selectAll().execute();
    return lines.reduce((sum, { debit, amount }) => sum + (debit === "deposit" ? amount : -amount), 0);
  };
  const told = async (balance: number) => {
    now += 60_000;
    const before = await beforeAsking(database.read);
    await recordBalance(database, { before, isTimeSure: true, startedAt: now - 80, at: now, balance });
    const point = await latestPoint(database.read);
    if (!point) throw new Error("a fixed point was just made");
    return point.id;
  };
  const today = async () => {
    const opened = await depositDay(database.read, SUPERVISOR, { day: dayOf(AT, "WIB"), zone: "WIB" });
    if (!opened.ok || !opened.book) throw new Error("no day");
    const { opening, closing, paid, maybe, returned, rises, falls } = opened.book;
    expect(opening - paid.sum + maybe + returned + rises.noted + rises.left + falls.noted + falls.left).toBe(closing);
    return opened;
  };
  const fallsOpen = async () =>
    (await openAlarms(database.read, 99)).filter(({ kind }) => kind === "deposit_fall").map(({ data }) => data);
  beforeAll(async () => {
    database = await open();
  });

  test("a withdrawn word stays to be read, the fall is open and an alarm again, and another word can take its place", async () => {
    await told(1_000_000);
    const readingId = await told(750_000);
    const word = { readingId, amount: -250_000, kind: "other_use", note: "pulsa toko sebelah" } as const;
    const empty = await explainMovement(deps(), SUPERVISOR, { ...word, note: "  ya  " });
    expect(empty).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    expect(await explainMovement(deps(), SUPERVISOR, word)).toMatchObject({ ok: true });
    expect(await fallsOpen()).toEqual([]);

    const back = { readingId, said: -250_000, note: "keliru, itu hari lain" };
    const refused = (code: string) => ({ ok: false, error: { code } });
    expect(await withdrawExplanation(deps(), CASHIER, back)).toMatchObject(refused("forbidden"));
    expect(await withdrawExplanation(deps(), SUPERVISOR, { ...back, said: -1 })).toMatchObject(
      refused("movement_changed"),
    );
    expect(await withdrawExplanation(deps(), SUPERVISOR, { ...back, note: " ok " })).toMatchObject(
      refused("invalid_input"),
    );
    expect((await today()).book).toMatchObject({ falls: { noted: -250_000, left: 0 } });
    expect(await journaled()).toBe(-250_000);

    const both = await Promise.all([
      withdrawExplanation(deps(), SUPERVISOR, back),
      withdrawExplanation(deps(), SUPERVISOR, back),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await today()).book).toMatchObject({ falls: { noted: 0, left: -250_000 }, state: "fall" });
    expect(await fallsOpen()).toMatchObject([{ amount: 250_000, readingId }]);
    expect(await journaled()).toBe(0);

    expect(await explainMovement(deps(), SUPERVISOR, { ...word, kind: "correction" })).toMatchObject({ ok: true });
    const { book, intervals } = await today();
    expect(book).toMatchObject({ falls: { noted: -250_000, left: 0 }, state: "noted" });
    expect(await fallsOpen()).toEqual([]);
    expect(intervals.at(-1)?.explanations.map(({ kind, note }) => [kind, note])).toEqual([
      ["other_use", "pulsa toko sebelah"],
      ["withdrawn", "keliru, itu hari lain"],
      ["correction", "pulsa toko sebelah"],
    ]);
    const audited = await database.read.query.selectFrom("auditLog").select(["action", "subject"]).execute();
    expect(audited.filter(({ action }) => action === "deposit.withdraw")).toEqual([
      { action: "deposit.withdraw", subject: String(readingId) },
    ]);
  });

  test("a withdrawn rise is no alarm", async () => {
    const readingId = await told(5_750_000);
    const word = { readingId, amount: 5_000_000, kind: "top_up", note: "transfer pagi" } as const;
    expect(await explainMovement(deps(), SUPERVISOR, word)).toMatchObject({ ok: true });
    const back = { readingId, said: 5_000_000, note: "salah catat" };
    expect(await withdrawExplanation(deps(), SUPERVISOR, back)).toMatchObject({ ok: true });
    expect((await today()).book?.rises).toEqual({ noted: 0, left: 5_000_000 });
    expect(await fallsOpen()).toEqual([]);
  });

  test("balances told in passing are shown between the fixed points and never counted", async () => {
    const before = (await today()).book;
    const at = now + 1_000;
    await database.transaction((tx) => insertDepositReading(tx, { at, balance: 123, source: "payment", trId: null }));
    expect((await today()).loose).toEqual([]);
    await told(5_750_000);
    const { book, loose } = await today();
    expect(loose).toMatchObject([{ at, balance: 123, source: "payment", trId: null, company: null }]);
    expect(book).toMatchObject({ closing: 5_750_000, falls: before?.falls, rises: before?.rises });
  });
});
