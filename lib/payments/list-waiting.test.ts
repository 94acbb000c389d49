import { beforeAll, expect, test } from "vitest";
import { acknowledgeOne, raiseAlarm } from "#lib/db/audit/alarms.ts";
import type { Database } from "#lib/db/connection.ts";
import { countWaiting, type WaitingPlace } from "#lib/db/payments/waiting.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import { AT, putPayment, putReturn } from "#lib/db/testing/rows.ts";
import type { AlarmKind } from "#lib/domain/alarm.ts";
import { PAYMENT_STATES } from "#lib/domain/payment-state.ts";
import { acknowledged, type Waiting, waitingForPerson, waitingItem } from "./list-waiting.ts";
import { CASHIER, SUPERVISOR } from "./testing/counter.ts";

/** Every item, read in pages of `limit`. */
async function readAll(database: Database, limit: number): Promise<Waiting[]> {
  const items: Waiting[] = [];
  let after: WaitingPlace | null = null;
  do {
    const page = await waitingForPerson({ database, now: () => AT }, SUPERVISOR, { after, limit });
    if (!page.ok) throw new Error(page.error.code);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}
const told = ({ place: { what, subject } }: Waiting) => `${what} ${subject}`;

describeOnBothDatabases("what waits for a person", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  const raise = (kind: AlarmKind, trId: Parameters<typeof raiseAlarm>[1]["trId"], at: number) =>
    database.transaction((tx) => raiseAlarm(tx, { kind, trId, at }));

  test("the pages list each thing once, oldest first, and the badge counts exactly what they list", async () => {
    expect(await countWaiting(database.read)).toBe(0);
    const expected: string[] = [];
    for (const [n, state] of PAYMENT_STATES.entries()) {
      // Equal moments must not fall between two pages.
      const createdAt = AT + Math.floor(n / 3) * 1_000;
      const { trId } = await putPayment(database, { state, createdAt });
      if (["pending", "unknown", "not_sent", "not_received", "review"].includes(state))
        expected.push(`payment ${trId}`);
      if (state === "failed" || state === "cancelled") expected.push(`refund ${trId}`);
      await raise("no_information", trId, createdAt);
    }
    await raise("setup_refused", null, AT + 500);
    const due = { state: "failed", settledAt: AT + 900 } as const;
    expected.push(`refund ${(await putPayment(database, due)).trId}`);
    await putReturn(database, await putPayment(database, due), AT + 950);

    const whole = await readAll(database, 1_000);
    const notAlarms = whole.filter(({ what }) => what !== "alarm").map(told);
    expect(notAlarms.toSorted()).toEqual(expected.toSorted());
    expect(whole.filter(({ what }) => what === "alarm")).toHaveLength(PAYMENT_STATES.length + 1);
    expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(whole.every((item) => item.what === "alarm" || item.payment?.trId === item.place.subject)).toBe(true);
    expect(await countWaiting(database.read)).toBe(whole.length);
    const places = whole.map(({ place }) => place);
    for (const [n, place] of places.entries()) {
      const around = { previous: places[n - 1] ?? null, next: places[n + 1] ?? null };
      expect(await waitingItem({ database, now: () => AT }, SUPERVISOR, place)).toMatchObject({
        ...around,
        item: { place },
      });
      // The neighbours stay when an item is dealt with meanwhile.
      const gone = { ...place, subject: `${place.subject}0` };
      expect(await waitingItem({ database, now: () => AT }, SUPERVISOR, gone)).toMatchObject({
        item: null,
        previous: place,
        next: around.next,
      });
    }
    for (const limit of [1, 2, 7]) expect((await readAll(database, limit)).map(told)).toEqual(whole.map(told));
  });

  test("an alarm leaves the list for that of what is done, with who, when and why, and never both", async () => {
    const waiting = (await readAll(database, 50)).filter(({ what }) => what === "alarm");
    for (const { place } of waiting) {
      const word = { at: AT + 2_000, by: "Sri", note: `Beres ${place.subject}` };
      await database.transaction((tx) => acknowledgeOne(tx, Number(place.subject), word));
    }
    expect((await readAll(database, 50)).filter(({ what }) => what === "alarm")).toEqual([]);

    const notes: string[] = [];
    let before: { at: number; id: number } | null = null;
    do {
      const page = await acknowledged({ database }, SUPERVISOR, { before, limit: 3 });
      if (!page.ok) throw new Error(page.error.code);
      for (const { acknowledged: word } of page.alarms) {
        expect(word).toMatchObject({ by: "Sri", at: AT + 2_000 });
        notes.push(word.note);
      }
      before = page.next;
    } while (before);
    expect(notes.toSorted()).toEqual(waiting.map(({ place }) => `Beres ${place.subject}`).toSorted());
  });

  test("a cashier reads neither list", async () => {
    const refused = { ok: false, error: { code: "forbidden" } };
    expect(await waitingForPerson({ database, now: () => AT }, CASHIER, { after: null, limit: 5 })).toMatchObject(
      refused,
    );
    expect(await acknowledged({ database }, CASHIER, { before: null, limit: 5 })).toMatchObject(refused);
  });
});
