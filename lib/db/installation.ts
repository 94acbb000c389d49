import { randomInt } from "node:crypto";
import type { RefId } from "#lib/domain/identifiers.ts";
import type { Database, Reader, Writer } from "./connection.ts";
import { statement } from "./statement.ts";

export type Mode = "demo" | "sandbox" | "production";
export type Installation = { readonly mode: Mode; readonly username: string };

// No letters that are mistaken for digits when a reference is read out over the telephone.
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const PREFIX_LETTERS = 3;
const SEQUENCE_DIGITS = 7;

/** The mode and account that this ledger belongs to; it remembers the first it was started with. */
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

/** A reference that this installation has never used: its prefix and a durable sequence, letters and digits only (IAK code 03 otherwise). */
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

/** Makes the references that come next, counted from 0, without taking them. */
export async function readRefIds(from: Reader): Promise<(ahead: number) => RefId> {
  const { refPrefix, nextRef } = await from.query
    .selectFrom("installation")
    .select(["refPrefix", "nextRef"])
    .executeTakeFirstOrThrow();
  return (ahead) => refIdOf(refPrefix, nextRef + ahead);
}

/** The reference that is `ahead` places beyond the last one that the ledger knows of: 0 is the next to be taken. */
export async function refIdAhead(from: Reader, ahead: number): Promise<RefId> {
  return (await readRefIds(from))(ahead);
}

/** Passes over references that were in use before a backup was restored. */
export async function skipRefIds(tx: Writer, count: number): Promise<void> {
  await tx.query
    .updateTable("installation")
    .set((eb) => ({ nextRef: eb("nextRef", "+", count) }))
    .execute();
}

/** Since when paying is held back after a restore; null when it is not. */
export async function heldSince(from: Reader | Writer): Promise<number | null> {
  const [row] = (await hold(from, {})).rows;
  return row?.heldSince ?? null;
}

const hold = statement((from: Reader | Writer, _: object) => from.query.selectFrom("installation").select("heldSince"));

/** Holds paying back from now on. False in the demo: there is no biller that could know more than the ledger. */
export async function holdPaying(tx: Writer, since: number): Promise<boolean> {
  const { mode } = await readInstallation(tx);
  if (mode === "demo") return false;
  await tx.query.updateTable("installation").set({ heldSince: since }).execute();
  return true;
}

/** Ends the hold that a restored ledger begins with: from this commit on there are new inquiries and payments again. */
export async function letPayingGoOn(tx: Writer): Promise<void> {
  await tx.query.updateTable("installation").set({ heldSince: null }).execute();
}
