import { appendAudit } from "#lib/db/audit/audit-log.ts";
import { grantStepUp, isSteppedUp, openFactorGate } from "#lib/db/people/sessions.ts";
import { findCredential } from "#lib/db/people/users.ts";
import { failure, type Result } from "#lib/domain/result.ts";
import { hasRole, type StepUpKind } from "#lib/domain/roles.ts";
import { MINUTE } from "#lib/domain/time.ts";
import { type FactorProof, factorOf, passkeyQuestion, withFactor } from "./check-factor.ts";
import type { AuthDeps } from "./deps.ts";
import type { HttpCookie } from "./session-cookie.ts";
import { gatedSessionOf, type Renewed, renewToken, type Session } from "./session-of.ts";

const GOOD_FOR_MS = 5 * MINUTE;

/** Whether this kind of act needs a second factor now: the person has one, and has not given it for this kind in this session lately. */
export async function needsStepUp(deps: AuthDeps, { actor, sessionId }: Session, kind: StepUpKind): Promise<boolean> {
  if (!(await factorOf(deps.database.read, actor))) return false;
  return !(await isSteppedUp(deps.database.read, sessionId, kind, deps.now()));
}

/** Allows this session one kind of act for five minutes, with a new token. Fails like `withFactor`. */
export async function stepUp(
  deps: AuthDeps,
  session: Session,
  kind: StepUpKind,
  proof: FactorProof,
): Promise<Result<{ cookie: HttpCookie }>> {
  if (!hasRole(session.actor, "supervisor")) return failure("forbidden");
  return withFactor(deps, session, proof, async (tx, way) => {
    const at = deps.now();
    await grantStepUp(tx, session.sessionId, kind, at + GOOD_FOR_MS);
    const shown = { at, by: session.actor, action: "factor.step_up", subject: session.actor.username };
    await appendAudit(tx, deps.auditKey, { ...shown, data: { kind, way } });
    return { cookie: await renewToken(deps, tx, session.sessionId) };
  });
}

/** Opens a session that waits for a second factor, with a new token, and makes its browser known. Fails like `withFactor`. */
export async function passFactor(
  deps: AuthDeps,
  cookieHeader: string | null,
  proof: FactorProof,
): Promise<Result<Renewed & { device: HttpCookie; done: boolean }>> {
  const session = await factorGate(deps, cookieHeader);
  if (!session) return failure("unauthenticated");
  const { actor, sessionId } = session;
  return withFactor(deps, session, proof, async (tx, way) => {
    await openFactorGate(tx, sessionId);
    const shown = { at: deps.now(), by: actor, action: "session.factor", subject: actor.username };
    await appendAudit(tx, deps.auditKey, { ...shown, data: { sessionId, way } });
    const credential = await findCredential(tx, { id: actor.id });
    const device = deps.devices.remembering(cookieHeader, actor.username, true);
    const cookie = await renewToken(deps, tx, sessionId);
    return { actor, cookie, device, done: credential?.passwordUntil === null };
  });
}

/** `passkeyQuestion` for a session that waits for a second factor. */
export async function gateQuestion(deps: AuthDeps, cookieHeader: string | null): Promise<Result<{ question: object }>> {
  const session = await factorGate(deps, cookieHeader);
  return session ? passkeyQuestion(deps, session) : failure("unauthenticated");
}

async function factorGate(deps: AuthDeps, cookieHeader: string | null) {
  const session = await gatedSessionOf(deps, cookieHeader);
  return session?.gate === "factor" ? session : null;
}
