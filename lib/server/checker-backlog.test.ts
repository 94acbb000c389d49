import type { KyselyPlugin } from "kysely";
import { sql } from "kysely";
import { afterEach, expect, type MockInstance, test, vi } from "vitest";
import type { Database } from "#lib/db/connection.ts";
import { insertInquiry } from "#lib/db/payments/inquiries.ts";
import { insertPayment } from "#lib/db/payments/payments.ts";
import { describeMostlyOnSqlite } from "#lib/db/testing/databases.ts";
import { AT, anInquiry, aPayment } from "#lib/db/testing/rows.ts";
import type { CheckReply } from "#lib/domain/biller.ts";
import type { PaymentDeps } from "#lib/payments/deps.ts";
import { AUDIT_KEY, PLAN } from "#lib/payments/testing/loket-process.ts";
import { createChanges } from "./changes.ts";
import { createCheckSlots } from "./check-slots.ts";
import { type Checker, startChecker } from "./checker.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Unsettled payments after a long outage. */
const BACKLOG = { sqlite: 500, postgres: 200 };
const TICK_MS = 100;
const silent = () => {};

describeMostlyOnSqlite("a checker with very much to do, or nothing", (open) => {
  let checker: Checker | undefined;
  afterEach(() => checker?.stop());

  /** The biller does not answer unless a test makes it. */
  function start(database: Database, over: Partial<PaymentDeps> & { checkStatus?: CheckStatus } = {}) {
    const changes = createChanges();
    const slots = createCheckSlots();
    const { checkStatus, ...rest } = over;
    const deps = {
      database,
      biller: { checkStatus } as PaymentDeps["biller"],
      now: () => AT,
      timeoutMs: 30_000,
      plan: PLAN,
      auditKey: AUDIT_KEY,
      processId: "one",
      announce: changes.announce,
      log: { info: silent, warn: silent, error: silent },
      ...rest,
    } as PaymentDeps;
    checker = startChecker(deps, changes, slots, { everyMs: TICK_MS });
    return slots;
  }

  test("hundreds after an outage: each asked about once, five at once, young ones and people before all others", async () => {
    const database = await openQuick();
    const old = await putUnknown(database, BACKLOG[database.dialect], 3 * DAY);
    const young = await putUnknown(database, 20, MINUTE);
    const asked: string[] = [];
    const waited: number[] = [];
    let asking = 0;
    let most = 0;
    await new Promise<void>((done) => {
      const slots = start(database, {
        async checkStatus({ refId }) {
          const place = asked.push(refId);
          asking += 1;
          most = Math.max(most, asking);
          if (place % 100 === 0) {
            void slots.take().then((release) => {
              waited.push(asked.length - place);
              release();
            });
          }
          await new Promise((resolve) => setImmediate(resolve));
          asking -= 1;
          if (place === old.length + young.length) done();
          return inProcess(refId);
        },
      });
    });
    expect([...asked].sort()).toEqual([...old, ...young].sort());
    expect(most).toBeLessThanOrEqual(5);
    expect(Math.max(...young.map((refId) => asked.indexOf(refId)))).toBeLessThan(2 * young.length);
    expect(Math.max(...waited)).toBeLessThanOrEqual(5);
  });

  test("nothing is due: three reads at each look, and nothing is written", async () => {
    const database = await openQuick();
    await putUnknown(database, 10, -MINUTE);
    const timers = vi.spyOn(globalThis, "setTimeout");
    let reads = 0;
    let writes = 0;
    await new Promise<void>((done) => {
      const counting: KyselyPlugin = {
        transformQuery({ node }) {
          reads += 1;
          if (reads === 7) done();
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      const read = { ...database.read, query: database.read.query.withPlugin(counting) };
      const transaction: Database["transaction"] = (work) => {
        writes += 1;
        return database.transaction(work);
      };
      start({ ...database, read, transaction });
    });
    // Three at the start, three at the next look, and the seventh at the one after.
    expect(pausesIn(timers)).toEqual([TICK_MS, TICK_MS]);
    expect(writes).toBe(0);
  });

  test("row 28: a ledger that cannot be written is tried again at the next look, not without end", async () => {
    const database = await openQuick();
    await putUnknown(database, 1, MINUTE);
    const timers = vi.spyOn(globalThis, "setTimeout");
    let tries = 0;
    await new Promise<void>((done) => {
      const transaction = async () => {
        tries += 1;
        if (tries === 2) done();
        throw new Error("database or disk is full");
      };
      start({ ...database, transaction });
    });
    expect(new Set(pausesIn(timers))).toEqual(new Set([TICK_MS]));
  });

  /** Losses in a power cut don't matter here. */
  async function openQuick(): Promise<Database> {
    const database = await open();
    if (database.dialect === "sqlite") await sql`pragma synchronous = off`.execute(database.raw);
    return database;
  }
});

/** The checker's waits before its looks; a database driver's other waits are longer. */
function pausesIn(timers: MockInstance<typeof setTimeout>): number[] {
  return timers.mock.calls.map(([, ms]) => ms ?? 0).filter((ms) => ms <= TICK_MS);
}

type CheckStatus = PaymentDeps["biller"]["checkStatus"];

function inProcess(refId: string): CheckReply {
  return {
    kind: "status",
    status: 3,
    meaning: "in_process",
    code: "39",
    message: "",
    httpStatus: 200,
    raw: "{}",
    fields: { refId },
  };
}

/** Payments made `age` ago and due since then. */
async function putUnknown(database: Database, count: number, age: number): Promise<string[]> {
  const at = AT - age;
  const lost = { state: "unknown", leaseUntil: null, reached: true, requestEndedAt: at, nextCheckAt: at } as const;
  return database.transaction(async (tx) => {
    const refIds: string[] = [];
    while (refIds.length < count) {
      const inquiry = anInquiry();
      await insertInquiry(tx, inquiry, "{}");
      await insertPayment(tx, { ...aPayment(inquiry), ...lost, createdAt: at, updatedAt: at }, inquiry);
      refIds.push(inquiry.refId);
    }
    return refIds;
  });
}
