import type { Reader, Writer } from "#lib/db/connection.ts";

export type Passkey = {
  /** As the browser names it, base64url. */
  readonly id: string;
  /** What its owner calls it. */
  readonly name: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** Signatures that it says it has made; 0 where it does not count. */
  readonly counter: number;
  /** UTC milliseconds. */
  readonly addedAt: number;
};

/** A person's second factors. */
export type Factors = {
  /** The sealed secret of the authenticator app; null where there is none. */
  readonly totp: string | null;
  readonly passkeys: readonly Passkey[];
  /** Recovery codes that have not been used. */
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

/** The app's secret, sealed, or none, and the step whose code was used last. */
export async function writeTotp(tx: Writer, userId: string, totp: string | null, step: number | null): Promise<void> {
  await tx.query.updateTable("users").set({ totp, totpStep: step }).where("id", "=", userId).execute();
}

/** False when a code of this step or a later one has been used already. */
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

/** False when it is not theirs. */
export async function deletePasskey(tx: Writer, userId: string, id: string): Promise<boolean> {
  const query = tx.query.deleteFrom("passkeys").where("id", "=", id).where("userId", "=", userId);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

export async function notePasskeyUse(tx: Writer, id: string, counter: number): Promise<void> {
  await tx.query.updateTable("passkeys").set({ counter }).where("id", "=", id).execute();
}

/** These, by their hashes, in the place of those there were; none of them takes all away. */
export async function replaceRecoveryCodes(tx: Writer, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.query.deleteFrom("recoveryCodes").where("userId", "=", userId).execute();
  if (hashes.length === 0) return;
  await tx.query
    .insertInto("recoveryCodes")
    .values(hashes.map((hash) => ({ hash, userId })))
    .execute();
}

/** False when there is no such code, or no longer. */
export async function useRecoveryCode(tx: Writer, userId: string, hash: string): Promise<boolean> {
  const query = tx.query.deleteFrom("recoveryCodes").where("hash", "=", hash).where("userId", "=", userId);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}

/** Takes every factor of a person away. */
export async function deleteFactors(tx: Writer, userId: string): Promise<void> {
  await writeTotp(tx, userId, null, null);
  await tx.query.deleteFrom("passkeys").where("userId", "=", userId).execute();
  await replaceRecoveryCodes(tx, userId, []);
}
