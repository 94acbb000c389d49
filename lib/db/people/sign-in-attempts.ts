import type { Writer } from "#lib/db/connection.ts";

/** How often a key (an account, an address) was tried of late, and when last. */
export type Tries = { readonly tries: number; readonly lastAt: number };

/**
 * A key's tries, held until the transaction ends, so that two who try at once are counted one after the other. Whoever holds several
 * takes them in the same order as everyone else.
 */
export async function lockTries(tx: Writer, key: string): Promise<Tries> {
  return tx.query
    .insertInto("signInAttempts")
    .values({ key, tries: 0, lastAt: 0 })
    .onConflict((conflict) => conflict.column("key").doUpdateSet((eb) => ({ key: eb.ref("excluded.key") })))
    .returning(["tries", "lastAt"])
    .executeTakeFirstOrThrow();
}

/** Of a key that `lockTries` holds. */
export async function writeTries(tx: Writer, key: string, tries: Tries): Promise<void> {
  await tx.query.updateTable("signInAttempts").set(tries).where("key", "=", key).execute();
}

/** The next try counts from one again. */
export async function forgetTries(tx: Writer, key: string): Promise<void> {
  await tx.query.deleteFrom("signInAttempts").where("key", "=", key).execute();
}

/** One try fewer: it turned out to be somebody who may come in. */
export async function giveBackTry(tx: Writer, key: string): Promise<void> {
  await tx.query
    .updateTable("signInAttempts")
    .set((eb) => ({ tries: eb("tries", "-", 1) }))
    .where("key", "=", key)
    .where("tries", ">", 0)
    .execute();
}

/** Removes keys that nobody has tried since `lastAt`, but for those that somebody is trying now. */
export async function deleteOldTries(tx: Writer, lastAt: number): Promise<void> {
  const old = tx.query.selectFrom("signInAttempts").select("key").where("lastAt", "<", lastAt);
  await tx.query
    .deleteFrom("signInAttempts")
    .where("key", "in", tx.dialect === "postgres" ? old.forUpdate().skipLocked() : old)
    .execute();
}
