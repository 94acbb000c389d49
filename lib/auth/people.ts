import type { Database } from "#lib/db/connection.ts";
import { sessionsOf, sessionUse } from "#lib/db/people/sessions.ts";
import { countSupervisors, listUsers } from "#lib/db/people/users.ts";
import type { Actor, By, Role, StepUpKind } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";
import { disableUser, enableUser, renameUser, setPassword, setRole } from "./change-user.ts";
import { type FactorProof, factorOf, passkeyQuestion } from "./check-factor.ts";
import { confirmOwnPassword, confirmPassword } from "./confirm-password.ts";
import { createUser, type NewUser } from "./create-user.ts";
import { ensureDemoUsers } from "./demo-users.ts";
import type { AuthDeps } from "./deps.ts";
import { endOwnSession, endSessions, signOut } from "./end-sessions.ts";
import { forSupervisors } from "./guard.ts";
import { deviceRules } from "./known-device.ts";
import { addUser, manageUser, type UserAct } from "./manage-users.ts";
import {
  addPasskey,
  addTotp,
  newPasskey,
  newTotp,
  removeFactor,
  renewRecoveryCodes,
  resetFactors,
} from "./own-factors.ts";
import { changeOwnPassword, replacePassword } from "./own-password.ts";
import { createPasswordHasher, type PasswordHasher } from "./password-hash.ts";
import { createPlaces, createRoom, type Room } from "./places.ts";
import { hasPin, lockScreen, setPin, unlockScreen } from "./screen-lock.ts";
import { sealer } from "./seal.ts";
import { cookieRules, SESSION_LIMITS } from "./session-cookie.ts";
import { gatedSessionOf, type Session, sessionOf } from "./session-of.ts";
import { type SignInRequest, signIn } from "./sign-in.ts";
import { gateQuestion, needsStepUp, passFactor, stepUp } from "./step-up.ts";

/** One at a time, a third of a second each: the last in line waits four seconds. */
const STRANGERS = { most: 12, ofOne: 6 };
/** For known devices, and for people who are signed in. */
const KNOWN = { most: 24, ofOne: 4 };

export type AuthOptions = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** The key of sessions and known devices; changing it signs everyone out. */
  readonly secret: string;
  /** Our address in browsers. */
  readonly appUrl: string;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** The demo's accounts are everybody's, so a new device means nothing. */
  readonly demo?: boolean;
  /** Only for tests, to count the work or make it light. */
  readonly passwords?: PasswordHasher;
};

/** Everything about people: sign-in and sign-out, the session of a request, and user management. */
export function createAuth(options: AuthOptions) {
  const { database, auditKey, secret, now, passwords = createPasswordHasher() } = options;
  const site = new URL(options.appUrl);
  const secure = site.protocol === "https:";
  const cookie = cookieRules(secret, secure);
  const devices = deviceRules(secret, secure, now);
  const sealed = sealer(secret, "totp");
  const line = createRoom(STRANGERS);
  const inTurn = createPlaces(1);
  // Of the two hashes that run at once, at most one is a stranger's, so known people do not queue behind strangers.
  const strangers: Room = (who, work) => line(who, () => inTurn(work));
  const rooms = { strangers, known: createRoom(KNOWN) };
  const deps: AuthDeps = {
    database,
    auditKey,
    now,
    passwords,
    site,
    secret,
    sealed,
    deviceAlarms: !options.demo,
    cookie,
    devices,
    rooms,
  };
  const oldest = () => ({ started: now() - SESSION_LIMITS.absoluteMs, lastSeen: now() - SESSION_LIMITS.idleMs });
  return {
    signIn: (request: SignInRequest) => signIn(deps, request),
    sessionOf: (cookieHeader: string | null) => sessionOf(deps, cookieHeader),
    knownBrowser: devices.numberOf,
    /** Second factors: at sign-in, before some acts, and one's own. */
    passFactor: (cookieHeader: string | null, proof: FactorProof) => passFactor(deps, cookieHeader, proof),
    gateQuestion: (cookieHeader: string | null) => gateQuestion(deps, cookieHeader),
    stepUp: (session: Session, kind: StepUpKind, proof: FactorProof) => stepUp(deps, session, kind, proof),
    needsStepUp: (session: Session, kind: StepUpKind) => needsStepUp(deps, session, kind),
    stepUpQuestion: (session: Session) => passkeyQuestion(deps, session),
    factorOf: (actor: Actor) => factorOf(database.read, actor),
    newTotp: (actor: Actor) => newTotp(deps, actor),
    addTotp: (session: Session, typed: Parameters<typeof addTotp>[2]) => addTotp(deps, session, typed),
    newPasskey: (session: Session) => newPasskey(deps, session),
    addPasskey: (session: Session, made: Parameters<typeof addPasskey>[2]) => addPasskey(deps, session, made),
    removeFactor: (session: Session, id: string) => removeFactor(deps, session, id),
    renewRecoveryCodes: (session: Session) => renewRecoveryCodes(deps, session),
    resetFactors: (username: string, by: By) => resetFactors(deps, username, by),
    gatedSessionOf: (cookieHeader: string | null) => gatedSessionOf(deps, cookieHeader),
    replacePassword: (cookieHeader: string | null, password: string) => replacePassword(deps, cookieHeader, password),
    changeOwnPassword: (session: Session, typed: { own: string; password: string }) =>
      changeOwnPassword(deps, session, typed),
    ownSessions: (actor: Actor) => sessionsOf(database.read, actor.id, oldest()),
    endOwnSession: (actor: Actor, sessionId: string) => endOwnSession(deps, actor, sessionId),
    lockScreen: (session: Session) => lockScreen(deps, session),
    unlockScreen: (cookieHeader: string | null, pin: string) => unlockScreen(deps, cookieHeader, pin),
    hasPin: (actor: Actor) => hasPin(deps, actor),
    setPin: (session: Session, typed: { own: string; pin: string }) => setPin(deps, session, typed),
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
    /** For the command line and checks; pages use `people`. */
    listUsers: () => listUsers(database.read),
    people: (actor: Actor) => forSupervisors(actor, async () => ({ users: await listUsers(database.read) })),
    /** The actor must be a supervisor, whichever page or action calls. */
    addUser: (actor: Actor, wanted: NewUser, own: string) => addUser(deps, actor, wanted, own),
    manageUser: (actor: Actor, userId: string, act: UserAct) => manageUser(deps, actor, userId, act),
    /** For supervisors: the number of each user's sessions, and when they were last used. */
    sessionUse: (actor: Actor) =>
      forSupervisors(actor, async () => {
        return { use: await sessionUse(database.read, oldest()) };
      }),
    /** Counts everyone who was an active supervisor within the last day: disabling others does not make anybody the only one. */
    countSupervisorsOfLastDay: () => countSupervisors(database.read, now() - DAY),
    ensureDemoUsers: (more?: readonly NewUser[]) => ensureDemoUsers(deps, more),
  };
}
