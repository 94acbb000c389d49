import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { eventsOf } from "#lib/db/payments/payment-events.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { type Branch, openBranch } from "./testing/branch.ts";
import { CASHIER } from "./testing/counter.ts";
import { judge } from "./testing/judge.ts";
import type { RunningCounter } from "./testing/running-counter.ts";
import { MINUTE, SECOND } from "./testing/virtual-clock.ts";

describeMostlyOnSqlite("a payment that nobody waits for", (_open, freshUrl) => {
  let branch: Branch;
  let counter: RunningCounter;
  beforeAll(async () => {
    branch = await openBranch(await freshUrl());
  });
  beforeEach(async () => {
    counter = await branch.start();
  });
  afterEach(async () => {
    counter.signal("SIGTERM");
    expect(await counter.ended).toBe(0);
    expect(await judge(branch)).toEqual([]);
  });
  afterAll(() => branch.close());

  /** A payment whose answer the biller withholds until released. */
  async function onItsWay(actor = CASHIER) {
    const inquiry = await branch.quote(counter);
    branch.nextPay(inquiry, { holdReplyMs: "released" });
    expect(await branch.claim(counter, inquiry, actor)).toMatchObject({ ok: true, mine: true });
    await branch.simulator.journal.waitFor(() => branch.paysOf(inquiry.trId).some(({ executed }) => executed));
    return { ...inquiry, release: () => branch.simulator.control.release(Number(inquiry.trId)) };
  }

  test("row 39: the cashier was answered at the claim and is gone: the server finishes, and the outcome waits", async () => {
    const { trId, release } = await onItsWay();
    expect(await branch.payment(trId)).toMatchObject({ state: "sending" });
    release();
    expect(await branch.untilState(trId, "success")).toMatchObject({ version: 2 });
  });

  test("row 40: the cashier is disabled while paying: the server finishes, and it is on record as theirs", async () => {
    const person = { username: "rina", name: "Rina Astuti", password: "melati-putih-7", role: "cashier" } as const;
    const made = await counter.auth.createUser(person, SYSTEM);
    if (!made.ok) throw new Error("no user");
    const { trId, release } = await onItsWay(made.user);
    expect(await counter.auth.disableUser(made.user.id, SYSTEM)).toMatchObject({ ok: true });
    release();
    expect(await branch.untilState(trId, "success")).toMatchObject({ cashierId: made.user.id });
    const [claimed, answered] = await eventsOf((await branch.ledger()).read, trId);
    expect([claimed?.actorName, answered?.actorName]).toEqual(["Rina Astuti", SYSTEM.name]);
  });

  test("row 41: SIGTERM while paying: it waits for the answer, keeps it, and ends in good order", async () => {
    const { trId, release } = await onItsWay();
    counter.signal("SIGTERM");
    const answer = await counter.does.findInLedger(trId);
    expect(answer).toEqual({ trId, as: "payment" });
    release();
    expect(await counter.ended).toBe(0);
    expect(await branch.payment(trId)).toMatchObject({ state: "success" });
  });

  test("row 41: SIGTERM while paying, and killed because it waits: recovered by the next start", async () => {
    const { trId } = await onItsWay();
    counter.signal("SIGTERM");
    await counter.does.findInLedger(trId);
    counter.signal("SIGKILL");
    expect(await counter.ended).toBe("SIGKILL");
    branch.advance(MINUTE + SECOND);
    counter = await branch.start();
    await branch.untilState(trId, "unknown");
    branch.advance(3 * SECOND);
    await branch.untilState(trId, "success");
    expect(branch.paysOf(trId)).toHaveLength(1);
  });
});
