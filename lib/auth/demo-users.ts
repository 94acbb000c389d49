import { listUsers } from "#lib/db/people/users.ts";
import { SYSTEM } from "#lib/domain/roles.ts";
import { type NewUser, storeUser } from "./create-user.ts";
import type { AuthDeps } from "./deps.ts";

const DEMO_USERS: readonly NewUser[] = [
  { username: "kasir", name: "Rina Astuti", password: "kasir-demo", role: "cashier" },
  { username: "kasir2", name: "Budi Santoso", password: "kasir-demo", role: "cashier" },
  { username: "supervisor", name: "Sri Wahyuni", password: "supervisor-demo", role: "supervisor" },
];

/** Creates the demo's accounts, and `more`, where they are missing. Demo mode only: their passwords are public. */
export async function ensureDemoUsers(deps: AuthDeps, more: readonly NewUser[] = []): Promise<void> {
  const present = new Set((await listUsers(deps.database.read)).map(({ username }) => username));
  for (const user of [...DEMO_USERS, ...more]) if (!present.has(user.username)) await storeUser(deps, user, SYSTEM);
}
