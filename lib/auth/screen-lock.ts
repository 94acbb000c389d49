import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { countPin, writeLock } from "#lib/db/people/sessions.ts";
import { findCredential, updateUser } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { confirmOwnPassword } from "./confirm-password.ts";
import type { AuthDeps } from "./deps.ts";
import { endSession } from "./end-sessions.ts";
import { invalid } from "./invalid.ts";
import { gatedSessionOf, type Renewed, renewToken, type Session } from "./session-of.ts";

const PIN = /^\d{6}$/;
const MOST_TRIES = 5;
/** A repeated digit or group, or digits in sequence. */
const WEAK = /^(\d{1,3})\1+$/;
const RUNS = "01234567890 9876543210";

/** Locks a session's screen: the session counts for nothing until it is unlocked. */
export async function lockScreen(deps: AuthDeps, { actor, sessionId }: Session): Promise<void> {
  const at = deps.now();
  await deps.database.transaction(async (tx) => {
    await writeLock(tx, sessionId, at);
    const locked = { at, by: actor, action: "session.lock", subject: actor.username };
    await appendAudit(tx, deps.auditKey, { ...locked, data: { sessionId } });
  });
}

/**
 * Unlocks a screen for the person who locked it, with a new token. `pin_wrong` with the tries `left`; the fifth wrong PIN ends the session,
 * `pin_ended`. `unauthenticated` if no screen is locked, `sign_in_busy` if too many wait.
 */
export async function unlockScreen(deps: AuthDeps, cookieHeader: string | null, pin: string): Promise<Result<Renewed>> {
  const session = await gatedSessionOf(deps, cookieHeader);
  if (session?.gate !== "lock") return failure("unauthenticated");
  const judged = await deps.rooms.known(session.actor.username, () => tryPin(deps, session, pin));
  return judged ?? failure("sign_in_busy");
}

async function tryPin(deps: AuthDeps, { actor, sessionId }: Session, pin: string): Promise<Result<Renewed>> {
  const tries = await deps.database.transaction((tx) => countPin(tx, sessionId));
  if (tries === null || tries > MOST_TRIES) return failure("pin_ended");
  const hash = PIN.test(pin) ? (await findCredential(deps.database.read, { id: actor.id }))?.pinHash : null;
  const right = hash ? await deps.passwords.verify({ hash, password: pin }) : false;
  return deps.database.transaction(async (tx): Promise<Result<Renewed>> => {
    const said = { at: deps.now(), by: actor, subject: actor.username, data: { sessionId } };
    if (right) {
      await writeLock(tx, sessionId, null);
      await appendAudit(tx, deps.auditKey, { ...said, action: "session.unlock" });
      return { ok: true, actor, cookie: await renewToken(deps, tx, sessionId) };
    }
    await appendAudit(tx, deps.auditKey, { ...said, action: "pin.refused" });
    if (tries < MOST_TRIES) return failure("pin_wrong", { params: { left: MOST_TRIES - tries } });
    await endSession(deps, tx, actor, sessionId);
    return failure("pin_ended");
  });
}

export async function hasPin(deps: AuthDeps, actor: Actor): Promise<boolean> {
  return Boolean((await findCredential(deps.database.read, { id: actor.id }))?.pinHash);
}

/** Sets one's PIN, or removes it (empty). `password_wrong`, or `invalid_input` for a PIN that is not six digits or easily guessed. */
export async function setPin(
  deps: AuthDeps,
  { actor }: Session,
  { own, pin }: { own: string; pin: string },
): Promise<Result<unknown>> {
  const weak = !PIN.test(pin) || WEAK.test(pin) || RUNS.includes(pin);
  if (pin !== "" && weak) return invalid("pin", "pin_weak");
  const confirmed = await confirmOwnPassword(deps, actor, own);
  if (!confirmed.ok) return confirmed;
  const pinHash = pin === "" ? null : await deps.passwords.hash(pin);
  return deps.database.transaction(async (tx): Promise<Result<unknown>> => {
    await updateUser(tx, actor.id, { pinHash });
    const set = { at: deps.now(), by: actor, action: "user.set_pin", subject: actor.username };
    await appendAudit(tx, deps.auditKey, { ...set, data: { given: pinHash !== null } });
    return { ok: true };
  });
}
