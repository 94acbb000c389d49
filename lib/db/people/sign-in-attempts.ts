import type { Writer } from "#lib/db/connection.ts";

/** How often a key (an account, an address) was tried lately, and when last. */
export type Tries = { readonly tries: number; readonly lastAt: number };

/**
 * A key's tries, locked until the transaction ends, so that simultaneous tries are counted one by one. Lock several keys in a fixed order.
 */
export async function lockTries(tx: Writer, key: string): Promise<Tries> {
  return tx.query
    .insertInto("signInAttempts")
    .values({ key, tries: 0, lastAt: 0 })
    .onConflict((conflict) => conflict.column("key").doUpdateSet((eb) => ({ key: eb.ref("excluded.key") })))
    .returning(["tries", "lastAt"])
    .executeTakeFirstOrThrow();
}

/** For a key locked by `lockTries`. */
export async function writeTries(tx: Writer, key: string, tries: Tries): Promise<void> {
  await tx.query.updateTable("signInAttempts").set(tries).where("key", "=", key).execute();
}

/** Resets a key: the next try counts as the first. */
export async function forgetTries(tx: Writer, key: string): Promise<void> {
  await tx.query.deleteFrom("signInAttempts").where("key", "=", key).execute();
}

/** Takes back one try: the person turned out to be allowed in. */
export async function giveBackTry(tx: Writer, key: string): Promise<void> {
  await tx.query
    .updateTable("signInAttempts")
    .set((eb) => ({ tries: eb("tries", "-", 1) }))
    .where("key", "=", key)
    .where("tries", ">", 0)
    .execute();
}

/** Removes keys not tried since `lastAt`, except those being tried now. */
export async function deleteOldTries(tx: Writer, lastAt: number): Promise<void> {
  const old = tx.query.selectFrom("signInAttempts").select("key").where("lastAt", "<", lastAt);
  await tx.query
    .deleteFrom("signInAttempts")
    .where("key", "in", tx.dialect === "postgres" ? old.forUpdate().skipLocked() : old)
    .execute();
}
