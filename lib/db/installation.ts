import { randomInt } from "node:crypto";
import type { RefId } from "#lib/domain/identifiers.ts";
import type { Database, Reader, Writer } from "./connection.ts";
import { statement } from "./statement.ts";

export type Mode = "demo" | "sandbox" | "production";
export type Installation = { readonly mode: Mode; readonly username: string };

// Without letters that could be mistaken for digits when a reference is read out on the telephone.
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const PREFIX_LETTERS = 3;
const SEQUENCE_DIGITS = 7;

/** The mode and account to which this ledger belongs: those of its first start. */
export async function ownInstallation(database: Database, wanted: Installation, now: number): Promise<Installation> {
  return database.transaction(async (tx) => {
    const refPrefix = `LK${Array.from({ length: PREFIX_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`;
    await tx.query
      .insertInto("installation")
      .values({ id: 1, ...wanted, refPrefix, nextRef: 1, heldSince: null, createdAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return readInstallation(tx);
  });
}

async function readInstallation(from: Reader | Writer): Promise<Installation> {
  const row = await from.query.selectFrom("installation").select(["mode", "username"]).executeTakeFirstOrThrow();
  return { mode: row.mode as Mode, username: row.username };
}

/**
 * Takes a reference that this installation never used: its prefix and a stored sequence, letters and digits only (otherwise IAK answers
 * code 03).
 */
export async function takeRefId(tx: Writer): Promise<RefId> {
  const row = await tx.query
    .updateTable("installation")
    .set((eb) => ({ nextRef: eb("nextRef", "+", 1) }))
    .where("id", "=", 1)
    .returning(["refPrefix", "nextRef"])
    .executeTakeFirstOrThrow();
  return refIdOf(row.refPrefix, row.nextRef - 1);
}

function refIdOf(prefix: string, sequence: number): RefId {
  return `${prefix}${String(sequence).padStart(SEQUENCE_DIGITS, "0")}` as RefId;
}

/** Computes coming references, counted from 0, without taking them. */
export async function readRefIds(from: Reader): Promise<(ahead: number) => RefId> {
  const { refPrefix, nextRef } = await from.query
    .selectFrom("installation")
    .select(["refPrefix", "nextRef"])
    .executeTakeFirstOrThrow();
  return (ahead) => refIdOf(refPrefix, nextRef + ahead);
}

/** The reference `ahead` places after the last one the ledger knows; 0 is the next to be taken. */
export async function refIdAhead(from: Reader, ahead: number): Promise<RefId> {
  return (await readRefIds(from))(ahead);
}

/** Skips references that were used before a backup was restored. */
export async function skipRefIds(tx: Writer, count: number): Promise<void> {
  await tx.query
    .updateTable("installation")
    .set((eb) => ({ nextRef: eb("nextRef", "+", count) }))
    .execute();
}

/** Since when paying is blocked after a restore; null when it is not. */
export async function heldSince(from: Reader | Writer): Promise<number | null> {
  const [row] = (await hold(from, {})).rows;
  return row?.heldSince ?? null;
}

const hold = statement((from: Reader | Writer, _: object) => from.query.selectFrom("installation").select("heldSince"));

/** Blocks paying from now on. False in the demo: no biller could know more than the ledger. */
export async function holdPaying(tx: Writer, since: number): Promise<boolean> {
  const { mode } = await readInstallation(tx);
  if (mode === "demo") return false;
  await tx.query.updateTable("installation").set({ heldSince: since }).execute();
  return true;
}

/** Ends the block that follows a restore: inquiries and payments are possible again after this commit. */
export async function letPayingGoOn(tx: Writer): Promise<void> {
  await tx.query.updateTable("installation").set({ heldSince: null }).execute();
}
