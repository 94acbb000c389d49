import type { Database } from "#lib/db/connection.ts";
import { sessionUse } from "#lib/db/people/sessions.ts";
import { countSupervisors, listUsers } from "#lib/db/people/users.ts";
import type { Actor, By, Role } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";
import { disableUser, enableUser, renameUser, setPassword, setRole } from "./change-user.ts";
import { confirmOwnPassword, confirmPassword } from "./confirm-password.ts";
import { createUser, type NewUser } from "./create-user.ts";
import { ensureDemoUsers } from "./demo-users.ts";
import type { AuthDeps } from "./deps.ts";
import { endSessions, signOut } from "./end-sessions.ts";
import { forSupervisors } from "./guard.ts";
import { deviceRules } from "./known-device.ts";
import { addUser, manageUser, type UserAct } from "./manage-users.ts";
import { changeOwnPassword, replacePassword } from "./own-password.ts";
import { createPasswordHasher, type PasswordHasher } from "./password-hash.ts";
import { createRoom } from "./places.ts";
import { cookieRules, SESSION_LIMITS } from "./session-cookie.ts";
import { gatedSessionOf, type Session, sessionOf } from "./session-of.ts";
import { type SignInRequest, signIn } from "./sign-in.ts";

/** Two passwords are checked at once, a third of a second each: the last in line waits two seconds. */
const STRANGERS = { most: 12, ofOne: 6 };
/** On devices of their own, and of those signed in. */
const KNOWN = { most: 24, ofOne: 4 };

export type AuthOptions = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** Sessions and devices are known by it; changing it signs everyone out. */
  readonly secret: string;
  /** True behind HTTPS. */
  readonly secureCookies: boolean;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** Only tests give their own, to count the work or to make it light. */
  readonly passwords?: PasswordHasher;
};

/** Everything about people: signing in and out, whose session a request is, and the keeping of users. */
export function createAuth(options: AuthOptions) {
  const { database, auditKey, secret, now, passwords = createPasswordHasher() } = options;
  const cookie = cookieRules(secret, options.secureCookies);
  const devices = deviceRules(secret, options.secureCookies);
  const rooms = { strangers: createRoom(STRANGERS), known: createRoom(KNOWN) };
  const deps: AuthDeps = { database, auditKey, now, passwords, cookie, devices, rooms };
  return {
    signIn: (request: SignInRequest) => signIn(deps, request),
    sessionOf: (cookieHeader: string | null) => sessionOf(deps, cookieHeader),
    gatedSessionOf: (cookieHeader: string | null) => gatedSessionOf(deps, cookieHeader),
    replacePassword: (cookieHeader: string | null, password: string) => replacePassword(deps, cookieHeader, password),
    changeOwnPassword: (session: Session, typed: { own: string; password: string }) =>
      changeOwnPassword(deps, session, typed),
    signOut: (cookieHeader: string | null) => signOut(deps, cookieHeader),
    endSessions: (userId: string, by: By) => endSessions(deps, userId, by),
    confirmPassword: (userId: string, password: string) => confirmPassword(deps, userId, password),
    confirmOwnPassword: (actor: Actor, own: string) => confirmOwnPassword(deps, actor, own),
    createUser: (wanted: NewUser, by: By) => createUser(deps, wanted, by),
    renameUser: (userId: string, name: string, by: By) => renameUser(deps, userId, name, by),
    setRole: (userId: string, role: Role, by: By) => setRole(deps, userId, role, by),
    setPassword: (userId: string, password: string, by: By) => setPassword(deps, userId, password, by),
    disableUser: (userId: string, by: By) => disableUser(deps, userId, by),
    enableUser: (userId: string, by: By) => enableUser(deps, userId, by),
    /** For the command line and for checks; pages ask for `people`. */
    listUsers: () => listUsers(database.read),
    people: (actor: Actor) => forSupervisors(actor, async () => ({ users: await listUsers(database.read) })),
    /** Whoever asks must be a supervisor, whichever page or action it comes from. */
    addUser: (actor: Actor, wanted: NewUser, own: string) => addUser(deps, actor, wanted, own),
    manageUser: (actor: Actor, userId: string, act: UserAct) => manageUser(deps, actor, userId, act),
    /** For supervisors: how many sessions of each user still stand, and when they were last in use. */
    sessionUse: (actor: Actor) =>
      forSupervisors(actor, async () => {
        const [started, lastSeen] = [now() - SESSION_LIMITS.absoluteMs, now() - SESSION_LIMITS.idleMs];
        return { use: await sessionUse(database.read, { started, lastSeen }) };
      }),
    /** Whoever was an active supervisor at some time within it counts: nobody is made the only one by another's being disabled. */
    countSupervisorsOfLastDay: () => countSupervisors(database.read, now() - DAY),
    ensureDemoUsers: (more?: readonly NewUser[]) => ensureDemoUsers(deps, more),
  };
}
