import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import pg from "pg";
import { expect, test } from "vitest";
import { type Database, openDatabase } from "#lib/db/connection.ts";
import { migrate } from "#lib/db/migrate.ts";
import { describeOnBothDatabases } from "#lib/db/testing/databases.ts";
import type { Inquiry } from "#lib/domain/bill.ts";
import { type Counter, openCounter } from "./testing/counter.ts";
import { createOracle } from "./testing/oracle.ts";
import { passTime, settleDown } from "./testing/pass-time.ts";
import { MINUTE } from "./testing/virtual-clock.ts";

const REFUSED = { ok: false, error: { code: "ledger_unavailable" } };

describeOnBothDatabases("faults of the ledger", (_open, freshUrl) => {
  /** A separate ledger for each test, because these tests damage it. */
  async function at(play: (counter: Counter, url: string) => Promise<void>): Promise<void> {
    const url = await freshUrl();
    const database = await openDatabase(url);
    await migrate(database);
    const counter = await openCounter(database);
    try {
      await play(counter, url);
      await settleDown(counter);
      expect(await createOracle(counter).lookWhenSettled()).toEqual([]);
    } finally {
      await counter.close();
      await database.close();
    }
  }

  test("rows 28 and 29: the disk fills while bills are paid: what cannot be claimed is refused and not sent, the rest becomes true", () =>
    at(async (counter) => {
      const inquiries: Inquiry[] = [];
      for (let count = 0; count < 40; count++) inquiries.push(await counter.quote());
      const free = await fillDisk(counter.database, counter);
      const answers: Awaited<ReturnType<typeof counter.claim>>[] = [];
      for (const inquiry of inquiries) {
        answers.push(await counter.claim(inquiry));
        await counter.process.idle();
      }
      const refused = inquiries.filter((_, index) => answers[index]?.ok === false);
      expect(refused.length).toBeGreaterThan(0);
      expect(answers.filter((answer) => !answer.ok)).toEqual(refused.map(() => REFUSED));
      for (const { trId } of refused) expect(counter.paysOf(trId)).toEqual([]);
      await free();
      const [first] = refused;
      if (first) expect(await counter.pay(first)).toMatchObject({ state: "success" });
    }));

  test("rows 28 and 29: a ledger that is busy or gone at the claim refuses it; at the reply, the truth comes later", () =>
    at(async (counter, url) => {
      const [unclaimed, paid] = [await counter.quote(), await counter.quote()];
      const ledger = await (counter.database.dialect === "sqlite"
        ? otherWriter(url, counter.database)
        : serverOf(url, counter.database));
      await ledger.takeAway();
      expect(await counter.claim(unclaimed)).toEqual(REFUSED);
      await ledger.giveBack();
      counter.process.wire.hold("pay");
      await counter.claim(paid);
      await counter.process.idle();
      await ledger.takeAway();
      await counter.process.thaw();
      await ledger.giveBack();
      expect(counter.paysOf(unclaimed.trId)).toEqual([]);
      expect(await counter.payment(paid.trId)).toMatchObject({ state: "sending" });
      await passTime(counter, 2 * MINUTE);
      expect(await counter.payment(paid.trId)).toMatchObject({ state: "success" });
      expect(await counter.pay(unclaimed)).toMatchObject({ state: "success" });
      await ledger.end();
    }));

  test("row 28: a claim whose commit fails is no payment, whatever is written in it", () =>
    at(async (counter) => {
      for (let round = 0; round < 5; round++) {
        const inquiry = await counter.quote();
        counter.process.ledger.failCommits({ times: 1 });
        expect(await counter.claim(inquiry)).toEqual(REFUSED);
        expect(counter.paysOf(inquiry.trId)).toEqual([]);
      }
    }));
});

/**
 * Lets the file grow by four more pages; the returned function lifts the limit. PostgreSQL has no such limit, so there commits fail after
 * eleven.
 */
async function fillDisk(database: Database, counter: Counter): Promise<() => Promise<void>> {
  if (database.dialect === "postgres") {
    counter.process.ledger.failCommits({ after: 11 });
    return async () => counter.process.ledger.failCommits({ times: 0 });
  }
  const counted = await sql<{ page_count: number }>`pragma page_count`.execute(database.raw);
  const pages = counted.rows[0]?.page_count ?? 0;
  await sql.raw(`pragma max_page_count = ${pages + 4}`).execute(database.raw);
  return async () => void (await sql.raw("pragma max_page_count = 1000000").execute(database.raw));
}

type Unreliable = Record<"takeAway" | "giveBack" | "end", () => Promise<unknown>>;

/** Another program that holds the file longer than the (short) busy timeout here. */
async function otherWriter(url: string, { raw }: Database): Promise<Unreliable> {
  await sql`pragma busy_timeout = 50`.execute(raw);
  const other = new DatabaseSync(url.slice("file:".length));
  return {
    takeAway: async () => other.exec("begin immediate"),
    giveBack: async () => other.exec("rollback"),
    end: async () => other.close(),
  };
}

/** A server that ends every connection to one database and accepts no new ones. */
async function serverOf(url: string, database: Database): Promise<Unreliable> {
  const address = new URL(url);
  const name = address.pathname.slice(1);
  address.pathname = "/postgres";
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  return {
    async takeAway() {
      await client.query(`alter database ${name} allow_connections false`);
      await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    },
    async giveBack() {
      await client.query(`alter database ${name} allow_connections true`);
      // Each broken connection fails once, for its next user.
      const reads = Array.from({ length: 10 }, () => sql`select 1`.execute(database.raw));
      await Promise.allSettled(reads);
    },
    end: () => client.end(),
  };
}
