import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { findCredential } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import type { Actor } from "#lib/domain/roles.ts";
import { countTry, forgiveTries, triedAgain } from "./count-try.ts";
import type { AuthDeps } from "./deps.ts";

/**
 * Asks a signed-in person for their password again before an irreversible act. `sign_in_failed` if it is wrong or the user is disabled;
 * `sign_in_throttled` with the `seconds` to wait, which other people's sign-in tries cannot cause; `sign_in_busy`.
 */
export async function confirmPassword(deps: AuthDeps, userId: string, password: string): Promise<Result<unknown>> {
  const credential = await findCredential(deps.database.read, { id: userId });
  if (!credential || credential.user.disabled) return failure("sign_in_failed");
  const { user, passwordHash } = credential;
  const tried = triedAgain(user.id);
  const confirmed = await deps.rooms.known(user.username, async (): Promise<Result<unknown>> => {
    const seconds = await countTry(deps, tried);
    if (seconds !== null) return failure("sign_in_throttled", { params: { seconds } });
    const right = await deps.passwords.verify({ hash: passwordHash, password });
    return deps.database.transaction(async (tx): Promise<Result<unknown>> => {
      const now = deps.now();
      if (right) {
        await forgiveTries(tx, tried, now);
        return { ok: true };
      }
      await appendAudit(tx, deps.auditKey, { at: now, by: user, action: "password.refused", subject: user.username });
      return failure("sign_in_failed");
    });
  });
  return confirmed ?? failure("sign_in_busy");
}

/** `confirmPassword` for the actor, with a form's errors: `password_wrong`, or as `confirmPassword`. */
export async function confirmOwnPassword(deps: AuthDeps, actor: Actor, own: string): Promise<Result<unknown>> {
  const confirmed = await confirmPassword(deps, actor.id, own);
  return !confirmed.ok && confirmed.error.code === "sign_in_failed" ? failure("password_wrong") : confirmed;
}
