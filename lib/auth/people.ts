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

/** One after the other, a third of a second each: the last in line waits four seconds. */
const STRANGERS = { most: 12, ofOne: 6 };
/** On devices of their own, and of those signed in. */
const KNOWN = { most: 24, ofOne: 4 };

export type AuthOptions = {
  readonly database: Database;
  readonly auditKey: Buffer;
  /** Sessions and devices are known by it; changing it signs everyone out. */
  readonly secret: string;
  /** Where browsers find us. */
  readonly appUrl: string;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** The demo's accounts are everybody's, and each device of theirs is new. */
  readonly demo?: boolean;
  /** Only tests give their own, to count the work or to make it light. */
  readonly passwords?: PasswordHasher;
};

/** Everything about people: signing in and out, whose session a request is, and the keeping of users. */
export function createAuth(options: AuthOptions) {
  const { database, auditKey, secret, now, passwords = createPasswordHasher() } = options;
  const site = new URL(options.appUrl);
  const secure = site.protocol === "https:";
  const cookie = cookieRules(secret, secure);
  const devices = deviceRules(secret, secure, now);
  const sealed = sealer(secret, "totp");
  const line = createRoom(STRANGERS);
  const inTurn = createPlaces(1);
  // Of the two passwords that are hashed at once one is never a stranger's: whoever is known does not wait behind their line.
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
    /** Of second factors: shown at sign-in, shown anew before some acts, and one's own. */
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
    /** For the command line and for checks; pages ask for `people`. */
    listUsers: () => listUsers(database.read),
    people: (actor: Actor) => forSupervisors(actor, async () => ({ users: await listUsers(database.read) })),
    /** Whoever asks must be a supervisor, whichever page or action it comes from. */
    addUser: (actor: Actor, wanted: NewUser, own: string) => addUser(deps, actor, wanted, own),
    manageUser: (actor: Actor, userId: string, act: UserAct) => manageUser(deps, actor, userId, act),
    /** For supervisors: how many sessions of each user still stand, and when they were last in use. */
    sessionUse: (actor: Actor) =>
      forSupervisors(actor, async () => {
        return { use: await sessionUse(database.read, oldest()) };
      }),
    /** Whoever was an active supervisor at some time within it counts: nobody is made the only one by another's being disabled. */
    countSupervisorsOfLastDay: () => countSupervisors(database.read, now() - DAY),
    ensureDemoUsers: (more?: readonly NewUser[]) => ensureDemoUsers(deps, more),
  };
}
