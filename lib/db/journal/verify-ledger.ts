import { type Selectable, sql } from "kysely";
import { batchesOf } from "#lib/db/batches.ts";
import type { Reader } from "#lib/db/connection.ts";
import { paidInCall } from "#lib/db/deposit/deposit-points.ts";
import { toPayment } from "#lib/db/payments/payment-row.ts";
import type { Schema } from "#lib/db/schema.ts";
import { isIndexed } from "#lib/db/search/search.ts";
import type { Transfer } from "#lib/domain/journal.ts";
import { faultsOf } from "#lib/domain/payment-faults.ts";
import type { ReceiptModel } from "#lib/domain/receipt-model.ts";
import { HOUR } from "#lib/domain/time.ts";

/** One finished check of the ledger: how many things were checked, and the first that differ. */
export type LedgerCheck = {
  readonly name: "payments" | "hours" | "shifts" | "deposit";
  readonly checked: number;
  readonly faults: readonly { readonly subject: string; readonly words: string }[];
};

/** Faults listed for each check. */
const TOLD = 5;

/**
 * Recomputes all stored copies: each payment's money, timeline, receipt and search entry; the hourly totals; expected cash of each drawer;
 * payments in the deposit's fixed points.
 */
export async function* verifyLedger(from: Reader): AsyncGenerator<LedgerCheck> {
  yield await run("payments", paymentFaults(from));
  yield await run("hours", hourFaults(from));
  yield await run("shifts", shiftFaults(from));
  yield await run("deposit", depositFaults(from));
}

/** A checked thing with its faults, usually none. */
type Look = { readonly subject: string; readonly faults: readonly string[] };
type Looks = AsyncGenerator<Look>;
type PaymentRow = Selectable<Schema["payments"]>;

async function run(name: LedgerCheck["name"], looks: Looks): Promise<LedgerCheck> {
  const faults: { subject: string; words: string }[] = [];
  let checked = 0;
  for await (const { subject, faults: found } of looks) {
    checked += 1;
    if (found.length > 0 && faults.length < TOLD) faults.push({ subject, words: found.join("; ") });
  }
  return { name, checked, faults };
}

async function* paymentFaults(from: Reader): Looks {
  // Seeded history has receipts for its last days only.
  const { first } = await from.query
    .selectFrom("receipts")
    .innerJoin("payments", "payments.trId", "receipts.trId")
    .select((eb) => eb.fn.min("payments.createdAt").as("first"))
    .executeTakeFirstOrThrow();
  const payments = from.query.selectFrom("payments").selectAll().orderBy("trId");
  const batches = batchesOf<PaymentRow>((limit, after) => {
    const next = payments.where("trId", ">", after?.trId ?? "");
    return next.limit(limit).execute();
  });
  for await (const rows of batches) {
    for (const seen of await looksAt(from, rows, Number(first ?? 0))) {
      // It may have changed between the reads.
      if (seen.faults.length === 0) yield seen;
      else yield* await looksAt(from, await payments.where("trId", "=", seen.subject).execute(), Number(first ?? 0));
    }
  }
}

async function looksAt(from: Reader, rows: readonly PaymentRow[], receiptsSince: number): Promise<Look[]> {
  const ids = rows.map(({ trId }) => trId);
  const lines = Map.groupBy(
    await from.query
      .selectFrom("journal")
      .select(["trId", "kind", "debit", "credit", "amount"])
      .where("trId", "in", ids)
      .execute(),
    ({ trId }) => trId,
  );
  const events = Map.groupBy(
    await from.query
      .selectFrom("paymentEvents")
      .select(["trId", "toState"])
      .where("trId", "in", ids)
      .orderBy("id")
      .execute(),
    ({ trId }) => trId,
  );
  const receipts = new Map(
    (await from.query.selectFrom("receipts").select(["trId", "model"]).where("trId", "in", ids).execute()).map(
      ({ trId, model }) => [trId, totalOf(model)],
    ),
  );
  const details = new Map(
    (await from.query.selectFrom("inquiries").select(["trId", "details"]).where("trId", "in", ids).execute()).map(
      ({ trId, details }) => [trId, JSON.parse(details) as unknown],
    ),
  );
  const looks: Look[] = [];
  for (const row of rows) {
    const payment = toPayment(row);
    const story = events.get(row.trId);
    const last = story?.at(-1);
    const isBeforeReceipts = row.state === "success" && row.createdAt < receiptsSince;
    const faults = faultsOf(payment, {
      lines: (lines.get(row.trId) ?? []) as unknown as Transfer[],
      story: story && last ? { toState: last.toState, count: story.length } : null,
      receiptTotal: receipts.get(row.trId) ?? (isBeforeReceipts ? "not kept" : null),
    });
    const found = await isIndexed(from, payment, details.get(row.trId));
    looks.push({ subject: row.trId, faults: found ? faults : [...faults, "a search does not find it as it stands"] });
  }
  return looks;
}

/** "TOTAL BAYAR" in a stored receipt. */
function totalOf(model: string): string {
  const { sections } = JSON.parse(model) as ReceiptModel;
  const total = sections.find(({ id }) => id === "total")?.lines.find(({ kind }) => kind === "total");
  return total && "value" in total ? total.value : "no total";
}

const SUMS = ["count", "nominal", "admin", "price", "sellingPrice"] as const;

/** Each hour's totals against the payments claimed in it. */
async function* hourFaults(from: Reader): Looks {
  const hours = await from.query
    .selectFrom("payments")
    .select(sql<number>`created_at - created_at % ${sql.lit(HOUR)}`.as("hour"))
    .union(from.query.selectFrom("hourlyTotals").select("hour").where("count", "<>", 0))
    .orderBy("hour")
    .execute();
  for (const { hour } of hours) {
    const seen = await faultsOfHour(from, Number(hour));
    // A payment may have changed between the reads.
    const faults = seen.length > 0 ? await faultsOfHour(from, Number(hour)) : seen;
    yield { subject: new Date(Number(hour)).toISOString(), faults };
  }
}

async function faultsOfHour(from: Reader, hour: number): Promise<string[]> {
  const state = sql<string>`case when reversed_at is null then state else 'reversed' end`;
  const sum = (column: string) => sql<number>`cast(sum(${sql.ref(column)}) as bigint)`.as(column);
  const found = await from.query
    .selectFrom("payments")
    .select(["cashierId", "family", state.as("state"), sql<number>`cast(count(*) as bigint)`.as("count")])
    .select([sum("nominal"), sum("admin"), sum("price"), sum("sellingPrice")])
    .where("createdAt", ">=", hour)
    .where("createdAt", "<", hour + HOUR)
    .groupBy(["cashierId", "family", state])
    .execute();
  const kept = await from.query.selectFrom("hourlyTotals").selectAll().where("hour", "=", hour).execute();
  const keyOf = (row: { cashierId: string; state: string; family: string }) =>
    `${row.cashierId} ${row.state} ${row.family}`;
  const totals = new Map(kept.map((row) => [keyOf(row), row]));
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const row of found) {
    const key = keyOf(row);
    seen.add(key);
    for (const name of SUMS) {
      const told = Number(totals.get(key)?.[name] ?? 0);
      if (told !== Number(row[name])) faults.push(`${name} of ${key} is ${told}, not ${row[name]}`);
    }
  }
  for (const row of kept) {
    if (!seen.has(keyOf(row)) && row.count !== 0) faults.push(`count of ${keyOf(row)} is ${row.count}, not 0`);
  }
  return faults;
}

/** Each shift against the journal: its opening cash, its count, and that a closed one holds nothing. */
async function* shiftFaults(from: Reader): Looks {
  const batches = batchesOf<Selectable<Schema["shifts"]>>((limit, after) => {
    const shifts = from.query.selectFrom("shifts").selectAll().orderBy("id").limit(limit);
    return shifts.where("id", ">", after?.id ?? 0).execute();
  });
  for await (const shifts of batches) {
    const ids = shifts.map(({ id }) => id);
    const moved = Map.groupBy(
      await from.query
        .selectFrom("journal")
        .select((eb) => [
          "shiftId",
          "kind",
          "debit",
          "credit",
          eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"),
        ])
        .where("shiftId", "in", ids)
        .where((eb) => eb.or([eb("debit", "=", "drawer"), eb("credit", "=", "drawer")]))
        .groupBy(["shiftId", "kind", "debit", "credit"])
        .execute(),
      ({ shiftId }) => Number(shiftId),
    );
    for (const shift of shifts) {
      const cash = (kinds: readonly string[] | null) =>
        (moved.get(shift.id) ?? []).reduce((sum, { kind, debit, amount }) => {
          if (kinds && !kinds.includes(kind)) return sum;
          return sum + (debit === "drawer" ? 1 : -1) * Number(amount);
        }, 0);
      const faults: string[] = [];
      const expect = (what: string, told: number | null, found: number) => {
        if (told !== found) faults.push(`${what} is ${told}, not ${found}`);
      };
      expect("opening cash", shift.openingCash, cash(["shift_opened", "opening_difference"]));
      if (shift.closedAt !== null) {
        const difference = cash(["counted_difference"]);
        const counted = -cash(["shift_closed"]);
        expect("counted cash", shift.countedCash, counted);
        expect("difference", shift.difference, difference);
        expect("expected cash", shift.expectedCash, counted - difference);
        expect("cash left in its drawer", 0, cash(null));
      }
      yield { subject: String(shift.id), faults };
    }
  }
}

/** Each fixed point of the deposit against the payments since the previous one. */
async function* depositFaults(from: Reader): Looks {
  let before: { id: number; mark: number } | null = null;
  const batches = batchesOf<Selectable<Schema["depositReadings"]>>((limit, after) => {
    const points = from.query.selectFrom("depositReadings").selectAll().orderBy("id").limit(limit);
    return points
      .where("quiet", "=", 1)
      .where("id", ">", after?.id ?? 0)
      .execute();
  });
  for await (const points of batches) {
    for (const { id, mark, paidCount, paidSum } of points) {
      const faults: string[] = [];
      if (before) {
        const paid = await paidInCall(from, { after: before.mark, upTo: Number(mark) });
        if (paid.count !== paidCount) faults.push(`payments are ${paidCount}, not ${paid.count}`);
        if (paid.sum !== paidSum) faults.push(`their sum is ${paidSum}, not ${paid.sum}`);
      }
      yield { subject: String(id), faults };
      before = { id, mark: Number(mark) };
    }
  }
}
