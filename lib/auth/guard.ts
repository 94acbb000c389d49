import { failure, type Result } from "#lib/domain/result.ts";
import { type Actor, hasRole, type Role } from "#lib/domain/roles.ts";

/** Whether a session's person has `role`: `unauthenticated` without a session, `forbidden` without the role. */
export function requireRole(session: { readonly actor: Actor } | null, role: Role): Result<{ actor: Actor }> {
  if (!session) return failure("unauthenticated");
  return hasRole(session.actor, role) ? { ok: true, actor: session.actor } : failure("forbidden");
}

/** Reads something for a supervisor; `forbidden` to everyone else, without reading. */
export async function forSupervisors<T extends object>(actor: Actor, read: () => Promise<T>): Promise<Result<T>> {
  return hasRole(actor, "supervisor") ? { ok: true, ...(await read()) } : failure("forbidden");
}
