import type { Reader, Writer } from "#lib/db/connection.ts";

export type Passkey = {
  /** The browser's name for it, base64url. */
  readonly id: string;
  /** Its owner's name for it. */
  readonly name: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** The number of signatures that it reports; 0 if it does not count. */
  readonly counter: number;
  /** UTC milliseconds. */
  readonly addedAt: number;
};

/** A person's second factors. */
export type Factors = {
  /** The authenticator app's sealed secret; null without one. */
  readonly totp: string | null;
  readonly passkeys: readonly Passkey[];
  /** The number of unused recovery codes. */
  readonly recoveryCodes: number;
};

export async function factorsOf(from: Reader | Writer, userId: string): Promise<Factors> {
  const user = await from.query.selectFrom("users").select("totp").where("id", "=", userId).executeTakeFirst();
  const passkeys = await from.query
    .selectFrom("passkeys")
    .select(["id", "name", "publicKey", "counter", "addedAt"])
    .where("userId", "=", userId)
    .orderBy("addedAt")
    .execute();
  const codes = await from.query
    .selectFrom("recoveryCodes")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("userId", "=", userId)
    .executeTakeFirstOrThrow();
  return { totp: user?.totp ?? null, passkeys, recoveryCodes: Number(codes.count) };
}

/** Stores the app's sealed secret, or none, and the last used time step. */
export async function writeTotp(tx: Writer, userId: string, totp: string | null, step: number | null): Promise<void> {
  await tx.query.updateTable("users").set({ totp, totpStep: step }).where("id", "=", userId).execute();
}

/** False when a code of this or a later time step was used already. */
export async function useTotpStep(tx: Writer, userId: string, step: number): Promise<boolean> {
  const used = await tx.query
    .updateTable("users")
    .set({ totpStep: step })
    .where("id", "=", userId)
    .where("totpStep", "<", step)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

export async function insertPasskey(tx: Writer, userId: string, passkey: Passkey): Promise<void> {
  await tx.query
    .insertInto("passkeys")
    .values({ ...passkey, userId })
    .execute();
}

/** False when the passkey is not theirs. */
export async function deletePasskey(tx: Writer, userId: string, id: string): Promise<boolean> {
  const query = tx.query.deleteFrom("passkeys").where("id", "=", id).where("userId", "=", userId);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

export async function notePasskeyUse(tx: Writer, id: string, counter: number): Promise<void> {
  await tx.query.updateTable("passkeys").set({ counter }).where("id", "=", id).execute();
}

/** Replaces the recovery codes by these hashes; an empty list removes all. */
export async function replaceRecoveryCodes(tx: Writer, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.query.deleteFrom("recoveryCodes").where("userId", "=", userId).execute();
  if (hashes.length === 0) return;
  await tx.query
    .insertInto("recoveryCodes")
    .values(hashes.map((hash) => ({ hash, userId })))
    .execute();
}

/** False when there is no such unused code. */
export async function useRecoveryCode(tx: Writer, userId: string, hash: string): Promise<boolean> {
  const query = tx.query.deleteFrom("recoveryCodes").where("hash", "=", hash).where("userId", "=", userId);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

/** Removes all of a person's factors. */
export async function deleteFactors(tx: Writer, userId: string): Promise<void> {
  await writeTotp(tx, userId, null, null);
  await tx.query.deleteFrom("passkeys").where("userId", "=", userId).execute();
  await replaceRecoveryCodes(tx, userId, []);
}
