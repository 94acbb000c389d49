import type { Database } from "#lib/db/connection.ts";
import { type Role, SYSTEM } from "#lib/domain/roles.ts";
import { createPasswordHasher, type PasswordHasher } from "../password-hash.ts";
import { createAuth } from "../people.ts";

export const AUDIT_KEY = Buffer.alloc(32, 7);
const SECRET = "3c1f".repeat(16);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const PASSWORD = "hujan bulan juni";
const AT_FIRST = Date.UTC(2026, 10, 22, 1);

export type Outlet = ReturnType<typeof outletOn>;

/** People on a database, with a clock that moves only on request, and light hashing that is counted. */
export function outletOn(
  database: Database,
  options: { readonly appUrl?: string; readonly secret?: string; readonly demo?: boolean } = {},
) {
  const light = createPasswordHasher({ N: 2, r: 1, p: 1 });
  const world = {
    clock: AT_FIRST,
    hashings: 0,
    /** Runs in the middle of the next password check. */
    meanwhile: async (): Promise<void> => {},
  };
  const passwords: PasswordHasher = {
    hash: (password) => {
      world.hashings++;
      return light.hash(password);
    },
    verify: async (given) => {
      world.hashings++;
      const { meanwhile } = world;
      world.meanwhile = async () => {};
      await meanwhile();
      return light.verify(given);
    },
  };
  const now = () => world.clock;
  const kept = { database, auditKey: AUDIT_KEY, secret: SECRET, appUrl: "http://localhost:3000" };
  const auth = createAuth({ ...kept, ...options, now, passwords });
  const signIn = (username: string, password = PASSWORD, address = "192.0.2.1", cookies: string | null = null) =>
    auth.signIn({ username, password, address, cookies, userAgent: "" });
  return {
    world,
    auth,
    signIn,
    async user(username: string, role: Role = "cashier") {
      const created = await auth.createUser({ username, name: `Orang ${username}`, password: PASSWORD, role }, SYSTEM);
      if (!created.ok) throw new Error(JSON.stringify(created.error));
      return created.user;
    },
    /** The session of this `Cookie` header, which must exist. */
    async sessionIn(cookie: string) {
      const session = await auth.sessionOf(cookie);
      if (!session) throw new Error("the session does not stand");
      return session;
    },
    /** The `Cookie` header after a new sign-in. */
    async cookieOf(username: string, password = PASSWORD) {
      const result = await signIn(username, password);
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return result.cookie.setCookie.split(";")[0] as string;
    },
  };
}

/** The audit log's rows, oldest first. */
export async function auditRows(database: Database) {
  const rows = await database.read.query.selectFrom("auditLog").selectAll().orderBy("seq").execute();
  return rows.map(({ actorName, action, subject, data }) => ({ by: actorName, action, subject, ...JSON.parse(data) }));
}
