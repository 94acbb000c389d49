import { randomUUID } from "node:crypto";
import type { Reader, Writer } from "#lib/db/connection.ts";
import { locked } from "#lib/db/statement.ts";
import { nameKey } from "#lib/domain/person-name.ts";
import type { Actor, Role } from "#lib/domain/roles.ts";
import { peopleOf, readDate } from "./people-tables.ts";

export type User = Actor & { readonly disabled: boolean; readonly createdAt: number };
/** A user with what their password is checked against. */
export type Credential = { readonly user: User; readonly passwordHash: string };

/** What Better Auth calls a password of its own, as against another service's. */
const PASSWORD_PROVIDER = "credential";
const USER_COLUMNS = ["users.id", "username", "name", "role", "banned", "users.createdAt"] as const;

type UserRow = Awaited<ReturnType<typeof userRows>>[number];

function readUser(row: UserRow): User {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role as Role,
    disabled: Boolean(row.banned),
    createdAt: readDate(row.createdAt),
  };
}

function userRows(from: Reader | Writer) {
  return peopleOf(from).selectFrom("users").select(USER_COLUMNS).orderBy("username").execute();
}

/** Everyone, the disabled too, by username. */
export async function listUsers(from: Reader | Writer): Promise<User[]> {
  return (await userRows(from)).map(readUser);
}

type Named = { readonly cashierId: string | null; readonly cashierName: string | null };

/** Whoever stands in these rows, by id, under the name that they have now. */
export async function latestNames(from: Reader, rows: readonly Named[]): Promise<Map<string, string>> {
  const now = new Map((await userRows(from)).map(({ id, name }) => [id, name]));
  const names = new Map<string, string>();
  for (const { cashierId: id, cashierName } of rows) if (id !== null) names.set(id, now.get(id) ?? cashierName ?? id);
  return names;
}

/** One user, held until the transaction ends: whatever depends on who they are or their password waits. */
export async function lockUser(tx: Writer, userId: string): Promise<User | null> {
  const query = peopleOf(tx).selectFrom("users").select(USER_COLUMNS).where("id", "=", userId);
  const row = await locked(tx, query).executeTakeFirst();
  return row ? readUser(row) : null;
}

/**
 * Everyone, held until the transaction ends: two who remove each other as supervisors are judged one after the other. All in one order,
 * or two changes could wait for each other.
 */
export async function lockUsers(tx: Writer): Promise<User[]> {
  const query = peopleOf(tx).selectFrom("users").select(USER_COLUMNS).orderBy("id");
  return (await locked(tx, query).execute()).map(readUser);
}

/** Those who are active supervisors, or were after `since` (UTC milliseconds). */
export async function countSupervisors(from: Reader | Writer, since: number): Promise<number> {
  const row = await peopleOf(from)
    .selectFrom("users")
    .select((eb) => eb.fn.countAll().as("count"))
    .where((eb) => eb.or([eb("role", "=", "supervisor").and("banned", "=", false), eb("supervisorUntil", ">", since)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** `by`: the id, or the username as it is stored. */
export async function findCredential(
  from: Reader | Writer,
  by: { readonly id: string } | { readonly username: string },
): Promise<Credential | null> {
  const [column, value] = "id" in by ? (["users.id", by.id] as const) : (["users.username", by.username] as const);
  const row = await peopleOf(from)
    .selectFrom("users")
    .innerJoin("accounts", "accounts.userId", "users.id")
    .select([...USER_COLUMNS, "accounts.password"])
    .where("accounts.providerId", "=", PASSWORD_PROVIDER)
    .where(column, "=", value)
    .executeTakeFirst();
  return row?.password ? { user: readUser(row), passwordHash: row.password } : null;
}

/** Whether somebody else goes by a name that reads like this one. Asked under `lockUsers`, the answer stands until the transaction ends. */
export async function isNameTaken(tx: Writer, name: string, byOtherThan: string | null): Promise<boolean> {
  const row = await peopleOf(tx)
    .selectFrom("users")
    .select("id")
    .where("nameKey", "=", nameKey(name))
    .executeTakeFirst();
  return row !== undefined && row.id !== byOtherThan;
}

/** Null when the username is taken. */
export async function insertUser(
  tx: Writer,
  user: { username: string; name: string; role: Role; passwordHash: string; at: number },
): Promise<User | null> {
  const { username, name, role, passwordHash } = user;
  const id = randomUUID();
  const dates = { createdAt: new Date(user.at), updatedAt: new Date(user.at) };
  // Better Auth wants an address for everyone; nothing is ever sent to it.
  const email = `${username}@loket.invalid`;
  const inserted = await peopleOf(tx)
    .insertInto("users")
    .values({ id, username, name, nameKey: nameKey(name), role, email, emailVerified: false, banned: false, ...dates })
    .onConflict((conflict) => conflict.column("username").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) return null;
  const account = { id: randomUUID(), accountId: id, providerId: PASSWORD_PROVIDER, userId: id, ...dates };
  await peopleOf(tx)
    .insertInto("accounts")
    .values({ ...account, password: passwordHash })
    .execute();
  return { id, username, name, role, disabled: false, createdAt: user.at };
}

/** Changes what is given and leaves the rest; `at` in UTC milliseconds. */
export async function updateUser(
  tx: Writer,
  userId: string,
  change: { name?: string; role?: Role; disabled?: boolean; supervisorUntil?: number; at: number },
): Promise<void> {
  const { disabled, at, ...same } = change;
  const key = change.name === undefined ? {} : { nameKey: nameKey(change.name) };
  await peopleOf(tx)
    .updateTable("users")
    .set({ ...same, ...key, ...(disabled === undefined ? {} : { banned: disabled }), updatedAt: new Date(at) })
    .where("id", "=", userId)
    .execute();
}

/** `at` in UTC milliseconds. The sessions stand until whoever calls ends them. */
export async function updatePassword(tx: Writer, userId: string, passwordHash: string, at: number): Promise<void> {
  await peopleOf(tx)
    .updateTable("accounts")
    .set({ password: passwordHash, updatedAt: new Date(at) })
    .where("userId", "=", userId)
    .where("providerId", "=", PASSWORD_PROVIDER)
    .execute();
}
