import { randomUUID } from "node:crypto";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { locked } from "#lib/db/statement.ts";
import { nameKey } from "#lib/domain/person-name.ts";
import type { Actor, Role } from "#lib/domain/roles.ts";

export type User = Actor & { readonly disabled: boolean; readonly createdAt: number };
/** A user with the hashes of password and PIN; other fields as in the schema. */
export type Credential = {
  readonly user: User;
  readonly passwordHash: string;
  readonly passwordUntil: number | null;
  readonly pinHash: string | null;
  readonly signedInAt: number | null;
};

const USER_COLUMNS = ["id", "username", "name", "role", "disabled", "createdAt"] as const;

type UserRow = Awaited<ReturnType<typeof userRows>>[number];

function readUser({ id, username, name, role, disabled, createdAt }: UserRow): User {
  return { id, username, name, role: role as Role, disabled: disabled === 1, createdAt };
}

function userRows(from: Reader | Writer) {
  return from.query.selectFrom("users").select(USER_COLUMNS).orderBy("username").execute();
}

/** All users, disabled ones included, by username. */
export async function listUsers(from: Reader | Writer): Promise<User[]> {
  return (await userRows(from)).map(readUser);
}

type Named = { readonly cashierId: string | null; readonly cashierName: string | null };

/** Current names, by id, of the people in these rows. */
export async function latestNames(from: Reader, rows: readonly Named[]): Promise<Map<string, string>> {
  const now = new Map((await userRows(from)).map(({ id, name }) => [id, name]));
  const names = new Map<string, string>();
  for (const { cashierId: id, cashierName } of rows) if (id !== null) names.set(id, now.get(id) ?? cashierName ?? id);
  return names;
}

/** One user, locked until the transaction ends: acts that depend on their account or password wait. */
export async function lockUser(tx: Writer, userId: string): Promise<User | null> {
  const query = tx.query.selectFrom("users").select(USER_COLUMNS).where("id", "=", userId);
  const row = await locked(tx, query).executeTakeFirst();
  return row ? readUser(row) : null;
}

/**
 * All users, locked until the transaction ends, so that two supervisors who demote each other are judged one after the other. Always in one
 * order, to prevent deadlocks.
 */
export async function lockUsers(tx: Writer): Promise<User[]> {
  const query = tx.query.selectFrom("users").select(USER_COLUMNS).orderBy("id");
  return (await locked(tx, query).execute()).map(readUser);
}

/** The number of users who are active supervisors, or were after `since` (UTC milliseconds). */
export async function countSupervisors(from: Reader | Writer, since: number): Promise<number> {
  const row = await from.query
    .selectFrom("users")
    .select((eb) => eb.fn.countAll().as("count"))
    .where((eb) => eb.or([eb("role", "=", "supervisor").and("disabled", "=", 0), eb("supervisorUntil", ">", since)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** `by`: the id, or the stored username. */
export async function findCredential(
  from: Reader | Writer,
  by: { readonly id: string } | { readonly username: string },
): Promise<Credential | null> {
  const query = from.query
    .selectFrom("users")
    .select([...USER_COLUMNS, "passwordHash", "passwordUntil", "pinHash", "signedInAt"]);
  const row = await ("id" in by
    ? query.where("id", "=", by.id)
    : query.where("username", "=", by.username)
  ).executeTakeFirst();
  if (!row) return null;
  const { passwordHash, passwordUntil, pinHash, signedInAt } = row;
  return { user: readUser(row), passwordHash, passwordUntil, pinHash, signedInAt };
}

/** Whether somebody else has a name that reads like this one. Under `lockUsers` the answer holds until the transaction ends. */
export async function isNameTaken(tx: Writer, name: string, byOtherThan: string | null): Promise<boolean> {
  const row = await tx.query.selectFrom("users").select("id").where("nameKey", "=", nameKey(name)).executeTakeFirst();
  return row !== undefined && row.id !== byOtherThan;
}

/** Null when the username is taken. */
export async function insertUser(
  tx: Writer,
  user: { username: string; name: string; role: Role; passwordHash: string; passwordUntil: number | null; at: number },
): Promise<User | null> {
  const { at, ...given } = user;
  const row = await tx.query
    .insertInto("users")
    .values({ ...given, id: randomUUID(), nameKey: nameKey(user.name), disabled: 0, createdAt: at })
    .onConflict((conflict) => conflict.column("username").doNothing())
    .returning(USER_COLUMNS)
    .executeTakeFirst();
  return row ? readUser(row) : null;
}

/** Changes only the given fields. A new password does not end the user's sessions; the caller does that. */
export async function updateUser(
  tx: Writer,
  userId: string,
  {
    disabled,
    ...same
  }: {
    name?: string;
    role?: Role;
    disabled?: boolean;
    supervisorUntil?: number;
    passwordHash?: string;
    passwordUntil?: number | null;
    pinHash?: string | null;
    signedInAt?: number;
  },
): Promise<void> {
  const change = {
    ...same,
    ...(same.name !== undefined && { nameKey: nameKey(same.name) }),
    ...(disabled !== undefined && { disabled: Number(disabled) }),
  };
  if (Object.keys(change).length === 0) return;
  await tx.query.updateTable("users").set(change).where("id", "=", userId).execute();
}
