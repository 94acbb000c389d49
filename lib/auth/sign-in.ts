import { raiseAlarmOnce } from "#lib/db/audit/alarms.ts";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { deleteStaleSessions, type Gate, gateOf, insertSession } from "#lib/db/people/sessions.ts";
import { type Credential, findCredential, lockUser, type User, updateUser } from "#lib/db/people/users.ts";
import { deviceName } from "#lib/domain/device-name.ts";
import { readUsername } from "#lib/domain/person-name.ts";
import { plainLine } from "#lib/domain/plain-line.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, SYSTEM } from "#lib/domain/roles.ts";
import { DAY } from "#lib/domain/time.ts";
import { factorOf } from "./check-factor.ts";
import { countTry, forgiveTries, type Tried, triedFrom, triedOn } from "./count-try.ts";
import type { AuthDeps } from "./deps.ts";
import { endBrowserSession } from "./end-sessions.ts";
import { networkOf } from "./network.ts";
import { type HttpCookie, SESSION_LIMITS } from "./session-cookie.ts";

export type SignInRequest = {
  readonly username: string;
  readonly password: string;
  /** The client's address, from the socket or a trusted proxy. */
  readonly address: string;
  /** The request's `Cookie` header. */
  readonly cookies: string | null;
  /** The browser's user agent. */
  readonly userAgent: string;
};
/** `cookie` carries the session; `device` stays after it ends; `gate`: what the session still waits for. */
export type SignedIn = {
  readonly actor: Actor;
  readonly cookie: HttpCookie;
  /** Null until a required second factor is given. */
  readonly device: HttpCookie | null;
  readonly gate: Gate | null;
};

/** The stored length of a user agent. */
const LONGEST_AGENT = 300;

/** Replaces a username that cannot exist: it may be a password typed into the wrong field. */
const NOBODY = "?";

/**
 * Signs a person in with a new session. A wrong password, an unknown user and a disabled one get the same `sign_in_failed` after the same
 * work; an expired or used one-time password gets `password_expired`; too many tries get `sign_in_throttled` with the `seconds` to wait;
 * `sign_in_busy` if too many wait for a check.
 */
export async function signIn(deps: AuthDeps, request: SignInRequest): Promise<Result<SignedIn>> {
  const username = readUsername(request.username);
  const network = networkOf(request.address);
  const device = username && deps.devices.knownAs(request.cookies, username);
  const answer =
    username && device
      ? await deps.rooms.known(username, () => tryPair(deps, request, username, triedOn(device)))
      : await deps.rooms.strangers(network.wider, () => tryPair(deps, request, username, triedFrom(network, username)));
  return answer ?? failure("sign_in_busy");
}

async function tryPair(
  deps: AuthDeps,
  request: SignInRequest,
  username: string | null,
  tried: Tried,
): Promise<Result<SignedIn>> {
  const { address, password } = request;
  const seconds = await countTry(deps, tried);
  if (seconds !== null) return failure("sign_in_throttled", { params: { seconds } });

  const checked = username ? await findCredential(deps.database.read, { username }) : null;
  const right = await isRight(deps, checked, password);
  return deps.database.transaction(async (tx): Promise<Result<SignedIn>> => {
    const user = right && checked && (await stillMaySignIn(tx, checked));
    const expired = checked?.passwordUntil !== null && deps.now() >= (checked?.passwordUntil ?? 0);
    if (user && !expired) return { ok: true, ...(await admit(deps, tx, { ...checked, user }, request, tried)) };
    const refused = { at: deps.now(), by: SYSTEM, action: "session.refused", subject: username ?? NOBODY };
    await appendAudit(tx, deps.auditKey, { ...refused, data: { address } });
    return failure(user ? "password_expired" : "sign_in_failed");
  });
}

/** Always hashes, even for an unknown user: the time it takes limits how many tries, and rows of the audit log, anybody can make. */
async function isRight({ passwords }: AuthDeps, checked: Credential | null, password: string): Promise<boolean> {
  if (checked) return passwords.verify({ hash: checked.passwordHash, password });
  await passwords.hash(password);
  return false;
}

/** While the password was checked, it may have been changed, or the user disabled and the sessions ended. */
async function stillMaySignIn(tx: Writer, checked: Credential): Promise<User | null> {
  const user = await lockUser(tx, checked.user.id);
  if (!user || user.disabled) return null;
  const now = await findCredential(tx, { id: user.id });
  const same = now?.passwordHash === checked.passwordHash && now.passwordUntil === checked.passwordUntil;
  return same ? user : null;
}

async function admit(
  deps: AuthDeps,
  tx: Writer,
  { user, passwordUntil, signedInAt }: Credential,
  { address, cookies, userAgent }: SignInRequest,
  tried: Tried,
): Promise<SignedIn> {
  const { id, username, name, role } = user;
  const actor: Actor = { id, username, name, role };
  const at = deps.now();
  const { key, cookie } = deps.cookie.issue();
  await deleteStaleSessions(tx, id, {
    started: at - SESSION_LIMITS.absoluteMs,
    lastSeen: at - SESSION_LIMITS.idleMs,
    now: at,
  });
  const known = deps.devices.knownAs(cookies, username) !== null;
  const hasFactor = (await factorOf(tx, actor)) !== null;
  const factorDue = hasFactor && !deps.devices.hasShownFactor(cookies, username) ? 1 : 0;
  // If somebody else locked this screen, their session ends, but their shift does not.
  await endBrowserSession(deps, tx, cookies);
  const agent = plainLine(userAgent).slice(0, LONGEST_AGENT);
  const sessionId = await insertSession(tx, { key, userId: id, factorDue, address, userAgent: agent, at });
  // A password set by somebody else opens one session, in which it must be changed.
  if (passwordUntil !== null) await updateUser(tx, id, { passwordUntil: 0 });
  await forgiveTries(tx, tried, at);
  // A person's very first device raises no alarm.
  const newDevice = !known && signedInAt !== null;
  if (signedInAt === null) await updateUser(tx, id, { signedInAt: at });
  const started = { at, by: actor, action: "session.start", subject: username };
  await appendAudit(tx, deps.auditKey, { ...started, data: { address, sessionId, ...(newDevice && { newDevice }) } });
  if (newDevice && deps.deviceAlarms) {
    const data = { id, username, name, address, device: deviceName(agent) };
    // One that stays open must not keep the next day's quiet.
    await raiseAlarmOnce(tx, { kind: "new_device", trId: null, at, data }, at - DAY);
  }
  const device = factorDue ? null : deps.devices.remembering(cookies, username, hasFactor);
  return { actor, cookie, device, gate: gateOf({ lockedAt: null, factorDue, passwordUntil }) };
}
