import { isAPIError } from "better-auth/api";
import { appendAudit } from "#lib/db/audit/audit-log.ts";
import type { Writer } from "#lib/db/connection.ts";
import { deleteSession, deleteStaleSessions, startSession } from "#lib/db/people/sessions.ts";
import { type Credential, findCredential, lockUser, type User } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, SYSTEM } from "#lib/domain/roles.ts";
import { countTry, forgiveTries, type Tried, triedFrom, triedOn } from "./count-try.ts";
import type { AuthDeps } from "./deps.ts";
import { networkOf } from "./network.ts";
import type { HttpCookie } from "./session-cookie.ts";
import { SESSION_LIMITS } from "./session-limits.ts";
import { readUsername } from "./username.ts";

export type SignInRequest = {
  readonly username: string;
  readonly password: string;
  /** Of whoever asks, as the socket or a trusted proxy says. */
  readonly address: string;
  /** The request's `Cookie` header. */
  readonly cookies: string | null;
};
/** `cookie` carries the session; `device` stays when it has ended. */
export type SignedIn = { readonly actor: Actor; readonly cookie: HttpCookie; readonly device: HttpCookie };

/** In place of a username that nobody can have: it may be a password typed into the wrong field. */
const NOBODY = "?";

/**
 * Signs a person in with a new session. A wrong password, an unknown user and a disabled one get the same `sign_in_failed` after the same
 * work; too many tries get `sign_in_throttled` with the `seconds` to wait; `sign_in_busy` where too many wait for that work.
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
  const created = username ? await createSession(deps, username, password) : await refuseNobody(deps, password);
  return deps.database.transaction(async (tx): Promise<Result<SignedIn>> => {
    const user = created && checked && (await stillMaySignIn(tx, checked));
    const admitted = created && user && (await admit(deps, tx, user, created, { address, tried }));
    if (admitted) {
      const device = deps.devices.remembering(request.cookies, admitted.actor.username);
      return { ok: true, ...admitted, device };
    }
    if (created) await deleteSession(tx, created);
    const refused = { at: deps.now(), by: SYSTEM, action: "session.refused", subject: username ?? NOBODY };
    await appendAudit(tx, deps.auditKey, { ...refused, data: { address } });
    return failure("sign_in_failed");
  });
}

/**
 * Better Auth's check of the pair; for an unknown user it hashes all the same. What is answered keeps the place of the session, which counts
 * for nothing until it is admitted, and then has another key.
 */
async function createSession(deps: AuthDeps, username: string, password: string): Promise<string | null> {
  try {
    const { token } = await deps.betterAuth.api.signInUsername({ body: { username, password } });
    return token;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

async function refuseNobody(deps: AuthDeps, password: string): Promise<null> {
  await deps.passwords.hash(password);
  return null;
}

/** While the password was being checked, somebody may have changed it or disabled the user, and ended the sessions there were. */
async function stillMaySignIn(tx: Writer, checked: Credential): Promise<User | null> {
  const user = await lockUser(tx, checked.user.id);
  if (!user || user.disabled) return null;
  const now = await findCredential(tx, { id: user.id });
  return now?.passwordHash === checked.passwordHash ? user : null;
}

/** Null when somebody has ended the user's sessions since this one was made. */
async function admit(
  deps: AuthDeps,
  tx: Writer,
  user: User,
  created: string,
  { address, tried }: { address: string; tried: Tried },
): Promise<{ actor: Actor; cookie: HttpCookie } | null> {
  const { id, username, name, role } = user;
  const actor: Actor = { id, username, name, role };
  const now = deps.now();
  const { key, cookie } = deps.cookie.issue();
  const session = await startSession(tx, created, { key, at: now });
  if (!session) return null;
  const before = { started: now - SESSION_LIMITS.absoluteMs, lastSeen: now - SESSION_LIMITS.idleMs, now };
  await deleteStaleSessions(tx, id, before);
  await forgiveTries(tx, tried, now);
  const started = { at: now, by: actor, action: "session.start", subject: username };
  await appendAudit(tx, deps.auditKey, { ...started, data: { address, sessionId: session.id } });
  return { actor, cookie };
}
